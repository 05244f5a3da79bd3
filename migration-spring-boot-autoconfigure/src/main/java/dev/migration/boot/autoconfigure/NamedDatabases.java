package dev.migration.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * The databases below {@code migration.databases}. A map that Spring Boot binds would
 * begin with whatever a command line or a profile overrides; here the order is that of
 * the source which everything else overrides, and so is the spelling of the names. A
 * source without an order has them sorted.
 */
final class NamedDatabases {

	static final String PREFIX = "migration.databases";

	private static final ConfigurationPropertyName DATABASES = ConfigurationPropertyName.of(PREFIX);

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

	private final Environment environment;

	NamedDatabases(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Return the names in order.
	 * @return the names of databases or of schemas, none if there is only one of both
	 * @throws InvalidConnectionException if a name is none
	 */
	Collection<String> names() {
		List<String> schemas = schemas();
		return schemas.isEmpty() ? databases().values() : schemas;
	}

	/**
	 * Return the schemas that are migrated with the same scripts.
	 * @return the schemas in order, none if it is not said
	 * @throws InvalidConnectionException if something else says where to migrate too
	 */
	List<String> schemas() {
		return SchemaList.of(Binder.get(this.environment), databases().keySet());
	}

	/**
	 * Return the properties of each database.
	 * @return what each one says itself, by name
	 */
	Map<String, DatabaseProperties> properties() {
		Binder binder = Binder.get(this.environment);
		Map<String, DatabaseProperties> properties = new LinkedHashMap<>();
		for (Map.Entry<ConfigurationPropertyName, String> database : databases().entrySet()) {
			properties.put(database.getValue(), binder.bind(database.getKey(), Bindable.of(DatabaseProperties.class))
				.orElseGet(DatabaseProperties::new));
		}
		return properties;
	}

	/**
	 * Return one property of each database.
	 * @param property the end of its name
	 * @return the values by name, without those that say nothing
	 */
	Map<String, String> values(String property) {
		Binder binder = Binder.get(this.environment);
		Map<String, String> values = new LinkedHashMap<>();
		databases().forEach((prefix, name) -> binder.bind(prefix.append(property), Bindable.of(String.class))
			.ifBound((value) -> values.put(name, value)));
		return values;
	}

	private Map<ConfigurationPropertyName, String> databases() {
		Map<ConfigurationPropertyName, String> databases = new LinkedHashMap<>();
		for (ConfigurationPropertySource source : lowestPrecedenceFirst()) {
			if (source instanceof IterableConfigurationPropertySource properties) {
				for (ConfigurationPropertyName property : namesBelow(properties)) {
					databases.computeIfAbsent(property.chop(3), (prefix) -> nameIn(property));
				}
			}
		}
		return databases;
	}

	private static List<ConfigurationPropertyName> namesBelow(IterableConfigurationPropertySource properties) {
		List<ConfigurationPropertyName> names = new ArrayList<>();
		for (ConfigurationPropertyName name : properties) {
			if (DATABASES.isAncestorOf(name)) {
				names.add(name);
			}
		}
		if (!isOrdered(properties)) {
			Collections.sort(names);
		}
		return names;
	}

	// A command line, variables and java.util.Properties know no order
	private static boolean isOrdered(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> properties
				&& (properties instanceof OriginTrackedMapPropertySource
						|| properties.getSource() instanceof LinkedHashMap);
	}

	private List<ConfigurationPropertySource> lowestPrecedenceFirst() {
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			sources.add(source);
		}
		Collections.reverse(sources);
		return sources;
	}

	private static String nameIn(ConfigurationPropertyName property) {
		String name = property.getElement(2, Form.ORIGINAL);
		if (property.getNumberOfElements() == 3) {
			throw new InvalidConnectionException("'%1$s.%2$s' says nothing about a database; name the database and one"
				.formatted(PREFIX, name)
					+ " of its properties, as in '%s.%s.url'.".formatted(PREFIX, isProperty(name) ? "<name>" : name));
		}
		if (!NAME.matcher(name).matches()) {
			throw new InvalidConnectionException(
					"'%s' in '%s' is no name for a database; use letters, digits, '-' and".formatted(name, PREFIX)
							+ " '_'.");
		}
		return Objects.requireNonNull(name);
	}

	private static boolean isProperty(String name) {
		return List.of("url", "host", "user", "password", "data-source", "locations").contains(name);
	}

}
