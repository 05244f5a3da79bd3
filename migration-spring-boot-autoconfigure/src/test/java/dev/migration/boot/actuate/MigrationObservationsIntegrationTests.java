package dev.migration.boot.actuate;

import java.nio.file.Path;

import dev.migration.boot.autoconfigure.MigrationAutoConfiguration;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.testing.TestDatabase;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationObservations} and their auto-configuration.
 */
class MigrationObservationsIntegrationTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private TestDatabase database;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createDatabase(@TempDir Path directory) {
		this.database = TestDatabase.create();
		String location = new RevisionFolder(directory).with("a1", "", "SELECT 1;", "SELECT 1;")
			.with("b2", "a1", "SELECT 1;", "SELECT nothing;")
			.location();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationObservationAutoConfiguration.class))
			.withBean(ObservationRegistry.class, () -> this.registry)
			.withPropertyValues("migration.locations=" + location, "migration.target=a1",
					"spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aRunIsObservedAroundItsRevisions() {
		this.runner.run((context) -> {
			context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS);

			TestObservationRegistryAssert.assertThat(this.registry)
				.hasNumberOfObservationsEqualTo(2)
				.hasObservationWithNameEqualTo("migration.run")
				.that()
				.hasContextualNameEqualTo("migrate default")
				.hasLowCardinalityKeyValue("database", "default")
				.hasLowCardinalityKeyValue("direction", "UPGRADE")
				.hasLowCardinalityKeyValue("outcome", "APPLIED")
				.hasHighCardinalityKeyValue("revisions", "1")
				.doesNotHaveError()
				.hasBeenStopped();
			TestObservationRegistryAssert.assertThat(this.registry)
				.hasObservationWithNameEqualTo("migration.revision")
				.that()
				.hasContextualNameEqualTo("upgrade b2")
				.hasLowCardinalityKeyValue("database", "default")
				.hasLowCardinalityKeyValue("direction", "UPGRADE")
				.hasLowCardinalityKeyValue("outcome", "APPLIED")
				.hasHighCardinalityKeyValue("revision", "b2")
				.hasHighCardinalityKeyValue("message", "revision b2")
				.hasParentObservationContextMatching((parent) -> parent.getName().equals("migration.run"))
				.hasBeenStopped();
			assertThat(this.registry.getCurrentObservation()).isNull();
		});
	}

	@Test
	void whatHappensBeforeAllBeansExistIsNotObserved() {
		this.runner.run((context) -> {
			assertThat(context.getBean(Migrations.class).state().rows().ids()).containsExactly("a1");
			TestObservationRegistryAssert.assertThat(this.registry).doesNotHaveAnyObservation();
		});
	}

	@Test
	void aFailureIsObserved() {
		this.runner.run((context) -> {
			Migrations migrations = context.getBean(Migrations.class);
			migrations.upgrade(RevisionTarget.HEADS);
			this.registry.clear();

			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> migrations.downgrade(RevisionTarget.BASE))
				.satisfies((failure) -> {
					TestObservationRegistryAssert.assertThat(this.registry)
						.hasNumberOfObservationsEqualTo(2)
						.hasObservationWithNameEqualTo("migration.run")
						.that()
						.hasLowCardinalityKeyValue("direction", "DOWNGRADE")
						.hasLowCardinalityKeyValue("outcome", "FAILED")
						.hasError(failure)
						.hasBeenStopped();
					TestObservationRegistryAssert.assertThat(this.registry)
						.hasObservationWithNameEqualTo("migration.revision")
						.that()
						.hasLowCardinalityKeyValue("outcome", "FAILED")
						.hasHighCardinalityKeyValue("revision", "b2")
						.hasError(failure)
						.hasBeenStopped();
				});
			assertThat(this.registry.getCurrentObservation()).isNull();
		});
	}

	@Test
	void aConventionOfTheApplicationsOwnTakesThePlaceOfTheDefault() {
		this.runner.withBean(MigrationRunObservationConvention.class, CustomConvention::new).run((context) -> {
			context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS);

			TestObservationRegistryAssert.assertThat(this.registry)
				.hasObservationWithNameEqualTo("schema.change")
				.that()
				.hasLowCardinalityKeyValue("steps", "1");
		});
	}

	@Test
	void revisionsThatShareATransactionAreObservedOneByOne() {
		this.runner.withPropertyValues("migration.transaction=per-run", "migration.on-startup=none").run((context) -> {
			context.getBean(Migrations.class).upgrade(RevisionTarget.HEADS);

			TestObservationRegistryAssert.assertThat(this.registry)
				.hasNumberOfObservationsWithNameEqualTo("migration.revision", 2)
				.forAllObservationsWithNameEqualTo("migration.revision",
						(observation) -> observation.hasLowCardinalityKeyValue("outcome", "APPLIED"));
		});
	}

	@Test
	void withoutARegistryOrMigrationsThereAreNone() {
		this.runner.withPropertyValues("migration.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationObservations.class));
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.observation"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("dev.migration.observations"));
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationObservationAutoConfiguration.class))
			.withPropertyValues("migration.on-startup=none", "spring.datasource.url=" + this.database.url())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MigrationObservations.class));
	}

	private static final class CustomConvention implements MigrationRunObservationConvention {

		@Override
		public String getName() {
			return "schema.change";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(MigrationRunObservationContext context) {
			return KeyValues.of("steps", String.valueOf(context.getRun().steps().size()));
		}

	}

}
