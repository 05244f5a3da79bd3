package dev.migration.boot.actuate;

import dev.migration.runtime.MigrationRun;
import io.micrometer.observation.Observation;

/**
 * What is known of a run while it is observed.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationRunObservationContext extends Observation.Context {

	private final MigrationRun run;

	private MigrationOutcome outcome = MigrationOutcome.RUNNING;

	/**
	 * Create the context of a run that begins.
	 * @param run the run
	 */
	public MigrationRunObservationContext(MigrationRun run) {
		this.run = run;
	}

	/**
	 * Return the run.
	 * @return the run
	 */
	public MigrationRun getRun() {
		return this.run;
	}

	/**
	 * Return how the run ended.
	 * @return the outcome
	 */
	public MigrationOutcome getOutcome() {
		return this.outcome;
	}

	void setOutcome(MigrationOutcome outcome) {
		this.outcome = outcome;
	}

}
