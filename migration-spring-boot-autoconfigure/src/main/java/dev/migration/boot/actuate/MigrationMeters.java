package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.migration.command.Migrations;
import dev.migration.revision.Direction;
import dev.migration.runtime.AppliedRevision;
import dev.migration.runtime.LockWait;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.MigrationRun;
import dev.migration.runtime.RevisionFailedException;
import dev.migration.runtime.RevisionRun;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;

/**
 * Measures runs. The registry is bound once all singletons exist, which is when a start
 * has migrated already: what was measured by then is kept until then. What is observed is
 * measured by the observation. A context measures its own databases, with the registries
 * of its parent where it has none.
 */
final class MigrationMeters implements MigrationCallback, MeterBinder, SmartInitializingSingleton,
		ApplicationListener<ContextRefreshedEvent>, Ordered {

	// A registry that nobody binds must not become a leak
	private static final int MOST_KEPT = 10_000;

	private final ApplicationContext context;

	private final ObservedRuns observed;

	private final Map<String, PendingRevisions> pending = new ConcurrentHashMap<>();

	private final Map<RunKey, MeasuredRun> runs = new ConcurrentHashMap<>();

	private final List<MeterRegistry> registries = new ArrayList<>();

	private final List<Measurement> kept = new ArrayList<>();

	private boolean refreshed;

	MigrationMeters(ApplicationContext context, ObservedRuns observed) {
		this.context = context;
		this.observed = observed;
	}

	// Behind the observations, which are asked whether they are at it
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 1;
	}

	/**
	 * Spring Boot binds a registry to what is in its own context.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		ApplicationContext parent = this.context.getParent();
		if (parent != null && this.context.getBeanNamesForType(MeterRegistry.class, true, false).length == 0) {
			List<MeterRegistry> registries = parent.getBeanProvider(MeterRegistry.class).orderedStream().toList();
			Set<MeterRegistry> parts = parts(registries);
			registries.stream().filter((registry) -> !parts.contains(registry)).forEach(this::bindTo);
		}
	}

	/**
	 * What is composed of others gives them what it gets.
	 */
	private static Set<MeterRegistry> parts(List<MeterRegistry> registries) {
		return registries.stream()
			.filter(CompositeMeterRegistry.class::isInstance)
			.flatMap((registry) -> ((CompositeMeterRegistry) registry).getRegistries().stream())
			.collect(Collectors.toSet());
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.context.getBeansOfType(Migrations.class).values().forEach((one) -> bindPending(one, registry));
		synchronized (this) {
			this.registries.add(registry);
			this.kept.forEach((measurement) -> measurement.record(registry));
			forgetKept();
		}
	}

	private void bindPending(Migrations database, MeterRegistry registry) {
		String name = database.database().name();
		PendingRevisions revisions = this.pending.computeIfAbsent(name,
				(key) -> new PendingRevisions(() -> database.position(BoundedReads.SILENCE), System::nanoTime,
						PendingRevisions.PATIENCE));
		Gauge.builder(MigrationMeter.PENDING.getName(), revisions, PendingRevisions::value)
			.description("Revisions that the database does not have yet")
			.baseUnit(MigrationMeter.PENDING.getBaseUnit())
			.tags(MigrationTag.DATABASE.asString(), isTaken(name, registry) ? name + ":" + this.context.getId() : name)
			.register(registry);
	}

	/**
	 * Another context may have a database that it calls the same.
	 */
	private static boolean isTaken(String name, MeterRegistry registry) {
		return registry.find(MigrationMeter.PENDING.getName())
			.tag(MigrationTag.DATABASE.asString(), name)
			.gauge() != null;
	}

	@Override
	public synchronized void onApplicationEvent(ContextRefreshedEvent event) {
		this.refreshed = true;
		forgetKept();
	}

	/**
	 * All registries are bound together, after the last singleton; only one that is lazy
	 * comes later.
	 */
	private void forgetKept() {
		if (this.refreshed && !this.registries.isEmpty()) {
			this.kept.clear();
		}
	}

	private synchronized void record(Measurement measurement) {
		this.registries.forEach(measurement::record);
		boolean bound = this.refreshed && !this.registries.isEmpty();
		if (!bound && this.kept.size() < MOST_KEPT) {
			this.kept.add(measurement);
		}
	}

	@Override
	public void afterLockWait(LockWait wait) {
		record(new Measurement(MigrationMeter.LOCK_WAIT, "Waits for the lock that lets one instance migrate at a time",
				Tags.of(MigrationTag.DATABASE.asString(), wait.database(), MigrationTag.OUTCOME.asString(),
						wait.outcome().name()),
				wait.duration()));
	}

	@Override
	public void beforeRun(MigrationRun run) {
		this.runs.put(RunKey.of(run.database()), new MeasuredRun(this.observed.isRunObserved(run.database())));
	}

	@Override
	public void beforeRevision(RevisionRun revision) {
		MeasuredRun run = this.runs.get(RunKey.of(revision.database()));
		if (run != null && !this.observed.isRevisionObserved(revision.database(), revision.revision().id())) {
			run.begin(revision);
		}
	}

	@Override
	public void afterCommit(RevisionRun revision, Duration duration) {
		PendingRevisions changed = this.pending.get(revision.database());
		if (changed != null) {
			changed.change();
		}
		MeasuredRun run = this.runs.get(RunKey.of(revision.database()));
		if (run != null && run.end(revision.revision().id()) != null) {
			record(measurement(revision, MigrationOutcome.APPLIED, null, duration));
		}
	}

	@Override
	public void afterRun(MigrationRun run, List<AppliedRevision> applied) {
		MeasuredRun measured = this.runs.remove(RunKey.of(run.database()));
		if (measured != null && !measured.observed()) {
			record(measurement(run, MigrationOutcome.APPLIED, null, measured.duration()));
		}
	}

	@Override
	public void failedRun(MigrationRun run, RuntimeException failure) {
		MeasuredRun measured = this.runs.remove(RunKey.of(run.database()));
		if (measured == null) {
			return;
		}
		MeasuredRun.Begun failed = (failure instanceof RevisionFailedException ex) ? measured.end(ex.revision()) : null;
		if (failed != null) {
			record(measurement(failed.revision(), MigrationOutcome.FAILED, failure, failed.duration()));
		}
		if (!measured.observed()) {
			record(measurement(run, MigrationOutcome.FAILED, failure, measured.duration()));
		}
	}

	private static Measurement measurement(MigrationRun run, MigrationOutcome outcome,
			@Nullable RuntimeException failure, Duration duration) {
		return new Measurement(MigrationMeter.RUN, "Runs of migrations that had something to do",
				tags(run.database(), RunDirection.of(run), outcome, failure), duration);
	}

	private static Measurement measurement(RevisionRun revision, MigrationOutcome outcome,
			@Nullable RuntimeException failure, Duration duration) {
		return new Measurement(MigrationMeter.REVISION, "Revisions that were carried out",
				tags(revision.database(), revision.direction(), outcome, failure), duration);
	}

	private static Tags tags(String database, Direction direction, MigrationOutcome outcome,
			@Nullable RuntimeException failure) {
		return Tags.of(MigrationTag.DATABASE.asString(), database, MigrationTag.DIRECTION.asString(), direction.name(),
				MigrationTag.OUTCOME.asString(), outcome.name(), MigrationTag.ERROR.asString(),
				(failure != null) ? failure.getClass().getSimpleName() : KeyValue.NONE_VALUE);
	}

	/**
	 * A duration for one of the timers.
	 *
	 * @param meter the timer
	 * @param description what it is about
	 * @param tags its tags
	 * @param duration how long it took
	 */
	private record Measurement(MigrationMeter meter, String description, Tags tags, Duration duration) {

		void record(MeterRegistry registry) {
			Timer.builder(this.meter.getName())
				.description(this.description)
				.tags(this.tags)
				.register(registry)
				.record(this.duration);
		}

	}

}
