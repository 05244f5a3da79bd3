package dev.migration.benchmarks.pure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migration.benchmarks.Benchmark;
import dev.migration.benchmarks.Settings;
import dev.migration.benchmarks.contest.Alembic;
import dev.migration.benchmarks.contest.Contest;
import dev.migration.benchmarks.contest.Standings;
import dev.migration.benchmarks.diff.SchemaDiffBenchmark;
import dev.migration.benchmarks.report.Goal;
import dev.migration.benchmarks.report.ResultTable;
import dev.migration.benchmarks.report.Results;
import dev.migration.benchmarks.report.Row;
import dev.migration.benchmarks.report.Samples;
import dev.migration.benchmarks.report.Unit;
import dev.migration.benchmarks.revision.Histories;
import dev.migration.benchmarks.revision.RevisionMapBenchmark;
import dev.migration.benchmarks.scripts.ScriptReadingBenchmark;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;

/**
 * The graph, the differences of schemas and the reading of scripts.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PureBenchmark implements Benchmark {

	private static final String OURS = "ours, built and planned";

	private static final int SLOWEST = 2;

	private static final double TENS_OF_MILLISECONDS = 50;

	@Override
	public String name() {
		return "pure";
	}

	@Override
	public void run(Settings settings) throws Exception {
		List<ResultTable> tables = new ArrayList<>();
		tables.add(diamonds(settings));
		List<Row> graph = JmhRows.of(RevisionMapBenchmark.class, settings,
				settings.quick() ? List.of("history=linear:1000") : List.of());
		tables.add(new ResultTable("graph", "The graph of revisions", Unit.NANOSECONDS, graph, goals(graph)));
		tables.add(new ResultTable("diff", "The differences of two schemas", Unit.NANOSECONDS, JmhRows
			.of(SchemaDiffBenchmark.class, settings, settings.quick() ? List.of("schema=same:1000") : List.of()),
				List.of()));
		tables.add(new ResultTable("scripts", "What scripts declare, from a folder", Unit.NANOSECONDS, JmhRows
			.of(ScriptReadingBenchmark.class, settings, settings.quick() ? List.of("scripts=sql:1000") : List.of()),
				List.of()));
		Results.write(name(), settings, "", tables);
	}

	private static List<Goal> goals(List<Row> rows) {
		double sum = 0;
		for (Row row : rows) {
			boolean counts = row.contestant().equals("build, linear:10000")
					|| row.contestant().equals("upgradeToHeads, linear:10000");
			Samples samples = row.samples();
			sum += (counts && samples != null) ? samples.median() / 1e6 : 0;
		}
		return (sum > 0)
				? List.of(new Goal("10,000 linear revisions built and planned, in ms", sum, TENS_OF_MILLISECONDS))
				: List.of();
	}

	private static ResultTable diamonds(Settings settings) throws Exception {
		int count = settings.quick() ? 200 : 2000;
		Contest contest = new Contest(count + " diamonds");
		List<RevisionNode> revisions = Histories.diamonds(count);
		contest.add(OURS, () -> {
			long start = System.nanoTime();
			int steps = RevisionMap.of(revisions).upgrade(Heads.none(), RevisionTarget.HEADS).size();
			long nanos = System.nanoTime() - start;
			if (steps != revisions.size()) {
				throw new IllegalStateException("%d steps for %d revisions".formatted(steps, revisions.size()));
			}
			return nanos;
		});
		List<Row> rows = new ArrayList<>();
		List<Goal> goals = new ArrayList<>();
		Optional<Alembic> alembic = Alembic.find();
		Path program = Files.writeString(Files.createTempFile("diamonds", ".py"), AlembicPlan.PROGRAM);
		try {
			alembic.ifPresent((python) -> contest.add(python.version(), SLOWEST,
					() -> Long.parseLong(python.run(program, String.valueOf(count)))));
			Standings samples = contest.hold(settings.rounds());
			samples.forEach((name, values) -> rows.add(Row.of(name, values)));
			alembic.ifPresent((python) -> goals
				.add(Goal.ratio("at most 1/100 of Alembic", samples.of(OURS), samples.of(python.version()), 0.01)));
		}
		finally {
			Files.delete(program);
		}
		if (alembic.isEmpty()) {
			rows.add(Row.absent("Alembic", "not on this machine"));
		}
		return new ResultTable("diamonds",
				"%,d diamonds (%,d revisions), from memory to a plan".formatted(count, revisions.size()),
				Unit.NANOSECONDS, rows, goals);
	}

}
