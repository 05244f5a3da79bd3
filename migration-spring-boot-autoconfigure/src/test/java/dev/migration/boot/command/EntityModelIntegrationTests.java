package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.MigratedDatabases;
import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.entity.library.Shelf;
import dev.migration.boot.entity.shop.Article;
import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.SchemaSource;
import dev.migration.testing.TestDatabase;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The model that commands read against the one that the application starts with.
 */
class EntityModelIntegrationTests {

	private TestDatabase database;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void theModelIsWhatTheApplicationStartsWith() {
		List<SchemaModel> started = new ArrayList<>();
		runner(Shop.class).withBean(HibernatePropertiesCustomizer.class, () -> (properties) -> {
			Integrator integrator = new Integrator() {

				@Override
				public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
						SessionFactoryImplementor sessionFactory) {
					started.add(new HibernateSchemaSource(metadata, new PostgreSqlDialect(), "public").read());
				}

			};
			properties.put("hibernate.integrator_provider", (IntegratorProvider) () -> List.of(integrator));
		}).run((context) -> assertThat(context).hasNotFailed());

		List<SchemaModel> captured = new ArrayList<>();
		runner(Shop.class).withBean(PersistenceProviderPostProcessor.class)
			.run((context) -> captured.add(model(context).read()));

		assertThat(captured).isEqualTo(started);
		assertThat(captured.get(0).tables()).hasSize(4)
			.allMatch((table) -> table.name().name().text().startsWith("t_"));
		assertThat(captured.get(0).enumTypes()).hasSize(1);
	}

	@Test
	void readingTheModelOpensNoConnection() {
		runner(Shop.class).withBean(PersistenceProviderPostProcessor.class).run((context) -> {
			SchemaSource model = model(context);
			this.database.close();

			assertThat(model.read().tables()).hasSize(4);
		});
	}

	@Test
	void severalPersistenceUnitsNeedAChoice() {
		CommandResult result = check(TwoUnits.class);

		assertThat(result).isEqualTo(new CommandResult(2, "",
				"""
						FAILED: There are several persistence units, 'library', 'shop'; set 'migration.persistence-unit' to the \
						one to compare.
						"""));
	}

	@Test
	void theChosenPersistenceUnitIsCompared() {
		CommandResult result = check(TwoUnits.class, "--migration.persistence-unit=library");

		assertThat(result.code()).isEqualTo(3);
		assertThat(result.out()).contains("'shelf'", "'shelf_seq'").doesNotContain("article");
	}

	@Test
	void applicationsWithoutEntityManagerFactorySaySo() {
		CommandResult result = check(NoUnit.class);

		assertThat(result).isEqualTo(new CommandResult(2, "", """
				FAILED: This application has no entity model to compare with the database; add \
				'spring-boot-starter-data-jpa', or write the revision by hand without '--autogenerate'.
				"""));
	}

	private CommandResult check(Class<?> application, String... more) {
		List<String> arguments = new ArrayList<>(List.of(more));
		arguments.addAll(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(),
				"--migration.locations=classpath:dev/migration/boot/testing", "migrate", "check"));
		return CommandResult.of(application, arguments.toArray(String[]::new));
	}

	private static SchemaSource model(ConfigurableApplicationContext context) {
		SchemaSource model = EntityModel.find(context, context.getBean(Migrations.class),
				context.getBean(MigratedDatabases.class).settings("default"), true);
		assertThat(model).isNotNull();
		return model;
	}

	private ApplicationContextRunner runner(Class<?> application) {
		return new ApplicationContextRunner().withUserConfiguration(application)
			.withConfiguration(AutoConfigurations.of(MigrationAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password(), "migration.on-startup=none",
					"migration.locations=classpath:dev/migration/boot/testing", "spring.jpa.hibernate.ddl-auto=none",
					"spring.jpa.properties.hibernate.type.preferred_instant_jdbc_type=TIMESTAMP");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Article.class)
	static class Shop {

		@Bean
		PhysicalNamingStrategy namingStrategy() {
			return new PhysicalNamingStrategySnakeCaseImpl() {

				@Override
				public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
					return super.toPhysicalTableName(Identifier.toIdentifier("t_" + name.getText()), environment);
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TwoUnits {

		@Bean
		LocalContainerEntityManagerFactoryBean library(EntityManagerFactoryBuilder builder, DataSource dataSource) {
			return builder.dataSource(dataSource).packages(Shelf.class).persistenceUnit("library").build();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean shop(EntityManagerFactoryBuilder builder, DataSource dataSource) {
			return builder.dataSource(dataSource).packages(Article.class).persistenceUnit("shop").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			excludeName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
	static class NoUnit {

	}

}
