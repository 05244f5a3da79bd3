package dev.migration.runtime;

import java.time.Duration;
import java.util.Objects;

import dev.migration.scripts.RevisionLimits;

import org.springframework.util.Assert;

/**
 * How long statements wait and take.
 *
 * @param lockTimeout how long a statement waits for a lock, longer than zero: who waits
 * for ever behind a long transaction blocks everybody else
 * @param statementTimeout how long a statement takes at most, zero for as long as it
 * likes
 * @param retries how often a transaction that did not get a lock is tried again
 * @author The Migration Authors
 * @since 0.1.0
 */
public record StatementLimits(Duration lockTimeout, Duration statementTimeout, int retries) {

	/**
	 * The limits if nothing is said.
	 */
	public static final StatementLimits DEFAULT = new StatementLimits(Duration.ofSeconds(5), Duration.ZERO, 10);

	public StatementLimits {
		Assert.isTrue(lockTimeout.toMillis() > 0 && lockTimeout.compareTo(RevisionLimits.LONGEST) <= 0,
				"'lockTimeout' must be from 1 millisecond to " + RevisionLimits.LONGEST.toHours() + " hours");
		Assert.isTrue(
				statementTimeout.isZero()
						|| (statementTimeout.toMillis() > 0 && statementTimeout.compareTo(RevisionLimits.LONGEST) <= 0),
				"'statementTimeout' must be zero, or from 1 millisecond to " + RevisionLimits.LONGEST.toHours()
						+ " hours");
		Assert.isTrue(retries >= 0 && retries <= RevisionLimits.MOST_RETRIES,
				"'retries' must be from 0 to " + RevisionLimits.MOST_RETRIES);
	}

	/**
	 * Return the limits of a revision.
	 * @param revision what the revision says of its own
	 * @return these limits where it says nothing
	 */
	public StatementLimits overriddenBy(RevisionLimits revision) {
		return new StatementLimits(Objects.requireNonNullElse(revision.lockTimeout(), this.lockTimeout),
				Objects.requireNonNullElse(revision.statementTimeout(), this.statementTimeout),
				Objects.requireNonNullElse(revision.retries(), this.retries));
	}

}
