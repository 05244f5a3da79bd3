package dev.migration.benchmarks.apply;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migration.benchmarks.Benchmark;
import dev.migration.benchmarks.Settings;
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
import dev.migration.command.Migrations;
import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.TestDatabase;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import liquibase.util.LiquibaseUtil;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.internal.license.VersionPrinter;

import org.springframework.util.FileSystemUtils;

/**
 * Applies revisions that create a table with five columns and an index each to an empty
 * database. Reading the scripts is part of the time, connecting too.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ApplyBenchmark implements Benchmark {

	private static final String SQL = "ours, SQL scripts";

	private static final String JAVA = "ours, Java scripts";

	private static final String JDBC = "plain JDBC";

	private static final int SLOW = 5;

	@Override
	public String name() {
		return "apply";
	}

	@Override
	public void run(Settings settings) throws Exception {
		int count = settings.quick() ? 200 : 1000;
		List<Change> changes = Change.upTo(count);
		Path root = Files.createTempDirectory("apply");
		try {
			Results.write(name(), settings, Server.version(),
					List.of(table(changes, new ChangeFiles(root, changes), settings)));
		}
		finally {
			FileSystemUtils.deleteRecursively(root);
		}
	}

	private static ResultTable table(List<Change> changes, ChangeFiles files, Settings settings) throws Exception {
		Contest contest = new Contest("apply " + changes.size());
		Path sql = files.sql();
		URL java = files.java().toUri().toURL();
		Path flyway = files.flyway();
		Path liquibase = files.liquibase();
		contest.add(SQL, on(changes.size(), (database) -> upgrade(database,
				new ScriptLocations(List.of("file:" + sql), ApplyBenchmark.class.getClassLoader()))));
		contest.add(JAVA, on(changes.size(), (database) -> {
			try (URLClassLoader loader = new URLClassLoader(new URL[] { java },
					ApplyBenchmark.class.getClassLoader())) {
				upgrade(database, new ScriptLocations(List.of(ScriptLocations.DEFAULT_LOCATION), loader));
			}
		}));
		contest.add(JDBC, on(changes.size(), (database) -> jdbc(changes, database.dataSource())));
		String flywayName = "Flyway " + VersionPrinter.getVersion();
		contest.add(flywayName, SLOW,
				on(changes.size(),
						(database) -> Flyway.configure()
							.dataSource(database.url(), database.user(), database.password())
							.locations("filesystem:" + flyway)
							.load()
							.migrate()));
		String liquibaseName = "Liquibase " + LiquibaseUtil.getBuildVersion();
		contest.add(liquibaseName, SLOW, on(changes.size(), (database) -> liquibase(liquibase, database.dataSource())));
		Optional<Alembic> alembic = Alembic.find();
		if (alembic.isPresent()) {
			Path program = files.alembic();
			contest.add(alembic.get().version(), SLOW, () -> {
				try (TestDatabase database = TestDatabase.create()) {
					long nanos = Long.parseLong(alembic.get().run(program, Server.pythonUrl(database)));
					requireTables(database.dataSource(), changes.size());
					return nanos;
				}
			});
		}
		return table(changes.size(), contest.hold(settings.rounds()), alembic.isPresent());
	}

	private static ResultTable table(int count, Standings samples, boolean alembic) {
		List<Row> rows = new ArrayList<>();
		samples.forEach((name, values) -> rows
			.add(Row.of(name, values).with("per revision", Unit.NANOSECONDS.text((double) values.median() / count))));
		if (!alembic) {
			rows.add(Row.absent("Alembic", "not on this machine"));
		}
		List<Goal> goals = new ArrayList<>();
		for (String ours : List.of(SQL, JAVA)) {
			Samples own = samples.of(ours);
			goals.add(Goal.ratio(ours + ": at most 1.5 × plain JDBC", own, samples.of(JDBC), 1.5));
			samples.names()
				.stream()
				.filter((name) -> !List.of(SQL, JAVA, JDBC).contains(name))
				.forEach((name) -> goals.add(Goal.ratio(ours + ": less than " + name, own, samples.of(name), 1)));
		}
		return new ResultTable("empty", "%,d revisions, a table with five columns and an index each".formatted(count),
				Unit.NANOSECONDS, rows, goals);
	}

	private static Contestant on(int tables, Action action) {
		return () -> {
			try (TestDatabase database = TestDatabase.create()) {
				long start = System.nanoTime();
				action.run(database);
				long nanos = System.nanoTime() - start;
				requireTables(database.dataSource(), tables);
				return nanos;
			}
		};
	}

	private static void upgrade(TestDatabase database, ScriptLocations locations) {
		MigrationDatabase target = new MigrationDatabase("default", database.dataSource(),
				() -> Dialects.ofUrl(database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE);
		RunOptions options = new RunOptions(Duration.ofMinutes(1), null, "localhost", List.of(), Clock.systemUTC());
		new Migrations(MigrationHistory.load(locations), target, options).upgrade(RevisionTarget.HEADS);
	}

	private static void jdbc(List<Change> changes, DataSource dataSource) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE version (version_num varchar(32) PRIMARY KEY)");
			statement.execute("INSERT INTO version VALUES ('')");
			connection.setAutoCommit(false);
			try (PreparedStatement version = connection.prepareStatement("UPDATE version SET version_num = ?")) {
				for (Change change : changes) {
					for (String sql : change.statements()) {
						statement.execute(sql);
					}
					version.setString(1, change.id());
					version.executeUpdate();
					connection.commit();
				}
			}
		}
	}

	private static void liquibase(Path folder, DataSource dataSource) throws Exception {
		try (DirectoryResourceAccessor files = new DirectoryResourceAccessor(folder);
				Liquibase liquibase = new Liquibase("changelog.xml", files, DatabaseFactory.getInstance()
					.findCorrectDatabaseImplementation(new JdbcConnection(dataSource.getConnection())))) {
			// As Spring Boot configures it; else every change is printed
			Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> liquibase.update(new Contexts()));
		}
	}

	private static void requireTables(DataSource dataSource, int count) throws SQLException {
		try (Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement
					.executeQuery("SELECT count(*) FROM pg_class WHERE relname LIKE 'item\\_%' AND relkind = 'r'")) {
			result.next();
			if (result.getInt(1) != count) {
				throw new IllegalStateException("There are %d tables and not %d".formatted(result.getInt(1), count));
			}
		}
	}

	/**
	 * Something to do with an empty database.
	 */
	@FunctionalInterface
	private interface Action {

		void run(TestDatabase database) throws Exception;

	}

}
