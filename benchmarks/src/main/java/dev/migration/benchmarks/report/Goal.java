package dev.migration.benchmarks.report;

/**
 * Something that was to be reached.
 *
 * @param text what, such as "at most 1.5 × plain JDBC"
 * @param value what was measured
 * @param limit the value may be as much as that
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Goal(String text, double value, double limit) {

	/**
	 * Return a goal about how two contestants compare.
	 * @param text what was to be reached
	 * @param ours our own samples
	 * @param other whom they are compared with
	 * @param limit our median may be that many times the other one
	 * @return the goal
	 */
	public static Goal ratio(String text, Samples ours, Samples other, double limit) {
		return new Goal(text, ours.ratio(other), limit);
	}

	/**
	 * Return whether it was reached.
	 * @return whether the value is within the limit
	 */
	public boolean reached() {
		return this.value <= this.limit;
	}

}
