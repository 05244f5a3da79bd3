package dev.migration.benchmarks.boot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

import dev.migration.benchmarks.Benchmark;
import dev.migration.benchmarks.Settings;
import dev.migration.benchmarks.boot.StatementCount.Sent;
import dev.migration.benchmarks.report.Goal;
import dev.migration.benchmarks.report.ResultTable;
import dev.migration.benchmarks.report.Results;
import dev.migration.benchmarks.report.Row;
import dev.migration.benchmarks.report.Samples;
import dev.migration.benchmarks.report.Unit;

/**
 * Starts with nothing to do, of the same application with each of the tools.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class BootBenchmark implements Benchmark {

	private static final List<Contestant> TOOLS = List.of(Contestant.STARTER_SQL, Contestant.STARTER_JAVA,
			Contestant.STARTER_SQL_FOREGROUND, Contestant.FLYWAY, Contestant.LIQUIBASE, Contestant.LIQUIBASE_YAML);

	private static final List<Contestant> LIQUIBASE = List.of(Contestant.LIQUIBASE, Contestant.LIQUIBASE_YAML);

	private static final double LIMIT_FLYWAY = 0.2;

	private static final double LIMIT_LIQUIBASE = 0.1;

	@Override
	public String name() {
		return "boot";
	}

	@Override
	public void run(Settings settings) throws IOException, InterruptedException {
		List<Integer> sizes = settings.quick() ? List.of(100, 1000) : List.of(100, 1000, 5000);
		List<PreparedApplication> applications = prepare(sizes);
		try {
			measure(applications, settings.rounds());
			Map<PreparedApplication, List<Sent>> statements = new IdentityHashMap<>();
			for (PreparedApplication application : applications) {
				statements.put(application, application.statements());
			}
			List<ResultTable> tables = new ArrayList<>();
			for (int size : sizes) {
				tables.add(creations(size, applications, statements));
			}
			tables.add(ready(applications));
			tables.add(new ClassSharing(settings.rounds()).measure(find(applications, Contestant.PLAIN, 0),
					find(applications, Contestant.STARTER_SQL, 1000)));
			Results.write(name(), settings, applications.get(0).serverVersion(), tables);
		}
		finally {
			applications.forEach((application) -> application.database().close());
		}
	}

	private static List<PreparedApplication> prepare(List<Integer> sizes) throws IOException, InterruptedException {
		List<PreparedApplication> applications = new ArrayList<>();
		applications.add(PreparedApplication.of(Contestant.PLAIN, 0));
		for (int size : sizes) {
			for (Contestant contestant : TOOLS) {
				applications.add(PreparedApplication.of(contestant, size));
			}
		}
		return applications;
	}

	/**
	 * One after the other, each round from another one on, so that nobody always follows
	 * the same neighbour.
	 */
	private static void measure(List<PreparedApplication> applications, int rounds)
			throws IOException, InterruptedException {
		List<PreparedApplication> turn = new ArrayList<>(applications);
		for (int round = 0; round < rounds; round++) {
			for (PreparedApplication application : turn) {
				application.measure();
			}
			Collections.rotate(turn, 1 + turn.size() / 2);
		}
	}

	private static ResultTable creations(int size, List<PreparedApplication> applications,
			Map<PreparedApplication, List<Sent>> statements) {
		PreparedApplication plain = find(applications, Contestant.PLAIN, 0);
		List<String> ordinary = asked(plain, statements).stream().map(Sent::text).toList();
		List<Row> rows = new ArrayList<>();
		for (Contestant contestant : TOOLS) {
			PreparedApplication application = find(applications, contestant, size);
			List<Sent> own = asked(application, statements).stream()
				.filter((sent) -> !ordinary.contains(sent.text()))
				.toList();
			rows.add(Row.of(contestant.title(), samples(application, Start::creationNanos))
				.with("of it on a processor",
						milliseconds(samples(application, Start::creationProcessorNanos).median()))
				.with("allocated", megabytes(samples(application, Start::creationBytes).median()))
				.with("statements", String.valueOf(own.size()))
				.with("on connections", String.valueOf(own.stream().mapToInt(Sent::connection).distinct().count())));
		}
		return new ResultTable(String.valueOf(size), "Nothing to do, %s revisions".formatted(number(size)),
				Unit.NANOSECONDS, rows, goals(size, applications));
	}

	private static List<Sent> asked(PreparedApplication application, Map<PreparedApplication, List<Sent>> statements) {
		return Objects.requireNonNull(statements.get(application));
	}

	private static List<Goal> goals(int size, List<PreparedApplication> applications) {
		List<Goal> goals = new ArrayList<>();
		for (Contestant ours : List.of(Contestant.STARTER_SQL, Contestant.STARTER_JAVA)) {
			Samples own = samples(find(applications, ours, size), Start::creationNanos);
			goals.add(Goal.ratio(ours.title() + ": at most 1/5 of Flyway", own,
					samples(find(applications, Contestant.FLYWAY, size), Start::creationNanos), LIMIT_FLYWAY));
			for (Contestant liquibase : LIQUIBASE) {
				goals.add(Goal.ratio(ours.title() + ": at most 1/10 of " + liquibase.title(), own,
						samples(find(applications, liquibase, size), Start::creationNanos), LIMIT_LIQUIBASE));
			}
		}
		return goals;
	}

	private static ResultTable ready(List<PreparedApplication> applications) {
		List<Row> rows = new ArrayList<>();
		long plain = samples(applications.get(0), Start::readyNanos).median();
		for (PreparedApplication application : applications) {
			Samples samples = samples(application, Start::readyNanos);
			rows.add(Row.of(application.title(), samples)
				.with("more than without", String.format(Locale.ROOT, "%+,.0f ms", (samples.median() - plain) / 1e6)));
		}
		return new ResultTable("ready", "From the start of the JVM until the application is ready", Unit.NANOSECONDS,
				rows, List.of());
	}

	private static PreparedApplication find(List<PreparedApplication> applications, Contestant contestant, int size) {
		return applications.stream()
			.filter((application) -> application.contestant() == contestant && application.revisions() == size)
			.findFirst()
			.orElseThrow();
	}

	static Samples samples(PreparedApplication application, ToLongFunction<Start> value) {
		return Samples.of(application.starts().stream().mapToLong(value).toArray());
	}

	private static String milliseconds(long nanos) {
		return String.format(Locale.ROOT, "%,.0f ms", nanos / 1e6);
	}

	private static String megabytes(long bytes) {
		return String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
	}

	private static String number(int number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

}
