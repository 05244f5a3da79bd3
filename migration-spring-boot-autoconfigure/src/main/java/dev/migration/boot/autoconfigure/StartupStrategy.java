package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.migration.MigrationException;
import dev.migration.boot.autoconfigure.MigrationProperties.OnStartup;
import dev.migration.command.MigrationResult;
import dev.migration.command.Migrations;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
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
		MigrationResult result = migrations.upgrade(this.target);
		String database = migrations.database().name();
		if (result.steps().isEmpty()) {
			logger.info("Database '{}' is up to date at {}", database, text(result.current()));
		}
		else {
			logger.info("Database '{}' is now at {}; applied {} revision(s)", database, text(result.current()),
					result.steps().size());
		}
	}

	private void requireTarget(Migrations migrations) {
		if (!isAtTarget(migrations)) {
			throw new DatabaseNotAtHeadException(migrations.database().name(), migrations.state().rows(),
					this.target.toString());
		}
	}

	private void waitForTarget(Migrations migrations) {
		long start = System.nanoTime();
		boolean told = false;
		while (!isAtTarget(migrations)) {
			if (System.nanoTime() - start >= this.waitTimeout.toNanos()) {
				throw new DatabaseNotAtHeadException(migrations.database().name(), migrations.state().rows(),
						this.target.toString());
			}
			if (!told) {
				logger.info("Waiting until database '{}' is at '{}'", migrations.database().name(), this.target);
				told = true;
			}
			pause();
		}
	}

	private boolean isAtTarget(Migrations migrations) {
		return migrations.revisions().map().upgrade(migrations.state().rows(), this.target).isEmpty();
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MigrationException("Interrupted while waiting for the database to be upgraded.", ex);
		}
	}

	private static String text(Heads rows) {
		return rows.isEmpty() ? "base" : String.join(", ", rows.ids());
	}

}
