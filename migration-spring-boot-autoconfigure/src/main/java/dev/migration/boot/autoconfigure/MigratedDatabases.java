package dev.migration.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The settings of all databases that an application migrates.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigratedDatabases {

	static final String BEAN = "dev.migration.migrations";

	private final List<DatabaseSettings> databases;

	private final DatabaseSettings others;

	private MigratedDatabases(List<DatabaseSettings> databases, DatabaseSettings others) {
		this.databases = databases;
		this.others = others;
	}

	/**
	 * Read the settings.
	 * @param properties what holds for all databases
	 * @param environment what knows about each of several
	 * @return the databases
	 */
	static MigratedDatabases of(MigrationProperties properties, Environment environment) {
		List<DatabaseSettings> databases = new ArrayList<>();
		boolean command = environment.getProperty(MigrationAutoConfiguration.COMMAND_MODE, Boolean.class, false);
		NamedDatabases names = new NamedDatabases(environment);
		for (String schema : names.schemas()) {
			databases.add(DatabaseSettings.schema(schema, properties));
		}
		Map<String, DatabaseProperties> named = names.properties();
		new UnknownProperties(environment).check(named.keySet());
		for (Map.Entry<String, DatabaseProperties> database : named.entrySet()) {
			if (command) {
				database.getValue().setOnStartup(OnStartup.NONE);
			}
			databases.add(DatabaseSettings.named(database.getKey(), database.getValue(), properties));
		}
		if (!environment.getProperty("migration.enabled", Boolean.class, true)) {
			// The beans are there nevertheless where conditions were decided ahead of
			// time
			properties.setOnStartup(OnStartup.NONE);
			named.values().forEach((own) -> own.setOnStartup(OnStartup.NONE));
		}
		DatabaseSettings single = DatabaseSettings.single(properties);
		if (databases.isEmpty()) {
			databases.add(single);
		}
		else if (!named.isEmpty()) {
			SharedPropertiesCheck.check(properties, databases);
		}
		for (DatabaseSettings database : databases) {
			PropertiesCheck.check(database);
		}
		return new MigratedDatabases(List.copyOf(databases), single);
	}

	/**
	 * Return where the scripts of all databases are, before there are any beans.
	 * @param environment what the properties say
	 * @return the locations
	 */
	static List<String> locations(Environment environment) {
		MigrationProperties shared = Binder.get(environment)
			.bindOrCreate(DatabaseSettings.PREFIX, MigrationProperties.class);
		List<String> locations = new ArrayList<>();
		new NamedDatabases(environment).properties()
			.forEach((name, own) -> locations.addAll(DatabaseSettings.named(name, own, shared).locations()));
		return locations.isEmpty() ? DatabaseSettings.single(shared).locations() : List.copyOf(locations);
	}

	/**
	 * Return the settings of a database.
	 * @param name its name
	 * @return the settings, those for all databases if the properties do not know it
	 */
	public DatabaseSettings settings(String name) {
		for (DatabaseSettings database : this.databases) {
			if (database.name().equals(name)) {
				return database;
			}
		}
		return this.others;
	}

	List<DatabaseSettings> all() {
		return this.databases;
	}

	List<String> names() {
		return this.databases.stream().map(DatabaseSettings::name).toList();
	}

	/**
	 * Return the name of the bean that migrates a database.
	 * @param name the name of the database
	 * @return the name of the bean
	 */
	static String beanName(String name) {
		return BEAN + "." + name;
	}

	/**
	 * Return which database a bean migrates that was made from the properties.
	 * @param beanName the name of the bean
	 * @return the name, or {@code null} if it is a bean of the application's own
	 */
	public static @Nullable String databaseOf(String beanName) {
		if (beanName.equals(BEAN)) {
			return DatabaseSettings.DEFAULT_NAME;
		}
		return beanName.startsWith(BEAN + ".") ? beanName.substring(BEAN.length() + 1) : null;
	}

}
