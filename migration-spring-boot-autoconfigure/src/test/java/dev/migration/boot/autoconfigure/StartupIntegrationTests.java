package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import dev.migration.boot.shop.Product;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.RevisionRun;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a start does, with a real database.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupIntegrationTests {

	private static final String[] EMBEDDED = { "spring.datasource.url=jdbc:h2:mem:embedded",
			"spring.datasource.username=sa", "spring.datasource.password=" };

	private TestDatabase database;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceInitializationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					JdbcClientAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
					MigrationAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password(),
					"spring.datasource.hikari.maximum-pool-size=1",
					"migration.locations=classpath:dev/migration/boot/shop/revision");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void theSchemaIsThereBeforeHibernateValidatesIt() {
		this.runner.withUserConfiguration(Entities.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate")
			.run((context) -> {
				EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
				try (EntityManager entities = factory.createEntityManager()) {
					assertThat(entities.find(Product.class, 1L).getName()).isEqualTo("first");
				}
			});
	}

	@Test
	void theSchemaIsThereBeforeHibernateThoughScriptsWaitForHibernate() {
		this.runner.withUserConfiguration(Entities.class)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate",
					"spring.jpa.defer-datasource-initialization=true", "spring.sql.init.mode=always")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aLazyApplicationIsUpgradedToo() {
		this.runner.withClassLoader(new FilteredClassLoader("org.hibernate", "org.springframework.orm"))
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(rows(context)).containsExactly("0002"));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "true,-", "false,create-drop" })
	void hibernateLeavesEvenAnEmbeddedDatabaseToMigrations(boolean enabled, @Nullable String ddlAuto) {
		this.runner.withUserConfiguration(Entities.class)
			.withPropertyValues("migration.enabled=" + enabled, "migration.on-startup=none")
			.withPropertyValues(EMBEDDED)
			.run((context) -> assertThat(ddlAuto(context)).isEqualTo(ddlAuto));
	}

	@Test
	void hibernateCreatesAnEmbeddedDatabaseBesideTheMigratedOne() {
		this.runner.withUserConfiguration(Entities.class)
			.withPropertyValues("migration.url=" + this.database.url(), "migration.user=" + this.database.user(),
					"migration.password=" + this.database.password())
			.withPropertyValues(EMBEDDED)
			.run((context) -> {
				assertThat(ddlAuto(context)).isEqualTo("create-drop");
				assertThat(rows(context)).containsExactly("0002");
			});
	}

	@Test
	void aDatabaseIsManagedOverWhicheverDataSourceItIsReached() {
		this.runner
			.withPropertyValues("migration.url=" + this.database.url(), "migration.user=" + this.database.user(),
					"migration.password=" + this.database.password())
			.run((context) -> {
				SchemaManagementProvider provider = context.getBean(SchemaManagementProvider.class);
				assertThat(provider.getSchemaManagement(context.getBean(DataSource.class)))
					.isEqualTo(SchemaManagement.MANAGED);
				assertThat(provider
					.getSchemaManagement(new DriverManagerDataSource("jdbc:postgresql://other.example.com/shop")))
					.isEqualTo(SchemaManagement.UNMANAGED);
			});
	}

	private static @Nullable Object ddlAuto(AssertableApplicationContext context) {
		return context.getBean(EntityManagerFactory.class).getProperties().get("hibernate.hbm2ddl.auto");
	}

	@Test
	void everyJdbcClientFindsTheSchema() {
		this.runner.withUserConfiguration(JdbcUsers.class).run((context) -> {
			assertThat(context.getBean("template")).isEqualTo("first");
			assertThat(context.getBean("namedTemplate")).isEqualTo("first");
			assertThat(context.getBean("client")).isEqualTo("first");
		});
	}

	@Test
	void initializersOfTheApplicationRunAfterwards(@TempDir Path directory) {
		new RevisionFolder(directory).file("data.sql", "INSERT INTO product (id, name) VALUES (2, 'second');");

		this.runner
			.withPropertyValues("spring.sql.init.mode=always",
					"spring.sql.init.data-locations=file:" + directory + "/data.sql")
			.run((context) -> assertThat(names(context)).containsExactly("first", "second"));
	}

	@Test
	void aServiceConnectionIsTheApplicationsDatabase() {
		this.runner.withBean(JdbcConnectionDetails.class, () -> new TestConnection(this.database))
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://nowhere.invalid/x")
			.run((context) -> assertThat(names(context)).containsExactly("first"));
	}

	@Test
	void aStartTellsWhatItDidInOneLineMore(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasNotFailed());

		assertThat(messages(output.toString())).containsExactly("Running upgrade  -> 0001, create product",
				"Running upgrade 0001 -> 0002, add first product",
				"Database 'default' is now at 0002; applied 2 revisions");
	}

	@Test
	void aSecondStartTellsThatNothingWasToBeDone(CapturedOutput output) {
		migrated();
		int before = output.toString().length();

		this.runner.run((context) -> assertThat(context).hasNotFailed());

		assertThat(messages(output.toString().substring(before)))
			.containsExactly("Database 'default' is up to date at 0002");
	}

	@Test
	void withoutRevisionsAStartSaysHowToGetTheFirst(CapturedOutput output) {
		this.runner.withPropertyValues("migration.locations=classpath:dev/migration/boot/testing").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Migrations.class).state().initialized()).isFalse();
		});

		assertThat(messages(output.toString())).containsExactly(
				"There are no revisions yet; 'migrate revision --autogenerate' writes the" + " first one",
				"Database 'default' is up to date at base");
	}

	@Test
	void theTargetLimitsTheUpgrade() {
		this.runner.withPropertyValues("migration.target=0001").run((context) -> {
			assertThat(rows(context)).containsExactly("0001");
			assertThat(names(context)).isEmpty();
		});
	}

	@ParameterizedTest
	@CsvSource({ "none", "require-head", "wait" })
	void otherStartsDoNotUpgrade(String onStartup) {
		this.runner.withPropertyValues("migration.on-startup=" + onStartup, "migration.wait-timeout=0s")
			.run((context) -> {
				if ("none".equals(onStartup)) {
					assertThat(context).hasNotFailed();
				}
				else {
					assertThat(context).getFailure()
						.rootCause()
						.isInstanceOf(DatabaseNotAtHeadException.class)
						.hasMessage("wait".equals(onStartup)
								? "Database 'default' is at 'base' and not at 'heads' after '0' seconds of waiting (2"
										+ " revisions are missing, the last is '0002'), and this application may not"
										+ " upgrade it; run 'migrate upgrade heads', and raise 'migration.wait-timeout' if"
										+ " that takes longer."
								: "Database 'default' is at 'base' and not at 'heads' (2 revisions are missing, the last"
										+ " is '0002'), and this application may not upgrade it; run 'migrate upgrade"
										+ " heads' or set 'migration.on-startup=upgrade'.");
				}
			});

		this.runner.withPropertyValues("migration.on-startup=none")
			.run((context) -> assertThat(context.getBean(Migrations.class).state().initialized()).isFalse());
	}

	@ParameterizedTest
	@CsvSource({ "none", "require-head", "wait" })
	void otherStartsAreContentWithADatabaseAtTheTarget(String onStartup) {
		migrated();

		this.runner.withPropertyValues("migration.on-startup=" + onStartup, "migration.wait-timeout=0s")
			.run((context) -> assertThat(names(context)).containsExactly("first"));
	}

	@Test
	void theOneRevisionThatIsMissingIsNamed() {
		this.runner.withPropertyValues("migration.target=0001").run((context) -> assertThat(context).hasNotFailed());

		this.runner.withPropertyValues("migration.on-startup=wait", "migration.wait-timeout=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("Database 'default' is at '0001' and not at 'heads' after '0' seconds of"
						+ " waiting ('0002' is missing), "));
	}

	@Test
	void aWaitEndsWhenSomebodyElseHasUpgraded(CapturedOutput output) {
		this.runner.withPropertyValues("migration.on-startup=none").run((context) -> {
			Migrations somebodyElse = context.getBean(Migrations.class);
			MigrationProperties properties = new MigrationProperties();
			properties.setOnStartup(OnStartup.WAIT);
			properties.setWaitTimeout(Duration.ofSeconds(Long.MAX_VALUE));
			StartupStrategy strategy = new StartupStrategy(MigratedDatabases.of(properties, context.getEnvironment()));
			CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> strategy.migrate(somebodyElse));
			while (!output.toString().contains("Waiting until database 'default' is at 'heads'")) {
				assertThat(waiting).isNotDone();
			}

			somebodyElse.upgrade(RevisionTarget.HEADS);

			assertThat(waiting).succeedsWithin(Duration.ofMinutes(1));
		});
	}

	@Test
	void disabledMeansAbsent() {
		this.runner.withPropertyValues("migration.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(Migrations.class)
				.doesNotHaveBean(MigrationInitializer.class)
				.doesNotHaveBean(MigrationSchemaManagementProvider.class);
			assertThat(context.getBean(JdbcTemplate.class)
				.queryForObject("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", Integer.class)).isZero();
		});
	}

	@Test
	void aStrategyOfTheApplicationReplacesOurs() {
		this.runner
			.withBean(MigrationStrategy.class, () -> (migrations) -> migrations.upgrade(RevisionTarget.parse("0001")))
			.run((context) -> assertThat(rows(context)).containsExactly("0001"));
	}

	@Test
	void anInitializerOfTheApplicationReplacesOurs() {
		this.runner.withUserConfiguration(OwnInitializer.class).run((context) -> {
			assertThat(context).hasSingleBean(MigrationInitializer.class);
			assertThat(context.getBean(Migrations.class).state().initialized()).isFalse();
		});
	}

	@Test
	void customizersAndCallbacksTakePart() {
		List<String> calls = new ArrayList<>();
		MigrationCallback callback = new MigrationCallback() {

			@Override
			public void beforeRevision(RevisionRun revision) {
				calls.add("before " + revision.revision().id());
			}

			@Override
			public void afterRevision(RevisionRun revision) {
				calls.add("after " + revision.revision().id());
			}

			@Override
			public void afterCommit(RevisionRun revision, Duration duration) {
				calls.add("committed " + revision.revision().id());
			}

		};

		this.runner.withBean(MigrationCallback.class, () -> callback)
			.withBean(MigrationCustomizer.class,
					() -> (options) -> options.withApplicationVersion("1.2.3").withHost("here"))
			.run((context) -> {
				assertThat(calls).containsExactly("before 0001", "after 0001", "committed 0001", "before 0002",
						"after 0002", "committed 0002");
				assertThat(context.getBean(Migrations.class).status().history()).first().satisfies((entry) -> {
					assertThat(entry.applicationVersion()).isEqualTo("1.2.3");
					assertThat(entry.host()).isEqualTo("here");
				});
			});
	}

	@Test
	void eventsReachEveryKindOfListener() {
		this.runner.withUserConfiguration(Listeners.class).run((context) -> {
			Listeners listeners = context.getBean(Listeners.class);
			assertThat(listeners.events).startsWith("listener 0001 of default", "listener 0002 of default")
				.hasSize(4)
				.contains("completed default [0001, 0002]", "database has 1 products");
		});
	}

	@Test
	void aStartWithNothingToDoIsCompletedToo() {
		migrated();

		this.runner.withUserConfiguration(Listeners.class)
			.run((context) -> assertThat(context.getBean(Listeners.class).events)
				.containsExactlyInAnyOrder("completed default []", "database has 1 products"));
	}

	@Test
	void revisionsThatRunLaterPublishTheirEventsAtOnce() {
		this.runner.withUserConfiguration(Listeners.class)
			.withPropertyValues("migration.target=0001")
			.run((context) -> {
				Listeners listeners = context.getBean(Listeners.class);
				listeners.events.clear();

				context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS);

				assertThat(listeners.events).containsExactly("listener 0002 of default");
			});
	}

	@Test
	void theHistoryKnowsTheApplicationsVersionAndHost() {
		this.runner.withPropertyValues("spring.application.version=4.5.6", "HOSTNAME=pod-7")
			.run((context) -> assertThat(context.getBean(Migrations.class).status().history()).allSatisfy((entry) -> {
				assertThat(entry.applicationVersion()).isEqualTo("4.5.6");
				assertThat(entry.host()).isEqualTo("pod-7");
			}));
	}

	@Test
	void schemaAndVersionTableAreConfigurable() {
		this.runner.withBean("schema", SchemaCreation.class)
			.withPropertyValues("migration.on-startup=none", "migration.schema=shop",
					"migration.version-table=shop_version")
			.run((context) -> {
				JdbcTemplate template = context.getBean(JdbcTemplate.class);

				context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS);

				assertThat(template.queryForList("SELECT tablename FROM pg_tables WHERE schemaname = 'shop' ORDER BY 1",
						String.class))
					.containsExactly("product", "shop_history", "shop_version");
			});
	}

	@Test
	void placeholdersOfSqlRevisionsAreProperties(@TempDir Path directory) {
		RevisionFolder revisions = new RevisionFolder(directory).with("a1", "",
				"CREATE TABLE product (id bigint, name text);\nINSERT INTO product VALUES (1, '${product}');",
				"DROP TABLE product;");

		this.runner
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=none", "migration.locations=" + revisions.location(),
					"migration.placeholders.product=corner")
			.run((context) -> assertThat(names(context)).containsExactly("corner"));
	}

	private static List<String> messages(String output) {
		return output.lines()
			.filter((line) -> line.contains(" d.m.") || line.contains(" dev.migration."))
			.map((line) -> line.substring(line.indexOf(" : ") + 3))
			.toList();
	}

	private void migrated() {
		this.runner.run((context) -> assertThat(names(context)).containsExactly("first"));
	}

	private static List<String> names(AssertableApplicationContext context) {
		return context.getBean(JdbcTemplate.class).queryForList("SELECT name FROM product ORDER BY id", String.class);
	}

	private static List<String> rows(AssertableApplicationContext context) {
		return context.getBean(Migrations.class).state().rows().ids();
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Product.class)
	static class Entities {

	}

	@Configuration(proxyBeanMethods = false)
	static class JdbcUsers {

		private static final String QUERY = "SELECT name FROM product";

		@Bean
		String template(JdbcTemplate template) {
			return String.valueOf(template.queryForObject(QUERY, String.class));
		}

		@Bean
		String namedTemplate(NamedParameterJdbcTemplate template) {
			return String.valueOf(template.getJdbcOperations().queryForObject(QUERY, String.class));
		}

		@Bean
		String client(JdbcClient client) {
			return client.sql(QUERY).query(String.class).single();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnInitializer {

		@Bean
		MigrationInitializer own(Migrations migrations) {
			return new MigrationInitializer(migrations, (unused) -> {
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final List<String> events = new ArrayList<>();

		@EventListener
		void applied(RevisionAppliedEvent event) {
			this.events.add("listener " + event.revision().revision().id() + " of " + event.database());
		}

		@EventListener
		void completed(MigrationsCompletedEvent event) {
			this.events.add("completed " + event.database() + " "
					+ event.revisions().stream().map((revision) -> revision.revision().id()).toList());
		}

		@Bean
		static ApplicationListener<PayloadApplicationEvent<MigrationsCompletedEvent>> needsDatabase(
				ObjectProvider<Listeners> listeners, JdbcTemplate template) {
			return new CompletedListener(listeners, template);
		}

	}

	/**
	 * A listener that itself depends on the database.
	 */
	static class CompletedListener implements ApplicationListener<PayloadApplicationEvent<MigrationsCompletedEvent>> {

		private final ObjectProvider<Listeners> listeners;

		private final JdbcTemplate template;

		CompletedListener(ObjectProvider<Listeners> listeners, JdbcTemplate template) {
			this.listeners = listeners;
			this.template = template;
		}

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<MigrationsCompletedEvent> event) {
			this.listeners.getObject().events.add("database has "
					+ this.template.queryForObject("SELECT count(*) FROM product", Long.class) + " products");
		}

	}

	/**
	 * Creates the schema that is configured.
	 */
	static class SchemaCreation implements InitializingBean {

		private final JdbcTemplate template;

		SchemaCreation(JdbcTemplate template) {
			this.template = template;
		}

		@Override
		public void afterPropertiesSet() {
			this.template.execute("CREATE SCHEMA shop");
		}

	}

	private record TestConnection(TestDatabase database) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.database.url();
		}

		@Override
		public String getUsername() {
			return this.database.user();
		}

		@Override
		public String getPassword() {
			return this.database.password();
		}

	}

}
