package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migration.command.Migrations;
import dev.migration.runtime.AppliedRevision;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.RevisionRun;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes application events. What happens before all singletons exist is kept until
 * then: earlier, {@code @EventListener} methods are not registered yet, and a listener
 * that needs the database would be created in the middle of its upgrade.
 */
class MigrationEvents implements MigrationCallback, SmartInitializingSingleton {

	private final ApplicationEventPublisher publisher;

	private final List<Object> kept = new ArrayList<>();

	/**
	 * What starts have applied so far, each on its own thread: others may run revisions
	 * meanwhile, of this database or of one that is called the same.
	 */
	private final Map<Start, List<AppliedRevision>> applied = new HashMap<>();

	private boolean ready;

	MigrationEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void afterCommit(RevisionRun revision, Duration duration) {
		AppliedRevision one = new AppliedRevision(revision.revision(), revision.direction(), duration);
		note(revision.database(), one);
		publish(new RevisionAppliedEvent(revision.database(), one));
	}

	private synchronized void note(String database, AppliedRevision revision) {
		List<AppliedRevision> revisions = this.applied.get(Start.of(database));
		if (revisions != null) {
			revisions.add(revision);
		}
	}

	/**
	 * Return a strategy that also tells when it has succeeded.
	 */
	MigrationStrategy completing(MigrationStrategy strategy) {
		return (migrations) -> {
			begin(migrations);
			try {
				strategy.migrate(migrations);
			}
			catch (RuntimeException ex) {
				applied(migrations);
				publishFailure(migrations.database().name(), ex);
				throw ex;
			}
			publish(new MigrationsCompletedEvent(migrations.database().name(), applied(migrations)));
		};
	}

	private synchronized void begin(Migrations migrations) {
		this.applied.put(Start.of(migrations.database().name()), new ArrayList<>());
	}

	private synchronized List<AppliedRevision> applied(Migrations migrations) {
		List<AppliedRevision> revisions = this.applied.remove(Start.of(migrations.database().name()));
		return (revisions != null) ? List.copyOf(revisions) : List.of();
	}

	/**
	 * A listener that fails says less than the migration.
	 */
	private void publishFailure(String database, RuntimeException failure) {
		try {
			publish(new MigrationsFailedEvent(database, failure));
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	private void publish(Object event) {
		if (!keep(event)) {
			this.publisher.publishEvent(event);
		}
	}

	private synchronized boolean keep(Object event) {
		return !this.ready && this.kept.add(event);
	}

	@Override
	public void afterSingletonsInstantiated() {
		release().forEach(this.publisher::publishEvent);
	}

	private synchronized List<Object> release() {
		this.ready = true;
		List<Object> events = List.copyOf(this.kept);
		this.kept.clear();
		return events;
	}

	/**
	 * A start of one database.
	 *
	 * @param database the name of the database
	 * @param thread who carries it out
	 */
	private record Start(String database, Thread thread) {

		static Start of(String database) {
			return new Start(database, Thread.currentThread());
		}

	}

}
