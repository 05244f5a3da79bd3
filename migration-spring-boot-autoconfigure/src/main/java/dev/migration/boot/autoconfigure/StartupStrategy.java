package dev.migration.boot.autoconfigure;

import java.time.Duration;

import dev.migration.boot.autoconfigure.MigrationProperties.OnStartup;
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

	private final OnStartup onStartup;

	private final RevisionTarget target;

	private final Duration waitTimeout;

	StartupStrategy(OnStartup onStartup, RevisionTarget target, Duration waitTimeout) {
		this.onStartup = onStartup;
		this.target = target;
		this.waitTimeout = waitTimeout;
	}

	@Override
	public void migrate(Migrations migrations) {
		switch (this.onStartup) {
			case UPGRADE -> upgrade(migrations);
			case REQUIRE_HEAD -> requireTarget(migrations);
			case WAIT -> waitForTarget(migrations);
			case NONE -> logger.debug("Database '{}' is left as it is", migrations.database().name());
		}
	}

	private void upgrade(Migrations migrations) {
		if (migrations.revisions().map().history().isEmpty()) {
			logger.info("There are no revisions yet; 'migrate revision --autogenerate' writes the first one");
		}
		MigrationResult result = migrations.upgrade(this.target);
		String database = migrations.database().name();
		if (result.steps().isEmpty()) {
			logger.info("Database '{}' is up to date at {}", database, text(result.current()));
		}
		else {
			logger.info("Database '{}' is now at {}; applied {}", database, text(result.current()),
					count(result.steps().size()));
		}
	}

	private void requireTarget(Migrations migrations) {
		Heads rows = migrations.state().rows();
		if (!isAtTarget(migrations, rows)) {
			throw notAtTarget(migrations, rows);
		}
	}

	private void waitForTarget(Migrations migrations) {
		long start = System.nanoTime();
		Heads rows = migrations.state().rows();
		if (!isAtTarget(migrations, rows)) {
			logger.info("Waiting until database '{}' is at '{}'", migrations.database().name(), this.target);
		}
		while (!isAtTarget(migrations, rows)) {
			if (Duration.ofNanos(System.nanoTime() - start).compareTo(this.waitTimeout) >= 0) {
				throw notAtTarget(migrations, rows);
			}
			PollingPause.millis(POLL_MILLIS);
			rows = migrations.state().rows();
		}
	}

	private DatabaseNotAtHeadException notAtTarget(Migrations migrations, Heads rows) {
		return new DatabaseNotAtHeadException(migrations.database().name(), rows, this.target.toString());
	}

	private boolean isAtTarget(Migrations migrations, Heads rows) {
		return migrations.revisions().map().upgrade(rows, this.target).isEmpty();
	}

	private static String count(int revisions) {
		return (revisions == 1) ? "1 revision" : revisions + " revisions";
	}

	private static String text(Heads rows) {
		return rows.isEmpty() ? "base" : String.join(", ", rows.ids());
	}

}
