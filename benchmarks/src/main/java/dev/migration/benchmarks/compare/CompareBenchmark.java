package dev.migration.benchmarks.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.benchmarks.Benchmark;
import dev.migration.benchmarks.Settings;
import dev.migration.benchmarks.compare.AlembicComparison.Outcome;
import dev.migration.benchmarks.compare.Changes.Verdict;
import dev.migration.benchmarks.contest.Alembic;
import dev.migration.benchmarks.contest.Contest;
import dev.migration.benchmarks.contest.Contestant;
import dev.migration.benchmarks.contest.Server;
import dev.migration.benchmarks.contest.Standings;
import dev.migration.benchmarks.report.Goal;
import dev.migration.benchmarks.report.ResultTable;
import dev.migration.benchmarks.report.Results;
import dev.migration.benchmarks.report.Row;
import dev.migration.benchmarks.report.Samples;
import dev.migration.benchmarks.report.Unit;
import dev.migration.testing.TestDatabase;
import liquibase.util.LiquibaseUtil;
import org.hibernate.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * Compares an entity model with its database, where nothing has changed and where twenty
 * things have.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CompareBenchmark implements Benchmark {

	private static final String OURS = "ours, reading and comparing";

	private static final String READING = "ours, reading alone";

	private static final String QUERIES = "the same catalog queries alone";

	private static final String UPDATE = "Hibernate " + Version.getVersionString() + " update";

	private static final String VALIDATE = "Hibernate " + Version.getVersionString() + " validate";

	private static final String BUILDING = "building Hibernate's mapping, which these need first";

	private static final String LIQUIBASE = "liquibase-hibernate7 " + LiquibaseUtil.getBuildVersion();

	private static final String VERDICT = "found, missed, invented";

	private static final int SLOW = 5;

	private static final int SLOWEST = 2;

	@Override
	public String name() {
		return "compare";
	}

	@Override
	public void run(Settings settings) throws Exception {
		int count = settings.quick() ? 200 : 1000;
		Path folder = Files.createTempDirectory("compare");
		try (SampleModel model = SampleModel.compile(SampleTable.upTo(count, 0), folder);
				TestDatabase same = TestDatabase.create();
				TestDatabase changed = TestDatabase.create()) {
			Changes changes = new Changes(count);
			model.createIn(same.dataSource());
			model.createIn(changed.dataSource());
			SampleModel.execute(changed.dataSource(), changes.statements());
			List<ResultTable> tables = new ArrayList<>();
			tables.add(new Comparing(model, same, folder, settings).table("unchanged",
					"%,d tables, nothing changed".formatted(count), null));
			tables.add(new Comparing(model, changed, folder, settings).table("changed",
					"%,d tables, 20 changes".formatted(count), changes));
			tables.add(new Growth(settings).table());
			Results.write(name(), settings, Server.version(), tables);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	/**
	 * The contest on one database.
	 */
	private static final class Comparing {

		private final SampleModel model;

		private final TestDatabase database;

		private final Path folder;

		private final Settings settings;

		private final Map<String, List<String>> reported = new LinkedHashMap<>();

		Comparing(SampleModel model, TestDatabase database, Path folder, Settings settings) {
			this.model = model;
			this.database = database;
			this.folder = folder;
			this.settings = settings;
		}

		ResultTable table(String id, String title, @Nullable Changes changes) throws Exception {
			Contest contest = new Contest(title);
			OurComparison ours = new OurComparison(this.model, this.database.dataSource(), this.database.url());
			HibernateSchema hibernate = new HibernateSchema(this.model, this.database);
			CatalogQueries queries = ours.queries();
			contest.add(OURS, timed(OURS, ours::compare));
			contest.add(READING, () -> reading(ours));
			contest.add(QUERIES, () -> reading(queries));
			contest.add(UPDATE, timed(UPDATE, hibernate::update));
			contest.add(VALIDATE, timed(VALIDATE, hibernate::validate));
			contest.add(BUILDING, SLOW, () -> {
				long start = System.nanoTime();
				this.model.metadata(HibernateSchema.offline());
				return System.nanoTime() - start;
			});
			List<Row> absent = new ArrayList<>();
			Optional<Alembic> alembic = Alembic.find();
			if (alembic.isPresent()) {
				addAlembic(contest, alembic.get());
			}
			else {
				absent.add(Row.absent("Alembic", "not on this machine"));
			}
			LiquibaseHibernate liquibase = new LiquibaseHibernate(this.model);
			try {
				this.reported.put(LIQUIBASE, liquibase.compare(this.database));
				contest.add(LIQUIBASE, SLOWEST, timed(LIQUIBASE, () -> liquibase.compare(this.database)));
			}
			catch (Exception | LinkageError ex) {
				absent.add(Row.absent(LIQUIBASE,
						"does not run with Hibernate " + Version.getVersionString() + ": `" + rootCause(ex) + "`"));
			}
			Standings samples = contest.hold(this.settings.rounds());
			List<Row> rows = new ArrayList<>();
			samples.forEach((name, values) -> rows.add(row(name, values, changes)));
			rows.addAll(absent);
			return new ResultTable(id, title, Unit.NANOSECONDS, rows, goals(samples, changes));
		}

		private static Throwable rootCause(Throwable failure) {
			Throwable cause = failure;
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			return cause;
		}

		private void addAlembic(Contest contest, Alembic alembic) throws Exception {
			AlembicComparison comparison = new AlembicComparison(alembic, this.model, this.folder.resolve("python"));
			for (boolean defaults : new boolean[] { false, true }) {
				String name = alembicName(alembic, defaults);
				contest.add(name, SLOW, () -> {
					Outcome outcome = comparison.compare(this.database, defaults);
					this.reported.put(name, outcome.tables());
					return outcome.nanos();
				});
			}
		}

		private static String alembicName(Alembic alembic, boolean defaults) {
			return alembic.version() + (defaults ? ", defaults too" : "");
		}

		private long reading(OurComparison ours) throws Exception {
			try (Connection connection = this.database.dataSource().getConnection()) {
				long start = System.nanoTime();
				ours.read(connection);
				return System.nanoTime() - start;
			}
		}

		private long reading(CatalogQueries queries) throws Exception {
			try (Connection connection = this.database.dataSource().getConnection()) {
				long start = System.nanoTime();
				connection.setAutoCommit(false);
				queries.run(connection);
				connection.rollback();
				return System.nanoTime() - start;
			}
		}

		private Contestant timed(String name, Finding finding) {
			return () -> {
				long start = System.nanoTime();
				List<String> differences = finding.differences();
				long nanos = System.nanoTime() - start;
				this.reported.put(name, differences);
				return nanos;
			};
		}

		private Row row(String name, Samples samples, @Nullable Changes changes) {
			Row row = Row.of(name, samples);
			List<String> found = this.reported.get(name);
			if (found == null) {
				return row;
			}
			if (changes == null) {
				return row.with("invented", String.valueOf(TableNames.in(found).size()));
			}
			Verdict verdict = changes.judge(TableNames.in(found));
			report(name, verdict, found);
			return row.with(VERDICT, verdict.text());
		}

		@SuppressWarnings("SystemErr")
		private static void report(String name, Verdict verdict, List<String> found) {
			System.err.println(name + " missed " + verdict.missed() + "; it reported " + found);
		}

		private List<Goal> goals(Standings samples, @Nullable Changes changes) {
			List<Goal> goals = new ArrayList<>();
			Samples ours = samples.of(OURS);
			goals.add(Goal.ratio("reading: at most 2 × the catalog queries", samples.of(READING), samples.of(QUERIES),
					2));
			goals.add(Goal.ratio("reading and comparing: less than Hibernate's update", ours, samples.of(UPDATE), 1));
			samples.names()
				.stream()
				.filter((name) -> name.startsWith("Alembic") && !name.endsWith("too"))
				.forEach((name) -> goals
					.add(Goal.ratio("reading and comparing: at most 1/4 of Alembic", ours, samples.of(name), 0.25)));
			if (samples.names().contains(LIQUIBASE)) {
				goals.add(Goal.ratio("reading and comparing: at most 1/30 of liquibase-hibernate", ours,
						samples.of(LIQUIBASE), 1 / 30.0));
			}
			if (changes != null) {
				Verdict verdict = changes.judge(TableNames.in(this.reported.getOrDefault(OURS, List.of())));
				goals.add(new Goal("changes that we miss", verdict.missed().size(), 0));
				goals.add(new Goal("tables in which we invent something", verdict.invented(), 0));
			}
			return goals;
		}

	}

	/**
	 * Something that finds differences.
	 */
	@FunctionalInterface
	private interface Finding {

		List<String> differences() throws Exception;

	}

}
