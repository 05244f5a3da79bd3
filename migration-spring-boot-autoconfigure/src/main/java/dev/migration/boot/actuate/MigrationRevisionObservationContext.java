package dev.migration.boot.actuate;

import dev.migration.runtime.RevisionRun;
import io.micrometer.observation.Observation;

/**
 * What is known of a revision while it is observed.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MigrationRevisionObservationContext extends Observation.Context {

	private final RevisionRun run;

	private MigrationOutcome outcome = MigrationOutcome.RUNNING;

	/**
	 * Create the context of a revision that begins.
	 * @param run the revision
	 */
	public MigrationRevisionObservationContext(RevisionRun run) {
		this.run = run;
	}

	/**
	 * Return the revision with its database and direction.
	 * @return the revision
	 */
	public RevisionRun getRun() {
		return this.run;
	}

	/**
	 * Return how the revision ended.
	 * @return the outcome
	 */
	public MigrationOutcome getOutcome() {
		return this.outcome;
	}

	void setOutcome(MigrationOutcome outcome) {
		this.outcome = outcome;
	}

}
