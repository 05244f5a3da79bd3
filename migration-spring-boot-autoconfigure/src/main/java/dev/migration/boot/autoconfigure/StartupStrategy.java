package dev.migration.boot.autoconfigure;

import java.time.Duration;

import dev.migration.command.MigrationResult;
import dev.migration.command.Migrations;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.PollingPause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what {@code migration.on-startup} says.
 */
final class StartupStrategy implements MigrationStrategy {

	private static final Logger logger = LoggerFactory.getLogger(StartupStrategy.class);

	private static final long POLL_MILLIS = 500;

	private final MigratedDatabases databases;

	StartupStrategy(MigratedDatabases databases) {
		this.databases = databases;
	}

	@Override
	public void migrate(Migrations migrations) {
		DatabaseSettings settings = this.databases.settings(migrations.database().name());
		RevisionTarget target = RevisionTarget.parse(settings.target());
		switch (settings.onStartup()) {
			case UPGRADE -> {
				reportNoRevisions(migrations, settings);
				upgrade(migrations, target);
			}
			case REQUIRE_HEAD -> requireTarget(migrations, target);
			case WAIT -> waitForTarget(migrations, target, settings.waitTimeout());
			case NONE -> logger.debug("Database '{}' is left as it is", migrations.database().name());
		}
	}

	private static void reportNoRevisions(Migrations migrations, DatabaseSettings settings) {
		if (!migrations.revisions().map().history().isEmpty()) {
			return;
		}
		if (settings.isSingle()) {
			logger.info("There are no revisions yet; 'migrate revision --autogenerate' writes the first one");
		}
		else {
			logger
				.info("There are no revisions of database '{}' yet; 'migrate --name {} revision --autogenerate' writes"
						+ " the first one", settings.name(), settings.name());
		}
	}

	private static void upgrade(Migrations migrations, RevisionTarget target) {
		MigrationResult result = migrations.upgrade(target);
		String database = migrations.database().name();
		if (result.steps().isEmpty()) {
			logger.info("Database '{}' is up to date at {}", database, text(result.current()));
		}
		else {
			logger.info("Database '{}' is now at {}; applied {}", database, text(result.current()),
					count(result.steps().size()));
		}
	}

	private static void requireTarget(Migrations migrations, RevisionTarget target) {
		Heads rows = migrations.state().rows();
		if (!isAtTarget(migrations, rows, target)) {
			throw notAtTarget(migrations, rows, target);
		}
		migrations.refuseHalfUndone(rows);
	}

	private static void waitForTarget(Migrations migrations, RevisionTarget target, Duration timeout) {
		long start = System.nanoTime();
		Heads rows = migrations.state().rows();
		if (!isAtTarget(migrations, rows, target)) {
			logger.info("Waiting until database '{}' is at '{}'", migrations.database().name(), target);
		}
		while (!isAtTarget(migrations, rows, target)) {
			if (Duration.ofNanos(System.nanoTime() - start).compareTo(timeout) >= 0) {
				throw notAtTarget(migrations, rows, target);
			}
			PollingPause.millis(POLL_MILLIS);
			rows = migrations.state().rows();
		}
		migrations.refuseHalfUndone(rows);
	}

	private static DatabaseNotAtHeadException notAtTarget(Migrations migrations, Heads rows, RevisionTarget target) {
		return new DatabaseNotAtHeadException(migrations.database().name(), rows, target.toString());
	}

	private static boolean isAtTarget(Migrations migrations, Heads rows, RevisionTarget target) {
		return migrations.revisions().map().upgrade(rows, target).isEmpty();
	}

	private static String count(int revisions) {
		return (revisions == 1) ? "1 revision" : revisions + " revisions";
	}

	private static String text(Heads rows) {
		return rows.isEmpty() ? "base" : String.join(", ", rows.ids());
	}

}
