package dev.migration.benchmarks.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migration.benchmarks.Benchmark;
import dev.migration.benchmarks.Settings;
import dev.migration.benchmarks.report.Goal;
import dev.migration.benchmarks.report.ResultTable;
import dev.migration.benchmarks.report.Results;
import dev.migration.benchmarks.report.Row;
import dev.migration.benchmarks.report.Samples;
import dev.migration.benchmarks.report.Unit;
import dev.migration.testing.TestDatabase;

/**
 * A command of the packaged demo beside a start of the demo itself: whole processes, from
 * before they are started until the command has ended, or until the demo says that it has
 * started.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CommandBenchmark implements Benchmark {

	private static final Path TARGET = Path.of("demo-app", "target");

	private static final String STARTED = "Started DemoApplication in";

	private static final double LIMIT = 0.6;

	@Override
	public String name() {
		return "command";
	}

	@Override
	public void run(Settings settings) throws IOException, InterruptedException {
		Path jar = jar();
		try (TestDatabase database = TestDatabase.create()) {
			Map<String, String> connection = ApplicationProcess.connection(database);
			ApplicationProcess.ordinary().run(jar, connection, "migrate", "upgrade", "heads");
			List<Way> ways = ways(jar, connection);
			for (int round = 0; round < settings.rounds(); round++) {
				for (Way way : ways) {
					way.measure(connection);
				}
			}
			Results.write(name(), settings, PreparedApplication.version(database), List.of(table(ways)));
		}
	}

	private static ResultTable table(List<Way> ways) {
		List<Row> rows = new ArrayList<>();
		List<Goal> goals = new ArrayList<>();
		for (Way way : ways) {
			rows.add(Row.of("'migrate current', " + way.title(), way.command()));
			rows.add(Row.of("the demo itself, " + way.title(), way.start()));
			goals.add(Goal.ratio(way.title() + ": at most 60% of the demo's own start", way.command(), way.start(),
					LIMIT));
		}
		return new ResultTable("current", "'migrate current' of the packaged demo", Unit.NANOSECONDS, rows, goals);
	}

	private static Path jar() throws IOException {
		try (Stream<Path> files = Files.exists(TARGET) ? Files.list(TARGET) : Stream.empty()) {
			return files.filter((file) -> file.getFileName().toString().matches("demo-app-.*\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("There is no packaged demo in '%s'".formatted(TARGET)));
		}
	}

	private static List<Way> ways(Path jar, Map<String, String> connection) throws IOException, InterruptedException {
		List<Way> ways = new ArrayList<>();
		ApplicationProcess ordinary = ApplicationProcess.ordinary();
		ExtractedApplication extracted = ExtractedApplication.of(jar, "demo");
		ways.add(new Way("executable jar", jar, ordinary));
		ways.add(new Way("extracted", extracted.jar(), ordinary));
		ways.add(new Way("shared archive", extracted.jar(), extracted.archived(connection)));
		Optional<ApplicationProcess> newer = ApplicationProcess.newer();
		if (newer.isPresent()) {
			ways.add(new Way("executable jar, JDK 25", jar, newer.get()));
			ways.add(new Way("AOT cache, JDK 25", extracted.jar(), extracted.cached(newer.get(), connection)));
		}
		return ways;
	}

	/**
	 * One way to start the demo.
	 */
	private static final class Way {

		private final String title;

		private final Path jar;

		private final ApplicationProcess process;

		private final List<Long> commands = new ArrayList<>();

		private final List<Long> starts = new ArrayList<>();

		Way(String title, Path jar, ApplicationProcess process) {
			this.title = title;
			this.jar = jar;
			this.process = process;
		}

		void measure(Map<String, String> connection) throws IOException, InterruptedException {
			this.starts.add(this.process.nanosUntil(STARTED, this.jar, connection, "--server.port=0"));
			long start = System.nanoTime();
			this.process.run(this.jar, connection, "migrate", "current");
			this.commands.add(System.nanoTime() - start);
		}

		String title() {
			return this.title;
		}

		Samples command() {
			return new Samples(this.commands);
		}

		Samples start() {
			return new Samples(this.starts);
		}

	}

}
