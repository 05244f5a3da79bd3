package dev.migration.runtime;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the statements of one transaction may wait for locks together. A limit of the
 * server counts for each lock, and what a transaction got first it holds while it waits
 * for the next.
 */
final class LockBudget {

	private static final Duration LEAST = Duration.ofMillis(100);

	// What took less than this part of the limit adds up to little
	private static final int NEGLIGIBLE_PART = 10;

	private Duration limit;

	private Duration used = Duration.ZERO;

	private Duration set;

	private boolean off;

	LockBudget(Duration limit) {
		this.limit = limit;
		this.set = limit;
	}

	/**
	 * Take another limit for what follows.
	 * @param other the limit
	 * @return how long the next statement may wait, which has to be set
	 */
	Duration limit(Duration other) {
		this.limit = other;
		this.off = false;
		this.set = left();
		return this.set;
	}

	/**
	 * Leave waits to the script, which limits them itself.
	 */
	void switchOff() {
		this.off = true;
	}

	/**
	 * Take note of a statement. One that took longer than it may wait has worked rather
	 * than waited.
	 * @param duration how long it took
	 */
	void took(Duration duration) {
		if (duration.compareTo(this.limit.dividedBy(NEGLIGIBLE_PART)) >= 0
				&& duration.compareTo(this.limit.plus(LEAST)) <= 0) {
			this.used = this.used.plus(duration);
		}
	}

	/**
	 * Return how long the next statement may wait.
	 * @return the limit to set, or empty if it is set already
	 */
	Optional<Duration> next() {
		Duration left = left();
		if (this.off || left.equals(this.set)) {
			return Optional.empty();
		}
		this.set = left;
		return Optional.of(left);
	}

	private Duration left() {
		Duration left = this.limit.minus(this.used);
		Duration least = (LEAST.compareTo(this.limit) < 0) ? LEAST : this.limit;
		return (left.compareTo(least) < 0) ? least : left;
	}

}
