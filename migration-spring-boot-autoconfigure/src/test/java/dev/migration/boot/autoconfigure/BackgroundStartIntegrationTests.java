package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import dev.migration.boot.shop.Product;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BackgroundMigration} in contexts without a web server.
 */
@ExtendWith(OutputCaptureExtension.class)
class BackgroundStartIntegrationTests {

	private static final String WARNING = "The start waits for the migration in the background";

	private TestDatabase database;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceInitializationAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
					MigrationAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password(),
					"spring.datasource.hikari.maximum-pool-size=1", "spring.jpa.hibernate.ddl-auto=validate",
					"migration.on-startup=background",
					"migration.locations=classpath:dev/migration/boot/shop/revision");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void entitiesWaitForTheMigration(CapturedOutput output) {
		this.runner.withUserConfiguration(Entities.class).run((context) -> {
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);

			assertThat(factory.isOpen()).isTrue();
			try (EntityManager entities = factory.createEntityManager()) {
				assertThat(entities.find(Product.class, 1L).getName()).isEqualTo("first");
			}
		});

		assertThat(output).contains("Migrating database 'default' in the background").doesNotContain(WARNING);
	}

	@Test
	void whoeverUsesEntitiesTooEarlyMakesTheStartWait(CapturedOutput output) {
		this.runner.withUserConfiguration(Entities.class, EarlyReader.class)
			.run((context) -> assertThat(context.getBean("early")).isEqualTo("first"));

		assertThat(output).containsOnlyOnce("WARN").contains(WARNING);
	}

	@Test
	void aStartWithNothingToDoIsAnOrdinaryOne(CapturedOutput output) {
		this.runner.withPropertyValues("migration.on-startup=upgrade").run((context) -> {
		});

		this.runner.withUserConfiguration(Entities.class).run((context) -> {
			assertThat(context.getBean(BackgroundMigration.class).isStarted()).isFalse();
			runnersOf(context);
		});

		assertThat(output).contains("Database 'default' is up to date at 0002").doesNotContain("in the background");
	}

	@Test
	void eventsTellWhatWasApplied() {
		this.runner.withUserConfiguration(Listeners.class).run((context) -> {
			Listeners listeners = context.getBean(Listeners.class);

			assertThat(listeners.events.take()).isEqualTo("applied 0001");
			assertThat(listeners.events.take()).isEqualTo("applied 0002");
			assertThat(listeners.events.take()).isEqualTo("completed [0001, 0002]");
		});
	}

	@Test
	void databasesAreMigratedOneAfterTheOther(@TempDir Path directory, CapturedOutput output) {
		String first = new RevisionFolder(directory).with("a1", "", "SELECT 1;", "SELECT 1;").location();

		several(first, "background").run((context) -> {
			runnersOf(context);
			assertThat(context.getBean("dev.migration.migrations.billing", Migrations.class).state().rows().ids())
				.containsExactly("a1");
			assertThat(context.getBean("dev.migration.migrations.shop", Migrations.class).state().rows().ids())
				.containsExactly("0002");
		});

		assertThat(output.toString().lines().filter((line) -> line.contains("[      migration]")))
			.extracting((line) -> line.substring(line.indexOf(" : ") + 3))
			.containsExactly("Migrating database 'billing' in the background", "Running upgrade  -> a1, revision a1",
					"Database 'billing' is now at a1; applied 1 revision",
					"Migrating database 'shop' in the background", "Running upgrade  -> 0001, create product",
					"Running upgrade 0001 -> 0002, add first product",
					"Database 'shop' is now at 0002; applied 2 revisions");
	}

	@Test
	void afterAFailureTheDatabasesBehindItAreLeftAlone(@TempDir Path directory) {
		String broken = new RevisionFolder(directory).with("a1", "", "SELECT nothing;", "SELECT 1;").location();

		several(broken, "background").run((context) -> {
			assertThat(failureOf(context))
				.hasMessageStartingWith("Revision 'a1' failed on upgrade of database 'billing'");
			assertThat(context.getBean("dev.migration.migrations.shop", Migrations.class).state().initialized())
				.isFalse();
		});
	}

	@Test
	void aFailureBeforeTheEndIsTold(@TempDir Path directory, CapturedOutput output) {
		String broken = new RevisionFolder(directory).with("a1", "", "SELECT nothing;", "SELECT 1;").location();

		several(broken, "background").run((context) -> {
			assertThat(failureOf(context)).isInstanceOf(RevisionFailedException.class);
			context.publishEvent(new ContextClosedEvent(context));

			assertThat(failureOf(context)).isInstanceOf(RevisionFailedException.class);
		});
		assertThat(output).doesNotContain("The application ends before");
	}

	@Test
	void databaseBehindOneThatWasThroughWhenTheApplicationEndedIsLeftAlone(@TempDir Path directory,
			CapturedOutput output) {
		String first = new RevisionFolder(directory).with("a1", "", "SELECT 1;", "SELECT 1;").location();

		several(first, "background").withUserConfiguration(EndDuringTheFirst.class)
			.run((context) -> assertThat(failureOf(context)).isInstanceOf(BackgroundInterruptedException.class));

		assertThat(versionTables()).containsExactly("billing_version");
		assertThat(output).contains("Migrating database 'billing'").doesNotContain("Migrating database 'shop'");
		assertThat(migrationThreads()).isEmpty();
	}

	@Test
	void databaseBehindOneThatWaitsWhenTheApplicationEndsIsLeftAlone(@TempDir Path directory, CapturedOutput output)
			throws SQLException {
		String first = new RevisionFolder(directory).with("a1", "", "SELECT 1;", "SELECT 1;").location();

		try (Connection somebodyElse = this.database.dataSource().getConnection();
				Statement statement = somebodyElse.createStatement()) {
			statement.execute(new PostgreSqlDialect().lock()
				.tryLock(new QualifiedName(Name.of("public"), Name.of("billing_version"))));
			several(first, "background").run((context) -> {
				while (!output.toString().contains("Waiting for")) {
					assertThat(migrationThreads()).isNotEmpty();
				}
			});
		}

		assertThat(versionTables()).isEmpty();
		assertThat(output).doesNotContain("Migrating database 'shop'");
		assertThat(migrationThreads()).isEmpty();
	}

	private List<String> versionTables() {
		return new JdbcTemplate(this.database.dataSource())
			.queryForList("SELECT tablename FROM pg_tables WHERE tablename LIKE '%\\_version'", String.class);
	}

	private static List<Thread> migrationThreads() {
		return Thread.getAllStackTraces().keySet().stream().filter((one) -> one.getName().equals("migration")).toList();
	}

	@Test
	void oneDatabaseInTheBackgroundHoldsNobodyElseBack(@TempDir Path directory, CapturedOutput output) {
		String first = new RevisionFolder(directory).with("a1", "", "SELECT 1;", "SELECT 1;").location();

		several(first, "upgrade").run((context) -> runnersOf(context));

		assertThat(output).contains("Migrating database 'billing' in the background",
				"[           main] d.m.boot.autoconfigure.StartupStrategy   : Database 'shop' is now at 0002");
	}

	@ParameterizedTest
	@ValueSource(strings = { "upgrade", "background" })
	void scriptsOfSpringBootAreRefusedInTheBackground(String onStartup, @TempDir Path directory) {
		new RevisionFolder(directory).file("data.sql", "SELECT 1;");

		this.runner
			.withPropertyValues("migration.on-startup=" + onStartup, "spring.sql.init.mode=always",
					"spring.sql.init.data-locations=file:" + directory + "/data.sql")
			.run((context) -> {
				if ("upgrade".equals(onStartup)) {
					assertThat(context).hasNotFailed();
				}
				else {
					assertThat(context).getFailure()
						.rootCause()
						.isInstanceOf(InitializerBesideBackgroundException.class)
						.hasMessage("'migration.on-startup=background' does not go together with"
								+ " 'dataSourceScriptDatabaseInitializer', which runs 'URL [file:" + directory
								+ "/data.sql]' on start-up and would not wait; move what it does into a revision and"
								+ " switch it off, or set 'migration.on-startup=upgrade'.");
				}
			});
	}

	@Test
	void scriptsThatAreForAnEmbeddedDatabaseAreNoneOfOurBusiness(@TempDir Path directory) {
		new RevisionFolder(directory).file("data.sql", "SELECT 1;");

		this.runner.withPropertyValues("spring.sql.init.data-locations=file:" + directory + "/data.sql")
			.run((context) -> assertThat(context).hasNotFailed().hasBean("dataSourceScriptDatabaseInitializer"));
	}

	@Test
	void otherToolsAreRefusedInTheBackground() {
		this.runner.withUserConfiguration(OtherTool.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("'migration.on-startup=background' does not go together with 'otherTool', which"
						+ " initializes the database on start-up and would not wait; move what it does into a revision"
						+ " and switch it off, or set 'migration.on-startup=upgrade'."));

		this.runner.withUserConfiguration(OtherTool.class)
			.withPropertyValues("migration.on-startup=upgrade")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private ApplicationContextRunner several(String billing, String shop) {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withPropertyValues("migration.databases.billing.url=" + this.database.url(),
					"migration.databases.billing.user=" + this.database.user(),
					"migration.databases.billing.password=" + this.database.password(),
					"migration.databases.billing.version-table=billing_version",
					"migration.databases.billing.locations=" + billing,
					"migration.databases.billing.on-startup=background",
					"migration.databases.shop.url=" + this.database.url(),
					"migration.databases.shop.user=" + this.database.user(),
					"migration.databases.shop.password=" + this.database.password(),
					"migration.databases.shop.version-table=shop_version",
					"migration.databases.shop.locations=classpath:dev/migration/boot/shop/revision",
					"migration.databases.shop.on-startup=" + shop);
	}

	private static void runnersOf(AssertableApplicationContext context) {
		context.getBean(BackgroundMigration.class).run(new DefaultApplicationArguments());
	}

	private static Throwable failureOf(AssertableApplicationContext context) {
		CompletableFuture<Void> runners = CompletableFuture.runAsync(() -> runnersOf(context));
		return runners.handle((nothing, ex) -> ex).join().getCause();
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Product.class)
	static class Entities {

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyReader {

		@Bean
		String early(EntityManagerFactory factory) {
			try (EntityManager entities = factory.createEntityManager()) {
				return entities.find(Product.class, 1L).getName();
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

		@EventListener
		void applied(RevisionAppliedEvent event) {
			this.events.add("applied " + event.revision().revision().id());
		}

		@EventListener
		void completed(MigrationsCompletedEvent event) {
			List<String> revisions = event.revisions().stream().map((one) -> one.revision().id()).toList();
			this.events.add("completed " + revisions);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EndDuringTheFirst {

		@Bean
		MigrationStrategy strategy(ApplicationContext context) {
			return (migrations) -> {
				migrations.upgrade(RevisionTarget.HEADS);
				context.publishEvent(new ContextClosedEvent(context));
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherTool {

		@Bean
		String otherTool() {
			return "other";
		}

		@Bean
		static BeanFactoryPostProcessor detection() {
			return (beanFactory) -> beanFactory.getBeanDefinition("otherTool")
				.setAttribute(DatabaseInitializerDetector.class.getName(), "OtherToolDetector");
		}

	}

}
