package dev.migration.boot.autoconfigure;

import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.MigrationException;
import dev.migration.command.Migrations;
import dev.migration.dialect.Dialects;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Name;
import dev.migration.scripts.ScriptLocations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes the commands of each database.
 */
class MigrationsFactory {

	static final String BEAN = "dev.migration.factory";

	private static final Logger logger = LoggerFactory.getLogger(MigrationsFactory.class);

	private final MigratedDatabases databases;

	private final ConnectionSources sources;

	private final ApplicationContext context;

	/** Schemas of one database are reached in the same way, which is told once. */
	private final SingletonSupplier<ConnectionSource> sourceOfSchemas;

	MigrationsFactory(MigratedDatabases databases, ConnectionSources sources, ApplicationContext context) {
		this.databases = databases;
		this.sources = sources;
		this.context = context;
		this.sourceOfSchemas = SingletonSupplier.of(() -> sources.choose(databases.all().get(0)));
	}

	/**
	 * Make the commands of a database. The factory method of the beans that
	 * {@link MigrationsRegistrar} registers.
	 * @param name the name of the database
	 * @return the commands
	 */
	Migrations migrations(String name) {
		DatabaseSettings settings = this.databases.settings(name);
		try {
			return new Migrations(history(settings), database(settings), options(settings));
		}
		catch (MigrationException ex) {
			throw (settings.isNamed() || settings.isSchema()) ? DatabaseFailedException.of(name, ex) : ex;
		}
	}

	private MigrationHistory history(DatabaseSettings settings) {
		ClassLoader classLoader = this.context.getClassLoader();
		Assert.state(classLoader != null, "The application has no class loader");
		ScriptLocations locations = new ScriptLocations(settings.locations(), classLoader);
		if (!environment().getProperty(MigrationAutoConfiguration.WRITING_MODE, Boolean.class, false)) {
			requireAll(locations.missing(), settings);
		}
		return MigrationHistory.load(locations);
	}

	/**
	 * Without a word a wrong location would look like a database that is up to date. Of
	 * several databases, one may have its first revision later than the others.
	 */
	private static void requireAll(List<String> missing, DatabaseSettings settings) {
		if (missing.isEmpty()) {
			return;
		}
		String names = "'" + String.join("', '", missing) + "'";
		if (settings.hasOwnLocations() && !settings.isNamed()) {
			throw new InvalidConfigurationPropertyValueException(settings.key("locations"), String.join(",", settings
				.locations()), "There is no folder " + names
						+ "; correct the location, or write its first revision with 'migrate revision' and build again.");
		}
		logger.warn("There is no folder {}, so there are no revisions of database '{}'", names, settings.name());
	}

	private MigrationDatabase database(DatabaseSettings settings) {
		SingletonSupplier<ConnectionSource> source = settings.isSchema() ? this.sourceOfSchemas
				: SingletonSupplier.of(() -> this.sources.choose(settings));
		boolean command = environment().getProperty(MigrationAutoConfiguration.COMMAND_MODE, Boolean.class, false);
		DataSource dataSource = command ? new DeferredDataSource(() -> source.obtain().dataSource())
				: source.obtain().dataSource();
		Name schema = (settings.schema() != null) ? Name.of(settings.schema()) : null;
		Name versionTable = Name.of(settings.versionTable());
		String dialect = settings.dialect();
		return (dialect != null)
				? new MigrationDatabase(settings.name(), dataSource, Dialects.named(dialect), schema, versionTable)
				: new MigrationDatabase(settings.name(), dataSource, () -> source.obtain().dialect(), schema,
						versionTable);
	}

	private RunOptions options(DatabaseSettings settings) {
		ObjectProvider<MigrationCallback> callbacks = this.context.getBeanProvider(MigrationCallback.class);
		RunOptions options = new RunOptions(settings.lockTimeout(),
				environment().getProperty("spring.application.version"), host(), callbacks.orderedStream().toList(),
				Clock.systemUTC())
			.withArguments(settings.arguments())
			.withPlaceholders(settings.placeholders())
			.withNaming(settings.naming())
			.withPolicy(settings.policy());
		for (MigrationCustomizer customizer : this.context.getBeanProvider(MigrationCustomizer.class)
			.orderedStream()
			.toList()) {
			options = customizer.customize(options);
		}
		return options;
	}

	// The variable spares a container the look-up of its own name, which may ask a server
	private String host() {
		String name = environment().getProperty("HOSTNAME");
		return StringUtils.hasText(name) ? name : "";
	}

	private Environment environment() {
		return this.context.getEnvironment();
	}

}
