package dev.migration.boot.autoconfigure;

import javax.sql.DataSource;

import dev.migration.command.Migrations;
import io.r2dbc.spi.ConnectionFactory;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Auto-configuration of schema migrations: the upgrade on start-up.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class,
		afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnClass({ JdbcOperations.class, DataSourceAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "migration.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrationProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class MigrationAutoConfiguration {

	/**
	 * Set to {@code true} while a command runs instead of the application.
	 */
	public static final String COMMAND_MODE = "dev.migration.command-mode";

	/**
	 * Set to {@code true} while a command writes a revision, which may be the first one
	 * of its folder.
	 */
	public static final String WRITING_MODE = "dev.migration.writing-mode";

	@Bean("dev.migration.schemaManagementProvider")
	MigrationSchemaManagementProvider schemaManagementProvider(ObjectProvider<Migrations> migrations) {
		return new MigrationSchemaManagementProvider(migrations);
	}

	@Bean("dev.migration.events")
	MigrationEvents events(ApplicationEventPublisher publisher) {
		return new MigrationEvents(publisher);
	}

	@Bean("dev.migration.databases")
	MigratedDatabases databases(MigrationProperties properties, Environment environment, ListableBeanFactory beans) {
		MigratedDatabases databases = MigratedDatabases.of(properties, environment);
		ProcessedDatabases.check(databases, beans);
		return databases;
	}

	@Bean("dev.migration.strategy")
	@ConditionalOnMissingBean
	MigrationStrategy strategy(MigratedDatabases databases) {
		return new StartupStrategy(databases);
	}

	@Bean("dev.migration.initializer")
	@ConditionalOnMissingBean
	MigrationInitializer initializer(ObjectProvider<Migrations> migrations, MigrationStrategy strategy,
			MigrationEvents events, BackgroundMigration background, StartupSteps steps) {
		return new MigrationInitializer(migrations.orderedStream().toList(),
				steps.around(background.around(events.completing(strategy))));
	}

	@Bean("dev.migration.startupSteps")
	StartupSteps startupSteps(ApplicationStartup startup, MigratedDatabases databases) {
		return new StartupSteps(startup, databases);
	}

	@Bean("dev.migration.background")
	BackgroundMigration background(MigratedDatabases databases, ApplicationContext context) {
		return new BackgroundMigration(databases, context);
	}

	@Bean("dev.migration.initializersBesideBackground")
	static InitializersBesideBackground initializersBesideBackground(ConfigurableListableBeanFactory beanFactory) {
		return new InitializersBesideBackground(beanFactory);
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

	@Bean("dev.migration.behindOtherTools")
	static MigrationsBehindOtherTools behindOtherTools() {
		return new MigrationsBehindOtherTools();
	}

	/**
	 * The databases of the properties, unless the application makes its own
	 * {@link Migrations}.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(Migrations.class)
	@Import(MigrationsRegistrar.class)
	static class MigrationsConfiguration {

		@Bean(MigrationsFactory.BEAN)
		MigrationsFactory factory(MigratedDatabases databases, ConnectionSources sources, ApplicationContext context) {
			return new MigrationsFactory(databases, sources, context);
		}

		@Bean("dev.migration.connectionBeans")
		ConnectionBeans connectionBeans(ConfigurableListableBeanFactory beanFactory,
				ObjectProvider<MigrationConnectionDetails> connectionDetails,
				@MigrationDataSource ObjectProvider<DataSource> migrationDataSource, MigratedDatabases databases) {
			return new ConnectionBeans(beanFactory, connectionDetails, migrationDataSource, databases);
		}

		@Bean("dev.migration.connectionSources")
		ConnectionSources connectionSources(ConnectionBeans beans, ObjectProvider<DataSource> dataSource,
				ObjectProvider<JdbcConnectionDetails> applicationDetails,
				ObjectProvider<ReactiveConnection> reactiveConnection, Environment environment) {
			return new ConnectionSources(beans, new ApplicationDataSource(dataSource, applicationDetails),
					reactiveConnection.getIfAvailable(() -> ReactiveConnection.NONE),
					new PostgresEnvironment(environment));
		}

	}

	/**
	 * Entities that wait for a migration in the background.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ LocalContainerEntityManagerFactoryBean.class, EntityManagerFactory.class,
			ProxyFactory.class })
	static class EntitiesConfiguration {

		@Bean("dev.migration.waitingEntityManagerFactories")
		static WaitingEntityManagerFactories waitingEntityManagerFactories(
				ObjectProvider<BackgroundMigration> background) {
			return new WaitingEntityManagerFactories(background);
		}

	}

	/**
	 * The database of a reactive application.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConnectionFactory.class, R2dbcConnectionDetails.class })
	static class ReactiveConfiguration {

		@Bean("dev.migration.reactiveConnection")
		ReactiveConnection reactiveConnection(ObjectProvider<R2dbcConnectionDetails> details,
				ObjectProvider<ConnectionFactory> factories) {
			return new R2dbcConnection(details, factories);
		}

	}

}
