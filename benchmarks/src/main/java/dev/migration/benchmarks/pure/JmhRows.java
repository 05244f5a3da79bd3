package dev.migration.benchmarks.pure;

import java.util.ArrayList;
import java.util.List;

import dev.migration.benchmarks.Settings;
import dev.migration.benchmarks.report.Row;
import dev.migration.benchmarks.report.Samples;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a benchmark of JMH and makes a row of each of its methods with each parameter.
 */
final class JmhRows {

	private static final int WARM_UP = 3;

	private static final TimeValue ITERATION = TimeValue.milliseconds(500);

	private JmhRows() {
	}

	/**
	 * Run.
	 * @param benchmark the class
	 * @param settings how many rounds
	 * @param parameters the values to which parameters are reduced, as {@code name=value}
	 */
	static List<Row> of(Class<?> benchmark, Settings settings, List<String> parameters) throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().include(benchmark.getName() + ".*")
			.forks(1)
			.warmupIterations(WARM_UP)
			.warmupTime(ITERATION)
			.measurementIterations(settings.rounds())
			.measurementTime(ITERATION)
			.verbosity(VerboseMode.SILENT);
		for (String parameter : parameters) {
			options.param(parameter.substring(0, parameter.indexOf('=')),
					parameter.substring(parameter.indexOf('=') + 1));
		}
		List<Row> rows = new ArrayList<>();
		for (RunResult result : new Runner(options.build()).run()) {
			rows.add(Row.of(name(result), samples(result)));
		}
		return rows;
	}

	private static String name(RunResult result) {
		String method = result.getParams().getBenchmark();
		List<String> words = new ArrayList<>();
		words.add(method.substring(method.lastIndexOf('.') + 1));
		result.getParams().getParamsKeys().forEach((key) -> words.add(result.getParams().getParam(key)));
		return String.join(", ", words);
	}

	/**
	 * The benchmarks say milliseconds.
	 */
	private static Samples samples(RunResult result) {
		List<Long> nanos = new ArrayList<>();
		result.getBenchmarkResults()
			.forEach((fork) -> fork.getIterationResults()
				.forEach((iteration) -> nanos.add(Math.round(iteration.getPrimaryResult().getScore() * 1e6))));
		return new Samples(nanos);
	}

}
