package dev.migration.reliability;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import dev.migration.command.Migrations;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.RunOptions;

/**
 * Runs the history of the crashes as a start or a command does.
 */
final class MigrationRun {

	// Longer than a server that starts again, and a session whose client is gone
	private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(2);

	private MigrationRun() {
	}

	static Migrations migrations(ServerDatabase database, DataSource dataSource) {
		return new Migrations(CrashHistory.of(database.product()).history(), database.migrated(dataSource),
				new RunOptions(LOCK_TIMEOUT, "1.0", "host-1", List.of(), Clock.systemUTC()));
	}

	static void carryOut(RunCommand command, DataSource dataSource) {
		Migrations migrations = migrations(command.database(), dataSource);
		RevisionTarget target = RevisionTarget.parse(command.target());
		if (command.direction() == Direction.UPGRADE) {
			migrations.upgrade(target);
		}
		else {
			migrations.downgrade(target);
		}
	}

}
