package dev.migration.boot.actuate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.migration.runtime.AppliedRevision;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.MigrationRun;
import dev.migration.runtime.RevisionRun;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.Ordered;

/**
 * Observes runs. A run before all singletons exist is not observed: the registry would
 * bring its handlers along, with meters and tracers and whatever of the application these
 * need, in the middle of the migration.
 */
final class MigrationObservations implements MigrationCallback, ObservedRuns, SmartInitializingSingleton, Ordered {

	private final ObjectProvider<ObservationRegistry> registry;

	private final ObjectProvider<MigrationRunObservationConvention> runConvention;

	private final ObjectProvider<MigrationRevisionObservationConvention> revisionConvention;

	private final Map<RunKey, ObservedRun> runs = new ConcurrentHashMap<>();

	private volatile boolean ready;

	MigrationObservations(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<MigrationRunObservationConvention> runConvention,
			ObjectProvider<MigrationRevisionObservationConvention> revisionConvention) {
		this.registry = registry;
		this.runConvention = runConvention;
		this.revisionConvention = revisionConvention;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.ready = true;
	}

	// Around what other callbacks do
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean isRunObserved(String database) {
		ObservedRun run = this.runs.get(RunKey.of(database));
		return run != null && run.isObserved();
	}

	@Override
	public boolean isRevisionObserved(String database, String revision) {
		ObservedRun run = this.runs.get(RunKey.of(database));
		return run != null && run.isObserved(revision);
	}

	@Override
	public void beforeRun(MigrationRun run) {
		ObservationRegistry live = this.ready ? this.registry.getIfAvailable() : null;
		if (live != null && !live.isNoop()) {
			this.runs.put(RunKey.of(run.database()), ObservedRun.start(run, live, this.runConvention.getIfAvailable(),
					this.revisionConvention.getIfAvailable()));
		}
	}

	@Override
	public void beforeRevision(RevisionRun revision) {
		ObservedRun run = this.runs.get(RunKey.of(revision.database()));
		if (run != null) {
			run.begin(revision);
		}
	}

	@Override
	public void afterRevision(RevisionRun revision) {
		ObservedRun run = this.runs.get(RunKey.of(revision.database()));
		if (run != null) {
			run.leave();
		}
	}

	@Override
	public void afterCommit(RevisionRun revision, Duration duration) {
		ObservedRun run = this.runs.get(RunKey.of(revision.database()));
		if (run != null) {
			run.committed(revision);
		}
	}

	@Override
	public void afterRun(MigrationRun run, List<AppliedRevision> applied) {
		ObservedRun observed = this.runs.remove(RunKey.of(run.database()));
		if (observed != null) {
			observed.succeeded();
		}
	}

	@Override
	public void failedRun(MigrationRun run, RuntimeException failure) {
		ObservedRun observed = this.runs.remove(RunKey.of(run.database()));
		if (observed != null) {
			observed.failed(failure);
		}
	}

}
