package dev.migration.metamodel;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.migration.schema.Name;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.QualifiedName;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.OneToMany;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@link PreviousName} on the entities and attributes of a mapping.
 */
final class PreviousNameReader {

	private final Metadata metadata;

	private final MappingNames names;

	private final PhysicalNamingStrategy strategy;

	private final JdbcEnvironment environment;

	private final Map<QualifiedName, List<Name>> tables = new TreeMap<>();

	private final Map<QualifiedName, Map<Name, List<Name>>> columns = new TreeMap<>();

	private final Map<Class<?>, List<Member>> annotated = new HashMap<>();

	PreviousNameReader(Metadata metadata, MappingNames names) {
		this.metadata = metadata;
		this.names = names;
		this.strategy = metadata.getDatabase().getPhysicalNamingStrategy();
		this.environment = metadata.getDatabase().getJdbcEnvironment();
	}

	PreviousNames read() {
		for (PersistentClass entity : this.metadata.getEntityBindings()) {
			Class<?> type = entity.getMappedClass();
			if (type == null) {
				continue;
			}
			readEntity(entity, type);
			if (entity.hasIdentifierProperty()) {
				readAttribute(type, entity.getIdentifierProperty());
			}
			else if (entity.getIdentifier() instanceof Component key) {
				key.getProperties().forEach((attribute) -> readAttribute(type, attribute));
			}
			entity.getProperties().forEach((attribute) -> readAttribute(type, attribute));
		}
		return new PreviousNames(this.tables, this.columns);
	}

	/** Entities that share the table of their parent have none to rename. */
	private void readEntity(PersistentClass entity, Class<?> type) {
		PreviousName former = type.getDeclaredAnnotation(PreviousName.class);
		boolean own = entity.getSuperclass() == null || !entity.getSuperclass().getTable().equals(entity.getTable());
		if (former != null && own) {
			add(former, entity.getTable());
		}
	}

	private void add(PreviousName former, Table table) {
		Set<Name> found = new LinkedHashSet<>();
		for (String text : former.value()) {
			found.add(stored(text));
			found.add(this.names.stored(this.strategy.toPhysicalTableName(identifier(text), this.environment)));
		}
		this.tables.computeIfAbsent(this.names.of(table), (key) -> new ArrayList<>()).addAll(found);
	}

	private void readAttribute(Class<?> owner, Property attribute) {
		PreviousName former = annotation(owner, attribute.getName());
		Value value = attribute.getValue();
		if (value instanceof Component component) {
			readComponent(owner, component);
		}
		if (value instanceof Collection collection) {
			readCollection(former, attribute, collection);
		}
		else if (former != null) {
			addColumns(former, attribute.getName(), value.getTable(), value.getSelectables());
		}
	}

	private void readComponent(Class<?> owner, Component component) {
		Class<?> type = component.isDynamic() ? null : component.getComponentClass();
		Class<?> declaring = (type != null) ? type : owner;
		component.getProperties().forEach((part) -> readAttribute(declaring, part));
	}

	private void readCollection(@Nullable PreviousName former, Property attribute, Collection collection) {
		Value element = collection.getElement();
		if (element instanceof Component component) {
			readComponent(Object.class, component);
		}
		if (former == null || collection.isInverse()) {
			return;
		}
		if (collection.isOneToMany() || element instanceof OneToMany) {
			Value key = collection.getKey();
			addColumns(former, attribute.getName(), key.getTable(), key.getSelectables());
		}
		else {
			add(former, collection.getCollectionTable());
		}
	}

	private void addColumns(PreviousName former, String attribute, Table table, List<Selectable> selectables) {
		List<Column> mapped = selectables.stream().filter(Column.class::isInstance).map(Column.class::cast).toList();
		Name prefix = physical(attribute);
		for (Column column : mapped) {
			Name name = this.names.of(column);
			boolean prefixed = name.text().startsWith(prefix.text());
			Set<Name> found = new LinkedHashSet<>();
			for (String text : former.value()) {
				if (mapped.size() == 1) {
					found.add(stored(text));
					found.add(physical(text));
				}
				if (prefixed) {
					found.add(Name.of(physical(text).text() + name.text().substring(prefix.text().length())));
				}
			}
			found.remove(name);
			this.columns.computeIfAbsent(this.names.of(table), (key) -> new TreeMap<>())
				.computeIfAbsent(name, (key) -> new ArrayList<>())
				.addAll(found);
		}
	}

	/** As SQL has it: in quotes, or in any case. */
	private Name stored(String text) {
		return this.names.stored(identifier(text));
	}

	private Name physical(String text) {
		return this.names.stored(this.strategy.toPhysicalColumnName(identifier(text), this.environment));
	}

	private static Identifier identifier(String text) {
		return Identifier.toIdentifier(text.strip());
	}

	private @Nullable PreviousName annotation(Class<?> owner, String attribute) {
		for (Class<?> type = owner; type != null && type != Object.class; type = type.getSuperclass()) {
			PreviousName found = null;
			for (Member member : this.annotated.computeIfAbsent(type, PreviousNameReader::annotatedMembers)) {
				boolean named = (member instanceof Method method) ? found == null && isGetter(method, attribute)
						: member.getName().equals(attribute);
				found = named ? ((AnnotatedElement) member).getDeclaredAnnotation(PreviousName.class) : found;
			}
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/** Most classes have none, and each is asked for each of its attributes. */
	private static List<Member> annotatedMembers(Class<?> type) {
		List<Member> members = new ArrayList<>();
		for (Field field : type.getDeclaredFields()) {
			if (field.isAnnotationPresent(PreviousName.class)) {
				members.add(field);
			}
		}
		for (Method method : type.getDeclaredMethods()) {
			if (method.isAnnotationPresent(PreviousName.class)) {
				members.add(method);
			}
		}
		return members;
	}

	private static boolean isGetter(Method method, String attribute) {
		String suffix = attribute.substring(0, 1).toUpperCase(Locale.ROOT) + attribute.substring(1);
		return method.getParameterCount() == 0 && !method.isSynthetic() && (method.getName().equals(attribute)
				|| method.getName().equals("get" + suffix) || method.getName().equals("is" + suffix));
	}

}
