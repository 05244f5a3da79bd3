package dev.migration.metamodel;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.boot.Metadata;
import org.hibernate.generator.EventType;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.models.spi.ClassDetails;
import org.hibernate.models.spi.MemberDetails;
import org.jspecify.annotations.Nullable;

/**
 * The columns that Hibernate fills with the current time. It makes them {@code not null},
 * but only when it builds the session factory (CurrentTimestampGeneration), which is
 * after the mapping was built and before the schema is created.
 */
final class TimestampColumns {

	private final Set<Column> columns = Collections.newSetFromMap(new IdentityHashMap<>());

	TimestampColumns(Metadata metadata) {
		for (PersistentClass entity : metadata.getEntityBindings()) {
			entity.getProperties().forEach((property) -> add(entity.getClassName(), property));
		}
	}

	boolean contains(Column column) {
		return this.columns.contains(column);
	}

	private void add(@Nullable String owner, Property property) {
		if (property.getValue() instanceof Component component) {
			component.getProperties().forEach((part) -> add(component.getComponentClassName(), part));
		}
		else if (owner != null && property.getValue() instanceof SimpleValue value && value.getColumnSpan() == 1
				&& isSetOnInsert(owner, property, value)) {
			this.columns.addAll(value.getColumns());
		}
	}

	private static boolean isSetOnInsert(String owner, Property property, SimpleValue value) {
		ClassDetails details = value.getBuildingContext()
			.getBootstrapContext()
			.getModelsContext()
			.getClassDetailsRegistry()
			.findClassDetails(owner);
		while (details != null) {
			if (members(details, property.getName()).anyMatch(TimestampColumns::isSetOnInsert)) {
				return true;
			}
			details = details.getSuperClass();
		}
		return false;
	}

	private static Stream<MemberDetails> members(ClassDetails details, String name) {
		Stream<MemberDetails> fields = details.getFields()
			.stream()
			.filter((field) -> field.getName().equals(name))
			.map(MemberDetails.class::cast);
		Stream<MemberDetails> getters = details.getMethods()
			.stream()
			.filter((method) -> name.equals(method.resolveAttributeName()))
			.map(MemberDetails.class::cast);
		return Stream.concat(fields, getters);
	}

	private static boolean isSetOnInsert(MemberDetails member) {
		CurrentTimestamp current = member.getDirectAnnotationUsage(CurrentTimestamp.class);
		return (current != null && List.of(current.event()).contains(EventType.INSERT))
				|| member.hasDirectAnnotationUsage(CreationTimestamp.class)
				|| member.hasDirectAnnotationUsage(UpdateTimestamp.class);
	}

}
