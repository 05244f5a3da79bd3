package dev.migration.benchmarks.contest;

/**
 * One of those that are measured side by side.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface Contestant {

	/**
	 * Do it once. What has to be there before is not part of the time.
	 * @return how many nanoseconds it took
	 */
	long run() throws Exception;

}
