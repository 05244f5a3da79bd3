package dev.migration.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.migration.benchmarks.apply.ApplyBenchmark;
import dev.migration.benchmarks.boot.BootBenchmark;
import dev.migration.benchmarks.boot.CommandBenchmark;
import dev.migration.benchmarks.boot.MemoryBenchmark;
import dev.migration.benchmarks.compare.CompareBenchmark;
import dev.migration.benchmarks.pure.PureBenchmark;
import dev.migration.benchmarks.report.PerformanceDocument;

/**
 * Repeats the measurements of {@code docs/performance.md}: those that are named, or all
 * of them and the document.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Benchmarks {

	private static final List<Benchmark> ALL = List.of(new BootBenchmark(), new MemoryBenchmark(),
			new CommandBenchmark(), new ApplyBenchmark(), new CompareBenchmark(), new PureBenchmark());

	private Benchmarks() {
	}

	/**
	 * Measure.
	 * @param arguments names of measurements, {@code report} for the document alone, or
	 * {@code jmh} with the arguments of JMH; {@code --quick} for few rounds of small
	 * sizes and {@code --rounds=N} for others than nine
	 */
	public static void main(String[] arguments) throws Exception {
		if (arguments.length > 0 && arguments[0].equals("jmh")) {
			org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
			return;
		}
		// What others have to say is no part of what they do
		Logger.getLogger("").setLevel(Level.WARNING);
		Settings settings = Settings.of(arguments);
		List<String> names = settings.names();
		for (Benchmark benchmark : chosen(names)) {
			benchmark.run(settings);
		}
		if (names.isEmpty() || names.contains("report")) {
			PerformanceDocument.write();
		}
	}

	private static List<Benchmark> chosen(List<String> names) {
		List<String> unknown = new ArrayList<>(names);
		unknown.remove("report");
		unknown.removeAll(ALL.stream().map(Benchmark::name).toList());
		if (!unknown.isEmpty()) {
			throw new IllegalArgumentException("There is no benchmark '%s'; there are %s and report"
				.formatted(unknown.get(0), String.join(", ", ALL.stream().map(Benchmark::name).toList())));
		}
		return ALL.stream().filter((benchmark) -> names.isEmpty() || names.contains(benchmark.name())).toList();
	}

}
