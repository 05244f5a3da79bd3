package dev.migration.boot.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Name;
import dev.migration.scripts.ScriptLocations;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of schema migrations: the upgrade on start-up.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ JdbcOperations.class, DataSourceAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "migration.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrationProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class MigrationAutoConfiguration {

	/**
	 * Set to {@code true} while a command runs instead of the application.
	 */
	public static final String COMMAND_MODE = "dev.migration.command-mode";

	@Bean("dev.migration.schemaManagementProvider")
	MigrationSchemaManagementProvider schemaManagementProvider(ObjectProvider<Migrations> migrations) {
		return new MigrationSchemaManagementProvider(migrations);
	}

	@Bean("dev.migration.events")
	MigrationEvents events(ApplicationEventPublisher publisher) {
		return new MigrationEvents(publisher);
	}

	@Bean("dev.migration.migrations")
	@ConditionalOnMissingBean
	Migrations migrations(MigrationProperties properties, Environment environment, ResourceLoader resourceLoader,
			ObjectProvider<MigrationConnectionDetails> connectionDetails,
			@MigrationDataSource ObjectProvider<DataSource> migrationDataSource, ObjectProvider<DataSource> dataSource,
			ObjectProvider<JdbcConnectionDetails> applicationDetails, ObjectProvider<MigrationCallback> callbacks,
			ObjectProvider<MigrationCustomizer> customizers) {
		PropertiesCheck.check(properties);
		ConnectionSources sources = new ConnectionSources(connectionDetails, migrationDataSource,
				new ApplicationDataSource(dataSource, applicationDetails));
		Supplier<DataSource> choice = () -> sources.choose(properties, environment).dataSource();
		DataSource chosen = environment.getProperty(COMMAND_MODE, Boolean.class, false) ? new DeferredDataSource(choice)
				: choice.get();
		MigrationHistory history = history(properties, resourceLoader);
		RunOptions options = new RunOptions(properties.getLock().getTimeout(),
				environment.getProperty("spring.application.version"), host(environment),
				callbacks.orderedStream().toList(), Clock.systemUTC());
		for (MigrationCustomizer customizer : customizers.orderedStream().toList()) {
			options = customizer.customize(options);
		}
		return new Migrations(history, database(properties, chosen), options);
	}

	@Bean("dev.migration.strategy")
	@ConditionalOnMissingBean
	MigrationStrategy strategy(MigrationProperties properties) {
		PropertiesCheck.check(properties);
		return new StartupStrategy(properties.getOnStartup(), RevisionTarget.parse(properties.getTarget()),
				properties.getWaitTimeout());
	}

	@Bean("dev.migration.initializer")
	@ConditionalOnMissingBean
	MigrationInitializer initializer(Migrations migrations, MigrationStrategy strategy, MigrationEvents events) {
		return new MigrationInitializer(migrations, events.completing(strategy));
	}

	// What happens on start-up happens then, also if nobody needs the database yet
	@Bean("dev.migration.initializerIsNotLazy")
	static LazyInitializationExcludeFilter initializerIsNotLazy() {
		return LazyInitializationExcludeFilter.forBeanTypes(MigrationInitializer.class);
	}

	@Bean("dev.migration.beforeHibernate")
	static MigrationsBeforeHibernate beforeHibernate() {
		return new MigrationsBeforeHibernate();
	}

	private static MigrationDatabase database(MigrationProperties properties, DataSource dataSource) {
		Name schema = StringUtils.hasText(properties.getSchema()) ? Name.of(properties.getSchema()) : null;
		return new MigrationDatabase("default", dataSource, new PostgreSqlDialect(), schema,
				Name.of(properties.getVersionTable()));
	}

	private static MigrationHistory history(MigrationProperties properties, ResourceLoader resourceLoader) {
		ClassLoader classLoader = resourceLoader.getClassLoader();
		Assert.state(classLoader != null, "The resource loader has no class loader");
		return MigrationHistory.load(new ScriptLocations(properties.getLocations(), classLoader));
	}

	// The variable spares a container the look-up of its own name, which may ask a server
	private static String host(Environment environment) {
		String name = environment.getProperty("HOSTNAME");
		if (StringUtils.hasText(name)) {
			return name;
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

}
