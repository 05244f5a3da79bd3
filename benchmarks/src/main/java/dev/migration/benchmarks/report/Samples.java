package dev.migration.benchmarks.report;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What was measured for one contestant, once per round: nanoseconds, or whatever the
 * {@link Unit unit} of the table says.
 *
 * @param values the values in the order in which they were measured, at least one
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Samples(List<Long> values) {

	public Samples {
		values = List.copyOf(values);
		if (values.isEmpty()) {
			throw new IllegalArgumentException("Nothing was measured");
		}
	}

	/**
	 * Return samples of given values.
	 * @param values what was measured
	 * @return the samples
	 */
	public static Samples of(long... values) {
		return new Samples(LongStream.of(values).boxed().toList());
	}

	/**
	 * Return the value in the middle, the lower one of two.
	 * @return the median
	 */
	public long median() {
		return this.values.stream().sorted().toList().get((this.values.size() - 1) / 2);
	}

	/**
	 * Return the least value.
	 * @return the value
	 */
	public long least() {
		return this.values.stream().mapToLong(Long::longValue).min().orElseThrow();
	}

	/**
	 * Return the greatest value.
	 * @return the value
	 */
	public long greatest() {
		return this.values.stream().mapToLong(Long::longValue).max().orElseThrow();
	}

	/**
	 * Return how many values there are.
	 * @return the count
	 */
	public int count() {
		return this.values.size();
	}

	/**
	 * Return how many times another median this median is.
	 * @param other what it is divided by
	 * @return the quotient
	 */
	public double ratio(Samples other) {
		return (double) median() / other.median();
	}

}
