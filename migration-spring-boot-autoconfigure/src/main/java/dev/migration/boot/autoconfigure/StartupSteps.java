package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.RevisionRun;

import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Makes what a start does about each database a {@link StartupStep}. Of a migration in
 * the background that is the decision for it; the rest is no part of the start.
 */
class StartupSteps implements MigrationCallback {

	static final String NAME = "migration.run";

	private final ApplicationStartup startup;

	private final MigratedDatabases databases;

	private final Map<String, Counter> counters = new ConcurrentHashMap<>();

	StartupSteps(ApplicationStartup startup, MigratedDatabases databases) {
		this.startup = startup;
		this.databases = databases;
	}

	MigrationStrategy around(MigrationStrategy strategy) {
		return (migrations) -> {
			String database = migrations.database().name();
			Counter counter = new Counter(Thread.currentThread());
			this.counters.put(database, counter);
			StartupStep step = this.startup.start(NAME)
				.tag("database", database)
				.tag("on-startup", word(this.databases.settings(database).onStartup()));
			try {
				strategy.migrate(migrations);
			}
			catch (RuntimeException ex) {
				step.tag("error", ex.getClass().getName());
				throw ex;
			}
			finally {
				this.counters.remove(database);
				step.tag("revisions", String.valueOf(counter.revisions)).end();
			}
		};
	}

	private static String word(OnStartup onStartup) {
		return onStartup.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@Override
	public void afterCommit(RevisionRun revision, Duration duration) {
		Counter counter = this.counters.get(revision.database());
		if (counter != null && counter.thread == Thread.currentThread()) {
			counter.revisions++;
		}
	}

	/**
	 * Counts what the thread of the start carries out.
	 */
	private static final class Counter {

		private final Thread thread;

		private int revisions;

		private Counter(Thread thread) {
			this.thread = thread;
		}

	}

}
