package dev.migration.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.migration.revision.RevisionStep;

/**
 * A step that has been started.
 *
 * @param step the step
 * @param startedAt when, for people
 * @param nanos when, to measure from
 */
record StartedStep(RevisionStep step, Instant startedAt, long nanos) {

	static StartedStep of(RevisionStep step, Clock clock) {
		return new StartedStep(step, clock.instant(), System.nanoTime());
	}

	/**
	 * Return how long it has taken until now.
	 */
	Duration duration() {
		return Duration.ofNanos(System.nanoTime() - this.nanos);
	}

}
