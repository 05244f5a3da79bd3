package dev.migration.boot.autoconfigure;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migration.schema.Name;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * The value of {@code migration.schemas}, refused where something else says the opposite.
 */
final class SchemaList {

	private static final String PROPERTY = DatabaseSettings.PREFIX + ".schemas";

	private static final Bindable<List<String>> TYPE = Bindable.listOf(String.class);

	private SchemaList() {
	}

	/**
	 * Read the list.
	 * @param binder knows the properties
	 * @param databases the prefixes of several databases
	 * @return the names, none if it is not said
	 */
	static List<String> of(Binder binder, Collection<ConfigurationPropertyName> databases) {
		databases.forEach((database) -> refuseBelow(database, binder));
		List<String> schemas = binder.bind(PROPERTY, TYPE).orElseGet(List::of).stream().map(String::strip).toList();
		if (!schemas.isEmpty()) {
			check(schemas);
			refuseBeside(databases, binder);
		}
		return schemas;
	}

	private static void refuseBelow(ConfigurationPropertyName database, Binder binder) {
		if (!binder.bind(database.append("schemas"), TYPE).orElseGet(List::of).isEmpty()) {
			throw new InvalidConnectionException(
					"'%1$s.schemas' means nothing, since only an application with one".formatted(database)
							+ " database lists its schemas; name a database for each of them, as in"
							+ " '%s_a.schema', and give them the same 'locations'.".formatted(database));
		}
	}

	private static void check(List<String> schemas) {
		Set<Name> names = new HashSet<>();
		for (String schema : schemas) {
			if (!StringUtils.hasText(schema)) {
				throw refused(schemas, "The name of a schema is blank; leave it out.");
			}
			if (!names.add(Name.of(schema))) {
				throw refused(schemas, "Schema '" + schema + "' is there twice; keep one.");
			}
		}
	}

	private static InvalidConfigurationPropertyValueException refused(List<String> schemas, String reason) {
		return new InvalidConfigurationPropertyValueException(PROPERTY, String.join(",", schemas), reason);
	}

	private static void refuseBeside(Collection<ConfigurationPropertyName> databases, Binder binder) {
		if (!databases.isEmpty()) {
			throw new InvalidConnectionException("'%1$s' and '%2$s' are both set, but only an application with one"
				.formatted(PROPERTY, NamedDatabases.PREFIX)
					+ " database lists its schemas; keep one of them, and give a database below '%s' its 'schema'."
						.formatted(NamedDatabases.PREFIX));
		}
		String single = binder.bind(DatabaseSettings.PREFIX + ".schema", Bindable.of(String.class)).orElse("");
		if (StringUtils.hasText(single)) {
			throw new InvalidConnectionException("'%s.schema' and '%s' are both set; keep one of them."
				.formatted(DatabaseSettings.PREFIX, PROPERTY));
		}
	}

}
