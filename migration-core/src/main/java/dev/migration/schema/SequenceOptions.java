package dev.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * How a sequence, or the sequence behind an identity column, counts.
 *
 * @param start the first value
 * @param increment the step, never 0
 * @param minimum the lowest value, or {@code null} for the database's default
 * @param maximum the highest value, or {@code null} for the database's default
 * @param cache how many values a session takes at once, at least 1
 * @param cycle whether it starts again at its end
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SequenceOptions(long start, long increment, @Nullable Long minimum, @Nullable Long maximum, long cache,
		boolean cycle) {

	/**
	 * The options of a sequence about which nothing is said. It counts 1, 2, 3.
	 */
	public static final SequenceOptions DEFAULT = of(1, 1);

	public SequenceOptions {
		if (increment == 0) {
			throw new InvalidSchemaException("A sequence has increment '0'; use a positive or negative step.");
		}
		if (cache < 1) {
			throw new InvalidSchemaException("A sequence has cache '" + cache + "'; use 1 or more.");
		}
	}

	/**
	 * Return options with the database's defaults for the rest.
	 * @param start the first value
	 * @param increment the step
	 * @return the options
	 */
	public static SequenceOptions of(long start, long increment) {
		return new SequenceOptions(start, increment, null, null, 1, false);
	}

	/**
	 * Return whether a sequence that has counted by other options may not have come to
	 * the first value that these ones allow, and can be brought there.
	 * @param other the other options
	 * @return {@code true} if both count in the same direction and these begin later
	 */
	public boolean isBehind(SequenceOptions other) {
		boolean up = this.increment > 0;
		if (up != other.increment > 0) {
			return false;
		}
		Long end = up ? other.maximum : other.minimum;
		long first = firstPossible();
		boolean reachable = end == null || (up ? first <= end : first >= end);
		return reachable && (up ? first > other.firstPossible() : first < other.firstPossible());
	}

	/**
	 * Return the first value within the bounds, in the direction of the count.
	 * @return the minimum, or the maximum of a sequence that counts down
	 */
	public long firstPossible() {
		Long bound = (this.increment > 0) ? this.minimum : this.maximum;
		return (bound != null) ? bound : ((this.increment > 0) ? 1 : -1);
	}

}
