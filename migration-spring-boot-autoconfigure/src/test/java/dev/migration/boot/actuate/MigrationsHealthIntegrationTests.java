package dev.migration.boot.actuate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.MigratedDatabases;
import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.testing.RecordingDataSource;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.MigrationState;
import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationsHealthIndicator} and its auto-configuration.
 */
class MigrationsHealthIntegrationTests {

	private static final String BEAN = "migrationsHealthContributor";

	private static final String LOCK = new PostgreSqlDialect().lock()
		.tryLock(new QualifiedName(Name.of("public"), MigrationDatabase.DEFAULT_VERSION_TABLE));

	private TestDatabase database;

	private RecordingDataSource dataSource;

	private RevisionFolder revisions;

	private ApplicationContextRunner plain;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase(@TempDir Path directory) {
		this.database = TestDatabase.create();
		this.dataSource = new RecordingDataSource(this.database.dataSource());
		this.revisions = new RevisionFolder(directory)
			.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;")
			.with("b2", "a1", "ALTER TABLE account ADD email text;", "ALTER TABLE account DROP email;");
		this.plain = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationsHealthContributorAutoConfiguration.class))
			.withBean("dataSource", DataSource.class, () -> this.dataSource);
		this.runner = this.plain.withPropertyValues("migration.locations=" + this.revisions.location());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aDatabaseAtTheHeadsIsUpByOneQuery() {
		this.runner.run((context) -> {
			HealthIndicator indicator = context.getBean(BEAN, HealthIndicator.class);
			this.dataSource.clear();

			Health health = indicator.health();

			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails())
				.isEqualTo(Map.of("state", MigrationState.UP_TO_DATE, "current", List.of("b2"), "heads", List.of("b2"),
						"pending", List.of(), "pendingCount", 0, "unknown", List.of()));
			assertThat(this.dataSource.statements()).hasSize(1);
			assertThat(this.dataSource.connections()).isOne();
			String document = Files.readString(Path.of("..", "docs", "observability.md"));
			assertThat(health.getDetails().keySet())
				.allSatisfy((detail) -> assertThat(document).contains("| `" + detail + "` | "));
		});
	}

	@Test
	void aPoolThatGivesNoConnectionHoldsNobodyUp() {
		CountDownLatch given = new CountDownLatch(1);
		DataSource exhausted = new DelegatingDataSource(this.dataSource) {

			@Override
			public Connection getConnection() throws SQLException {
				try {
					given.await();
				}
				catch (InterruptedException ex) {
					throw new SQLException(ex);
				}
				return super.getConnection();
			}

		};
		this.runner.run((context) -> {
			Migrations migrations = context.getBean(Migrations.class);
			MigrationDatabase silent = new MigrationDatabase("default", exhausted, Optional::empty, null,
					MigrationDatabase.DEFAULT_VERSION_TABLE);

			Health health = new MigrationsHealthIndicator(
					new Migrations(migrations.revisions(), silent, migrations.options()),
					context.getBean(MigratedDatabases.class).settings("default"),
					new BoundedReads(Duration.ofMillis(200)))
				.health();

			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).isEqualTo(Map.of("state", MigrationState.UNREACHABLE, "heads",
					List.of("b2"), "error", "Database 'default' has not answered for more than '0' seconds; look"
							+ " whether its server can be reached and its pool has a connection left."));
			given.countDown();
		});
	}

	@Test
	void aDatabaseThatSomebodyHasTakenBackIsOutOfService() {
		this.runner.run((context) -> {
			context.getBean(Migrations.class).downgrade(RevisionTarget.parse("a1"));

			Health health = health(context);

			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).containsEntry("state", MigrationState.PENDING)
				.containsEntry("current", List.of("a1"))
				.containsEntry("pending", List.of("b2"));
		});
	}

	@Test
	void anApplicationThatDoesNotCareIsUpWithPendingRevisions() {
		this.runner.withPropertyValues("migration.on-startup=none").run((context) -> {
			Health health = health(context);

			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("state", MigrationState.PENDING)
				.containsEntry("pending", List.of("a1", "b2"))
				.containsEntry("pendingCount", 2);
		});
	}

	@Test
	void whatIsBeyondTheTargetMayBePending() {
		this.runner.withPropertyValues("migration.target=a1").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsEntry("state", MigrationState.PENDING);
		});
		this.runner.withPropertyValues("migration.target=heads-1").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			context.getBean(Migrations.class).downgrade(RevisionTarget.BASE);
			assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		});
	}

	@Test
	void aDatabaseThatIsBeingMigratedIsOutOfService() throws SQLException {
		this.runner.run((context) -> {
			context.getBean(Migrations.class).downgrade(RevisionTarget.parse("a1"));
			try (Connection somebody = this.database.dataSource().getConnection();
					Statement statement = somebody.createStatement()) {
				statement.execute(LOCK);

				Health health = health(context);

				assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
				assertThat(health.getDetails()).containsEntry("state", MigrationState.RUNNING);
			}
		});
	}

	@Test
	void aDatabaseWhoseMigrationFailedIsOutOfService() {
		this.runner.run((context) -> {
			Migrations migrations = context.getBean(Migrations.class);
			migrations.downgrade(RevisionTarget.parse("a1"));
			JdbcClient.create(this.dataSource).sql("DROP TABLE account").update();
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> migrations.upgrade(RevisionTarget.HEADS));

			Health health = health(context);

			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).containsEntry("state", MigrationState.FAILED);
		});
	}

	@Test
	void theOldInstancesOfARollingDeploymentGoOn() {
		this.runner.run((context) -> {
			JdbcClient.create(this.dataSource).sql("UPDATE migration_version SET version_num = 'f9'").update();

			Health health = health(context);

			assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
			assertThat(health.getDetails()).containsEntry("state", MigrationState.UNKNOWN_REVISION)
				.containsEntry("unknown", List.of("f9"));
		});
	}

	@Test
	void unknownRevisionsThatAreIgnoredAreFine() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());

		this.runner.withPropertyValues("migration.on-unknown=ignore").run((context) -> {
			JdbcClient.create(this.dataSource).sql("UPDATE migration_version SET version_num = 'f9'").update();

			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsEntry("state", MigrationState.UNKNOWN_REVISION);
		});
	}

	@Test
	void aDatabaseThatCannotBeReachedIsDownWithoutSecrets() {
		this.runner
			.withPropertyValues("migration.on-startup=none", "migration.url=" + this.database.url(),
					"migration.user=nobody", "migration.password=open-sesame")
			.run((context) -> {
				Health health = health(context);

				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsOnlyKeys("state", "heads", "error")
					.containsEntry("state", MigrationState.UNREACHABLE)
					.containsEntry("heads", List.of("b2"));
				assertThat(health.getDetails()).containsEntry("error",
						"Database 'default' refuses the user or password: FATAL: role \"nobody\" does not exist");
				assertThat(health.toString()).doesNotContain("open-sesame");
			});
	}

	@Test
	void ofManyPendingRevisionsTheFirstAreNamed() {
		for (int number = 0; number < 25; number++) {
			this.revisions.with("c" + number, (number == 0) ? "b2" : "c" + (number - 1), "SELECT 1;", "SELECT 1;");
		}
		this.runner.withPropertyValues("migration.on-startup=none").run((context) -> {
			Health health = health(context);

			assertThat(health.getDetails()).containsEntry("pendingCount", 27);
			assertThat((List<?>) health.getDetails().get("pending")).hasSize(20);
		});
	}

	@Test
	void severalDatabasesAreOneContributorEach() {
		this.plain
			.withPropertyValues("migration.databases.shop.locations=" + this.revisions.location(),
					"migration.databases.shop.data-source=dataSource",
					"migration.databases.billing.locations=classpath:dev/migration/boot/testing",
					"migration.databases.billing.data-source=dataSource",
					"migration.databases.billing.version-table=billing_version")
			.run((context) -> {
				CompositeHealthContributor composite = context.getBean(BEAN, CompositeHealthContributor.class);

				assertThat(composite.stream().map((entry) -> entry.name())).containsExactly("shop", "billing");
				assertThat(((HealthIndicator) composite.getContributor("shop")).health().getStatus())
					.isEqualTo(Status.UP);
				assertThat(((HealthIndicator) composite.getContributor("billing")).health().getStatus())
					.isEqualTo(Status.UP);
			});
	}

	@Test
	void aPropertySwitchesItOff() {
		this.runner.withPropertyValues("management.health.migrations.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BEAN));
		this.runner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BEAN));
	}

	@Test
	void withoutMigrationsThereIsNone() {
		this.runner.withPropertyValues("migration.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BEAN));
		this.runner.withPropertyValues("migration.enabled=false")
			.withBean(Migrations.class,
					() -> new Migrations(MigrationHistory.of(List.of()),
							new MigrationDatabase("own", this.dataSource, Optional::empty, null, Name.of("own")),
							new RunOptions(Duration.ZERO, null, "host", List.of(), Clock.systemUTC())))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BEAN));
	}

	@Test
	void withoutSpringBootsHealthThereIsNone() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BEAN));
	}

	@Test
	void theEndpointIsNotNeeded() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().hasBean(BEAN));
	}

	@Test
	void anApplicationsOwnContributorTakesItsPlace() {
		HealthContributor own = (HealthIndicator) () -> Health.up().build();
		this.runner.withBean("migrationsHealthIndicator", HealthContributor.class, () -> own)
			.run((context) -> assertThat(context).doesNotHaveBean(BEAN).hasSingleBean(HealthContributor.class));
	}

	private static Health health(BeanFactory context) {
		return context.getBean(BEAN, HealthIndicator.class).health();
	}

}
