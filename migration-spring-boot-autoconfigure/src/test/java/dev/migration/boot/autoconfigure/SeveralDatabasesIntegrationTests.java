package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.boot.actuate.MigrationsEndpoint;
import dev.migration.boot.actuate.MigrationsEndpointAutoConfiguration;
import dev.migration.boot.testing.RecordingDataSource;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Direction;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for applications with several databases.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralDatabasesIntegrationTests {

	@TempDir
	private Path directory;

	private TestDatabase shop;

	private TestDatabase billing;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabases(@TempDir Path shopRevisions, @TempDir Path billingRevisions) {
		this.shop = TestDatabase.create();
		this.billing = TestDatabase.create();
		String shopLocation = new RevisionFolder(shopRevisions)
			.with("a1", "", "CREATE TABLE cart (id bigint);", "DROP TABLE cart;")
			.with("a2", "a1", "ALTER TABLE cart ADD owner text;", "ALTER TABLE cart DROP owner;")
			.location();
		String billingLocation = new RevisionFolder(billingRevisions)
			.with("b1", "", "CREATE TABLE invoice (id bigint);", "DROP TABLE invoice;")
			.location();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withPropertyValues("migration.databases.shop.url=" + this.shop.url(),
					"migration.databases.shop.user=" + this.shop.user(),
					"migration.databases.shop.password=" + this.shop.password(),
					"migration.databases.shop.locations=" + shopLocation,
					"migration.databases.billing.url=" + this.billing.url(),
					"migration.databases.billing.user=" + this.billing.user(),
					"migration.databases.billing.password=" + this.billing.password(),
					"migration.databases.billing.locations=" + billingLocation);
	}

	@AfterEach
	void dropDatabases() {
		this.shop.close();
		this.billing.close();
	}

	@Test
	void eachIsUpgradedByItsOwnRevisionsInTheOrderOfTheProperties(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(rows(context, "shop")).containsExactly("a2");
			assertThat(rows(context, "billing")).containsExactly("b1");
			assertThat(context).getBeanNames(Migrations.class)
				.containsExactly("dev.migration.migrations.shop", "dev.migration.migrations.billing");
		});

		assertThat(output).containsSubsequence("Migrations of database 'shop' use the migration.databases.shop.*",
				"Migrations of database 'billing' use", "Database 'shop' is now at a2; applied 2 revisions",
				"Database 'billing' is now at b1; applied 1 revision");
		assertThat(tables(this.shop)).containsExactlyInAnyOrder("cart", "migration_version", "migration_history");
		assertThat(tables(this.billing)).containsExactlyInAnyOrder("invoice", "migration_version", "migration_history");
	}

	@Test
	void aQuietStartIssuesOneQueryPerDatabase() {
		RecordingDataSource first = new RecordingDataSource(this.shop.dataSource());
		RecordingDataSource second = new RecordingDataSource(this.billing.dataSource());
		ApplicationContextRunner recorded = this.runner.withBean("shopData", DataSource.class, () -> first)
			.withBean("billingData", DataSource.class, () -> second)
			.withPropertyValues("migration.databases.shop.url=", "migration.databases.shop.user=",
					"migration.databases.shop.password=", "migration.databases.shop.data-source=shopData",
					"migration.databases.billing.url=", "migration.databases.billing.user=",
					"migration.databases.billing.password=", "migration.databases.billing.data-source=billingData");
		recorded.run((context) -> assertThat(context).hasNotFailed());
		first.clear();
		second.clear();

		recorded.run((context) -> assertThat(context).hasNotFailed());

		assertThat(first.statements()).singleElement().asString().startsWith("SELECT ");
		assertThat(second.statements()).singleElement().asString().startsWith("SELECT ");
	}

	@Test
	void withoutRevisionsAStartSaysHowToGetTheFirstOfADatabase(CapturedOutput output) {
		this.runner.withPropertyValues("migration.databases.billing.locations=classpath:dev/migration/boot/testing")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).contains("There are no revisions of database 'billing' yet; 'migrate --name billing revision"
				+ " --autogenerate' writes the first one");
	}

	@Test
	void beansAreInjectedByTheNameOfTheDatabase() {
		this.runner.withUserConfiguration(Users.class).run((context) -> {
			Users users = context.getBean(Users.class);
			assertThat(users.billing.database().name()).isEqualTo("billing");
			assertThat(users.all).extracting((migrations) -> migrations.database().name())
				.containsExactly("shop", "billing");
		});
	}

	@Test
	void eventsCarryTheNameOfTheDatabase() {
		this.runner.withUserConfiguration(Listener.class).run((context) -> {
			Listener listener = context.getBean(Listener.class);
			assertThat(listener.applied).extracting(RevisionAppliedEvent::database)
				.containsExactly("shop", "shop", "billing");
			assertThat(listener.applied)
				.allSatisfy((event) -> assertThat(event.revision().direction()).isEqualTo(Direction.UPGRADE));
			assertThat(listener.completed).extracting(MigrationsCompletedEvent::database)
				.containsExactly("shop", "billing");
			assertThat(listener.completed).extracting((event) -> event.revisions().size()).containsExactly(2, 1);
		});
	}

	@Test
	void theEndpointShowsThemAllInOrder() {
		this.runner.withConfiguration(AutoConfigurations.of(MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=migrations")
			.run((context) -> {
				var databases = context.getBean(MigrationsEndpoint.class)
					.migrations(null, null, null, null, null, null, null, null)
					.contexts()
					.get(context.getId())
					.databases();
				assertThat(databases.keySet()).containsExactly("shop", "billing");
				assertThat(databases.get("billing").current()).containsExactly("b1");
			});
	}

	@Test
	void whatADatabaseLeavesOutIsTakenFromAllDatabases() {
		this.runner
			.withPropertyValues("migration.target=b1", "migration.databases.shop.target=a1",
					"migration.version-table=state", "migration.databases.shop.on-startup=upgrade",
					"migration.on-startup=none", "migration.arguments.region=eu", "migration.arguments.tier=gold",
					"migration.databases.shop.arguments.tier=silver")
			.run((context) -> {
				assertThat(rows(context, "shop")).containsExactly("a1");
				assertThat(rows(context, "billing")).isEmpty();
				assertThat(tables(this.shop)).containsExactlyInAnyOrder("cart", "state", "state_history");
				assertThat(context.getBean(MigratedDatabases.class).settings("shop").arguments())
					.containsEntry("region", "eu")
					.containsEntry("tier", "silver");
				assertThat(context.getBean(MigratedDatabases.class).settings("billing").arguments())
					.containsEntry("tier", "gold");
			});
	}

	@Test
	void theApplicationsDataSourceMayBeOneOfThem() {
		this.runner.withPropertyValues("spring.datasource.url=" + this.shop.url(),
				"spring.datasource.username=" + this.shop.user(), "spring.datasource.password=" + this.shop.password(),
				"migration.databases.shop.url=", "migration.databases.shop.user=", "migration.databases.shop.password=",
				"migration.databases.shop.data-source=dataSource")
			.withUserConfiguration(CountsCarts.class)
			.run((context) -> {
				assertThat(context.getBean(CountsCarts.class).carts).isZero();
				assertThat(context.getBean("dev.migration.migrations.shop", Migrations.class).database().dataSource())
					.isSameAs(context.getBean(DataSource.class));
			});
	}

	@Test
	void aQualifiedBeanIsForTheDatabaseOfThatName() {
		DataSource dataSource = this.billing.dataSource();
		this.runner.withPropertyValues("migration.databases.billing.url=jdbc:postgresql://never.example.com/x")
			.withBean(DataSource.class, () -> dataSource)
			.withUserConfiguration(QualifiedDataSource.class)
			.run((context) -> {
				assertThat(rows(context, "billing")).containsExactly("b1");
				assertThat(rows(context, "shop")).containsExactly("a2");
			});
	}

	@Test
	void aBeanThatIsForNoneOfThemIsRefused() {
		this.runner.withBean("details", MigrationConnectionDetails.class, () -> {
			throw new IllegalStateException("Never asked for");
		}, (definition) -> definition.setLazyInit(true))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("Bean 'details' does not say which of the databases 'shop', 'billing' it is for; add"
						+ " '@Qualifier' with the name of one of them."));
	}

	@Test
	void aFailureNamesTheDatabaseAndLeavesTheOthersUpgraded(CapturedOutput output) {
		new RevisionFolder(this.directory).with("c1", "", "SELECT broken;", "");

		this.runner.withPropertyValues("migration.databases.billing.locations=file:" + this.directory)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("column \"broken\" does not exist"));

		assertThat(output).contains("Database 'shop' is now at a2").contains("of database 'billing'");
		assertThat(tables(this.shop)).contains("cart");
	}

	@Test
	void aHistoryThatIsNotValidNamesTheDatabaseBeforeAnythingIsRun(CapturedOutput output) {
		new RevisionFolder(this.directory).with("c2", "c1", "", "");

		assertThatException().isThrownBy(() -> start("--migration.databases.shop.url=" + this.shop.url(),
				"--migration.databases.shop.user=" + this.shop.user(),
				"--migration.databases.shop.password=" + this.shop.password(),
				"--migration.databases.shop.locations=classpath:dev/migration/boot/shop/revision",
				"--migration.databases.billing.url=" + this.billing.url(),
				"--migration.databases.billing.locations=file:" + this.directory));

		assertThat(output).contains("Description:")
			.contains("Database 'billing': Revision 'c1' referenced from 'c2' in '");
		assertThat(tables(this.shop)).isEmpty();
	}

	@Test
	void theApplicationsOwnBeansReplaceThoseOfTheProperties() {
		MigrationHistory history = MigrationHistory.load(new ScriptLocations(
				List.of("classpath:dev/migration/boot/shop/revision"), getClass().getClassLoader()));
		MigrationDatabase database = new MigrationDatabase("own", this.shop.dataSource(), new PostgreSqlDialect(), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
		RunOptions options = new RunOptions(Duration.ofMinutes(1), null, "host", List.of(), Clock.systemUTC());

		this.runner.withBean(Migrations.class, () -> new Migrations(history, database, options)).run((context) -> {
			assertThat(context).hasSingleBean(Migrations.class);
			assertThat(rows(context, "own")).containsExactly("0002");
		});
	}

	private static void start(String... arguments) {
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).run(arguments).close();
	}

	private static List<String> rows(AssertableApplicationContext context, String database) {
		return context.getBeanProvider(Migrations.class)
			.stream()
			.filter((migrations) -> migrations.database().name().equals(database))
			.flatMap((migrations) -> migrations.state().rows().ids().stream())
			.toList();
	}

	private static List<String> tables(TestDatabase database) {
		return new JdbcTemplate(database.dataSource())
			.queryForList("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", String.class);
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class Users {

		private final Migrations billing;

		private final List<Migrations> all;

		Users(@Qualifier("billing") Migrations billing, ObjectProvider<Migrations> all) {
			this.billing = billing;
			this.all = all.orderedStream().toList();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listener {

		private final List<RevisionAppliedEvent> applied = new ArrayList<>();

		private final List<MigrationsCompletedEvent> completed = new ArrayList<>();

		@EventListener
		void applied(RevisionAppliedEvent event) {
			this.applied.add(event);
		}

		@EventListener
		void completed(MigrationsCompletedEvent event) {
			this.completed.add(event);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CountsCarts {

		private final Integer carts;

		CountsCarts(JdbcTemplate jdbc) {
			Integer count = jdbc.queryForObject("SELECT count(*) FROM cart", Integer.class);
			this.carts = (count != null) ? count : -1;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QualifiedDataSource {

		@Bean(defaultCandidate = false)
		@MigrationDataSource
		@Qualifier("billing")
		DataSource migrationsOfBilling(DataSource dataSource) {
			return new RecordingDataSource(dataSource);
		}

	}

}
