package dev.migration.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migration.runtime.MigrationRun;
import dev.migration.runtime.RevisionRun;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * The observations of one run, on the thread that carries it out.
 */
final class ObservedRun {

	private final ObservationRegistry registry;

	private final @Nullable MigrationRevisionObservationConvention revisionConvention;

	private final MigrationRunObservationContext context;

	private final Observation observation;

	private final Observation.Scope scope;

	/** What is not committed yet. */
	private final Map<String, ObservedRevision> revisions = new LinkedHashMap<>();

	private Observation.@Nullable Scope revisionScope;

	private ObservedRun(ObservationRegistry registry,
			@Nullable MigrationRevisionObservationConvention revisionConvention, MigrationRunObservationContext context,
			Observation observation) {
		this.registry = registry;
		this.revisionConvention = revisionConvention;
		this.context = context;
		this.observation = observation;
		this.scope = observation.openScope();
	}

	static ObservedRun start(MigrationRun run, ObservationRegistry registry,
			@Nullable MigrationRunObservationConvention runConvention,
			@Nullable MigrationRevisionObservationConvention revisionConvention) {
		MigrationRunObservationContext context = new MigrationRunObservationContext(run);
		Observation observation = MigrationObservation.RUN.start(runConvention,
				new DefaultMigrationRunObservationConvention(), () -> context, registry);
		return new ObservedRun(registry, revisionConvention, context, observation);
	}

	boolean isObserved() {
		return !this.observation.isNoop();
	}

	boolean isObserved(String revision) {
		ObservedRevision observed = this.revisions.get(revision);
		return observed != null && !observed.observation().isNoop();
	}

	/**
	 * Begin with a revision, or go on with it where its transaction is tried again.
	 */
	void begin(RevisionRun revision) {
		leave();
		this.revisionScope = this.revisions.computeIfAbsent(revision.revision().id(), (id) -> start(revision))
			.observation()
			.openScope();
	}

	private ObservedRevision start(RevisionRun revision) {
		MigrationRevisionObservationContext started = new MigrationRevisionObservationContext(revision);
		return new ObservedRevision(started, MigrationObservation.REVISION.start(this.revisionConvention,
				new DefaultMigrationRevisionObservationConvention(), () -> started, this.registry));
	}

	/**
	 * Let what comes not be part of a revision.
	 */
	void leave() {
		if (this.revisionScope != null) {
			this.revisionScope.close();
			this.revisionScope = null;
		}
	}

	void committed(RevisionRun revision) {
		ObservedRevision observed = this.revisions.remove(revision.revision().id());
		if (observed != null) {
			observed.context().setOutcome(MigrationOutcome.APPLIED);
			observed.observation().stop();
		}
	}

	void succeeded() {
		this.scope.close();
		this.context.setOutcome(MigrationOutcome.APPLIED);
		this.observation.stop();
	}

	void failed(RuntimeException failure) {
		leave();
		this.revisions.values().forEach((observed) -> {
			observed.context().setOutcome(MigrationOutcome.FAILED);
			observed.observation().error(failure).stop();
		});
		this.scope.close();
		this.context.setOutcome(MigrationOutcome.FAILED);
		this.observation.error(failure).stop();
	}

	/**
	 * The observation of a revision.
	 *
	 * @param context what is known of it
	 * @param observation the observation
	 */
	private record ObservedRevision(MigrationRevisionObservationContext context, Observation observation) {

	}

}
