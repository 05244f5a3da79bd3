package dev.migration.boot.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.migration.MigrationException;
import dev.migration.command.Migrations;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MigrationEvents}.
 */
class MigrationEventsTests {

	@Test
	void aListenerThatFailsDoesNotHideWhyTheMigrationDid() {
		IllegalStateException refused = new IllegalStateException("refused");
		MigrationEvents events = new MigrationEvents((event) -> {
			throw refused;
		});
		events.afterSingletonsInstantiated();
		MigrationStrategy strategy = events.completing((migrations) -> {
			throw new MigrationException("failed");
		});

		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> strategy.migrate(migrations()))
			.withMessage("failed")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).containsExactly(refused));
	}

	private static Migrations migrations() {
		return new Migrations(MigrationHistory.of(List.of()),
				new MigrationDatabase("default", new DriverManagerDataSource(), Optional::empty, null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				new RunOptions(Duration.ZERO, null, "host", List.of(), Clock.systemUTC()));
	}

}
