package dev.migration.benchmarks.boot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.migration.benchmarks.Benchmark;
import dev.migration.benchmarks.Settings;
import dev.migration.benchmarks.report.Goal;
import dev.migration.benchmarks.report.ResultTable;
import dev.migration.benchmarks.report.Results;
import dev.migration.benchmarks.report.Row;
import dev.migration.benchmarks.report.Samples;
import dev.migration.benchmarks.report.Unit;

/**
 * What is alive on the heap when an application is ready, and how much of that is the
 * tool's.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MemoryBenchmark implements Benchmark {

	private static final int REVISIONS = 1000;

	private static final int LIMIT_MEGABYTES = 5;

	private static final double MEGABYTE = 1 << 20;

	@Override
	public String name() {
		return "memory";
	}

	@Override
	public void run(Settings settings) throws IOException, InterruptedException {
		List<PreparedApplication> applications = new ArrayList<>();
		try {
			for (Contestant contestant : Contestant.values()) {
				applications.add(PreparedApplication.of(contestant, contestant.isTool() ? REVISIONS : 0));
			}
			for (int round = 0; round < settings.rounds(); round++) {
				for (PreparedApplication application : applications) {
					application.measure("--measure.heap=true");
				}
			}
			Results.write(name(), settings, applications.get(0).serverVersion(), List.of(table(applications)));
		}
		finally {
			applications.forEach((application) -> application.database().close());
		}
	}

	private static ResultTable table(List<PreparedApplication> applications) {
		long plain = heap(applications.get(0)).median();
		List<Row> rows = new ArrayList<>();
		List<Goal> goals = new ArrayList<>();
		for (PreparedApplication application : applications) {
			Samples heap = heap(application);
			long more = heap.median() - plain;
			rows.add(Row.of(application.title(), heap)
				.with("more than without", String.format(Locale.ROOT, "%+.1f MB", more / MEGABYTE)));
			if (application.contestant().isOurs()) {
				goals
					.add(new Goal("%s: at most %d MB more than without".formatted(application.title(), LIMIT_MEGABYTES),
							more / MEGABYTE, LIMIT_MEGABYTES));
			}
		}
		return new ResultTable("heap", "Live heap once the application is ready", Unit.BYTES, rows, goals);
	}

	private static Samples heap(PreparedApplication application) {
		return BootBenchmark.samples(application, Start::heapBytes);
	}

}
