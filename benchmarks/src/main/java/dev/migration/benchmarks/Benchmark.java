package dev.migration.benchmarks;

/**
 * A set of measurements that belong together. It writes its
 * {@link dev.migration.benchmarks.report.Results results} under its own name.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface Benchmark {

	/**
	 * Return the name by which it is asked for.
	 * @return the name
	 */
	String name();

	/**
	 * Measure everything and write the results.
	 * @param settings how thoroughly
	 */
	void run(Settings settings) throws Exception;

}
