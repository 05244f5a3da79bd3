package dev.migration.boot.actuate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.testing.RecordingDataSource;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.LockTimeoutException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.testing.TestDatabase;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationMeters} and their auto-configuration.
 */
class MigrationMetersIntegrationTests {

	private static final String LOCK = new PostgreSqlDialect().lock()
		.tryLock(new QualifiedName(Name.of("public"), MigrationDatabase.DEFAULT_VERSION_TABLE));

	private TestDatabase database;

	private RecordingDataSource dataSource;

	private String location;

	private ApplicationContextRunner runner;

	private ApplicationContextRunner observing;

	@BeforeEach
	void createDatabase(@TempDir Path directory) {
		this.database = TestDatabase.create();
		this.dataSource = new RecordingDataSource(this.database.dataSource());
		this.location = new RevisionFolder(directory)
			.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;")
			.with("b2", "a1", "ALTER TABLE account ADD email text;", "ALTER TABLE account DROP email;")
			.location();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationMetricsAutoConfiguration.class,
					MigrationObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
			.withBean("dataSource", DataSource.class, () -> this.dataSource)
			.withPropertyValues("migration.locations=" + this.location);
		this.observing = this.runner.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class));
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void whatAStartDidIsMeasuredThoughTheRegistryCameLater() {
		this.runner.run((context) -> {
			assertThat(timer(context, "migration.run", "UPGRADE", "APPLIED", "none").count()).isEqualTo(1);
			Timer revisions = timer(context, "migration.revision", "UPGRADE", "APPLIED", "none");
			assertThat(revisions.count()).isEqualTo(2);
			assertThat(revisions.totalTime(TimeUnit.NANOSECONDS)).isPositive();
			assertThat(lockWait(context, "ACQUIRED").count()).isEqualTo(1);
		});
	}

	@Test
	void aStartWithNothingToDoIsNoRun() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());

		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("migration.run").meters()).isEmpty();
			assertThat(registry.find("migration.lock.wait").meters()).isEmpty();
			assertThat(pending(context)).isZero();
		});
	}

	@Test
	void pendingRevisionsAreCountedWithoutAQueryPerLook() {
		this.runner.withPropertyValues("migration.on-startup=none").run((context) -> {
			this.dataSource.clear();

			assertThat(pending(context)).isEqualTo(2);
			int first = this.dataSource.connections();
			assertThat(first).isPositive();
			assertThat(pending(context)).isEqualTo(2);
			assertThat(this.dataSource.connections()).isEqualTo(first);

			context.getBean(Migrations.class).upgrade(RevisionTarget.parse("a1"));
			assertThat(pending(context)).isEqualTo(1);
		});
	}

	@Test
	void aFailureIsMeasuredWithItsRevision() {
		this.runner.run((context) -> {
			failedUpgrade(context);

			assertThat(timer(context, "migration.run", "UPGRADE", "FAILED", "RevisionFailedException").count())
				.isEqualTo(1);
			assertThat(timer(context, "migration.revision", "UPGRADE", "FAILED", "RevisionFailedException").count())
				.isEqualTo(1);
			assertThat(timer(context, "migration.run", "DOWNGRADE", "APPLIED", "none").count()).isEqualTo(1);
		});
	}

	@Test
	void aLockThatOthersKeepIsMeasured() {
		this.runner.withPropertyValues("migration.on-startup=none", "migration.lock.timeout=1ms").run((context) -> {
			try (Connection somebody = this.database.dataSource().getConnection();
					Statement statement = somebody.createStatement()) {
				statement.execute(LOCK);
				assertThatExceptionOfType(LockTimeoutException.class)
					.isThrownBy(() -> context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS));
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}

			assertThat(lockWait(context, "TIMED_OUT").count()).isEqualTo(1);
		});
	}

	@Test
	void whatIsObservedIsNotMeasuredTwice() {
		this.observing.run((context) -> {
			Timer runs = timer(context, "migration.run", "UPGRADE", "APPLIED", "none");
			assertThat(runs.count()).isEqualTo(1);

			failedUpgrade(context);

			assertThat(timer(context, "migration.run", "DOWNGRADE", "APPLIED", "none").count()).isEqualTo(1);
			assertThat(timer(context, "migration.revision", "DOWNGRADE", "APPLIED", "none").count()).isEqualTo(1);
			assertThat(timer(context, "migration.run", "UPGRADE", "FAILED", "RevisionFailedException").count())
				.isEqualTo(1);
			assertThat(timer(context, "migration.revision", "UPGRADE", "FAILED", "RevisionFailedException").count())
				.isEqualTo(1);
			assertThat(context.getBean(MeterRegistry.class).find("migration.run.active").longTaskTimer()).isNotNull();
		});
	}

	@Test
	void whatIsNotObservedIsMeasuredNevertheless() {
		ObservationPredicate predicate = (name, context) -> !name.startsWith("migration.");
		this.observing.withBean(ObservationPredicate.class, () -> predicate).run((context) -> {
			context.getBean(Migrations.class).downgrade(RevisionTarget.BASE);

			assertThat(timer(context, "migration.run", "DOWNGRADE", "APPLIED", "none").count()).isEqualTo(1);
			assertThat(timer(context, "migration.revision", "DOWNGRADE", "APPLIED", "none").count()).isEqualTo(2);
		});
	}

	@Test
	void everyRegistryGetsWhatWasMeasuredBefore() {
		this.runner.withUserConfiguration(TwoRegistries.class).run((context) -> {
			for (String name : new String[] { "first", "second" }) {
				MeterRegistry registry = context.getBean(name, MeterRegistry.class);
				assertThat(registry.get("migration.run").timer().count()).isEqualTo(1);
				assertThat(registry.get("migration.pending").gauge().value()).isZero();
			}
		});
	}

	@Test
	void aChildContextMeasuresItsDatabasesWithTheRegistryOfItsParent() {
		MeterRegistry registry = new SimpleMeterRegistry();
		new ApplicationContextRunner().withBean("registry", MeterRegistry.class, () -> registry)
			.run((parent) -> withoutRegistry(parent, this.dataSource).run((first) -> {
				assertThat(registry.get("migration.run").timer().count()).isEqualTo(1);
				assertThat(pending(parent)).isZero();

				try (TestDatabase other = TestDatabase.create()) {
					withoutRegistry(parent, other.dataSource()).withPropertyValues("migration.target=a1")
						.run((second) -> {
							assertThat(pending(parent)).isZero();
							assertThat(registry.get("migration.pending")
								.tags("database", "default:" + second.getId())
								.gauge()
								.value()).isEqualTo(1);
							assertThat(registry.get("migration.run").timer().count()).isEqualTo(2);
							assertThat(registry.get("migration.revision").timer().count()).isEqualTo(3);
						});
				}
			}));
	}

	@Test
	void aChildContextLeavesPartsOfARegistryToIt() {
		MeterRegistry part = new SimpleMeterRegistry();
		CompositeMeterRegistry composite = new CompositeMeterRegistry(Clock.SYSTEM, List.of(part));
		new ApplicationContextRunner().withBean("part", MeterRegistry.class, () -> part)
			.withBean("composite", MeterRegistry.class, () -> composite)
			.run((parent) -> withoutRegistry(parent, this.dataSource).run((child) -> {
				assertThat(part.get("migration.pending").gauges()).singleElement()
					.extracting((gauge) -> gauge.getId().getTag("database"))
					.isEqualTo("default");
				assertThat(part.get("migration.run").timer().count()).isEqualTo(1);
			}));
	}

	@Test
	void aChildContextMeasuresNothingOfItsParentTwice() {
		this.runner.run((parent) -> withoutRegistry(parent, this.dataSource).run((child) -> {
			MeterRegistry registry = parent.getBean(MeterRegistry.class);
			assertThat(registry.get("migration.pending").gauges()).hasSize(1);
			assertThat(registry.get("migration.run").timer().count()).isEqualTo(1);
			assertThat(registry.get("migration.revision").timer().count()).isEqualTo(2);
		}));
	}

	private ApplicationContextRunner withoutRegistry(ApplicationContext parent, DataSource dataSource) {
		return new ApplicationContextRunner().withParent(parent)
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationMetricsAutoConfiguration.class))
			.withBean("dataSource", DataSource.class, () -> dataSource)
			.withPropertyValues("migration.locations=" + this.location);
	}

	@Test
	void aRegistryThatIsLazyGetsWhatWasMeasuredBeforeToo() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				assertThat(context.getBeanFactory().containsSingleton("simpleMeterRegistry")).isFalse();

				assertThat(timer(context, "migration.revision", "UPGRADE", "APPLIED", "none").count()).isEqualTo(2);
			});
	}

	@Test
	void theRegistryIsNotMadeForTheMigration() {
		this.observing.withUserConfiguration(RegistryThatNeedsTheDatabase.class)
			.run((context) -> assertThat(timer(context, "migration.run", "UPGRADE", "APPLIED", "none").count())
				.isEqualTo(1));
	}

	@Test
	void metersNeedARegistryAndMigrations() {
		this.runner.withPropertyValues("migration.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationMeters.class));
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationMetricsAutoConfiguration.class))
			.withBean("dataSource", DataSource.class, () -> this.dataSource)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationMeters.class));
	}

	@Test
	void aCommandStartsNoRegistry() {
		this.observing.withPropertyValues(MigrationAutoConfiguration.COMMAND_MODE + "=true")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MigrationMeters.class)
				.doesNotHaveBean(MigrationObservations.class));
	}

	@Test
	void withoutMicrometerThereAreNone() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("dev.migration.meters"));
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.observation"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("dev.migration.observations")
				.hasBean("dev.migration.meters"));
	}

	private void failedUpgrade(BeanFactory context) {
		Migrations migrations = context.getBean(Migrations.class);
		migrations.downgrade(RevisionTarget.parse("a1"));
		JdbcClient.create(this.dataSource).sql("DROP TABLE account").update();
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations.upgrade(RevisionTarget.HEADS));
	}

	private static Timer timer(BeanFactory context, String name, String direction, String outcome, String error) {
		return context.getBean(MeterRegistry.class)
			.get(name)
			.tags("database", "default", "direction", direction, "outcome", outcome, "error", error)
			.timer();
	}

	private static Timer lockWait(BeanFactory context, String outcome) {
		return context.getBean(MeterRegistry.class)
			.get("migration.lock.wait")
			.tags("database", "default", "outcome", outcome)
			.timer();
	}

	private static double pending(BeanFactory context) {
		return context.getBean(MeterRegistry.class)
			.get("migration.pending")
			.tags("database", "default")
			.gauge()
			.value();
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoRegistries {

		@Bean
		@Primary
		MeterRegistry first() {
			return new SimpleMeterRegistry();
		}

		@Bean
		MeterRegistry second() {
			return new SimpleMeterRegistry();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegistryThatNeedsTheDatabase {

		@Bean
		@DependsOnDatabaseInitialization
		MeterRegistry registry(DataSource dataSource) {
			JdbcClient.create(dataSource).sql("SELECT email FROM account").query().listOfRows();
			return new SimpleMeterRegistry();
		}

	}

}
