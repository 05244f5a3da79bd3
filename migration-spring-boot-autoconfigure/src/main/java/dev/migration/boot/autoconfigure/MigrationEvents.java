package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

	private boolean ready;

	MigrationEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void afterCommit(RevisionRun revision, Duration duration) {
		publish(new RevisionAppliedEvent(revision.database(),
				new AppliedRevision(revision.revision(), revision.direction(), duration)));
	}

	/**
	 * Return a strategy that also tells when it has succeeded.
	 */
	MigrationStrategy completing(MigrationStrategy strategy) {
		return (migrations) -> {
			strategy.migrate(migrations);
			publish(new MigrationsCompletedEvent(migrations.database().name(), applied(migrations)));
		};
	}

	private synchronized List<AppliedRevision> applied(Migrations migrations) {
		String database = migrations.database().name();
		return this.kept.stream()
			.filter(RevisionAppliedEvent.class::isInstance)
			.map(RevisionAppliedEvent.class::cast)
			.filter((event) -> event.database().equals(database))
			.map(RevisionAppliedEvent::revision)
			.toList();
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

}
