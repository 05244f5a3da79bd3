package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migration.dialect.Dialects;
import dev.migration.reliability.Figures;
import dev.migration.revision.RevisionTarget;
import dev.migration.schema.SchemaModel;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Scripts that nobody chose, without a transaction, lose their connection where nobody
 * chose: the next run ends where an undisturbed one does, or refuses to guess what went
 * with the session, and then has changed nothing more.
 */
@Tag("reliability")
abstract class RandomScriptSuite {

	private static final Logger logger = LoggerFactory.getLogger(RandomScriptSuite.class);

	private static final int CRASHES = 3;

	abstract TestDatabase createDatabase();

	@Test
	void nextRunEndsWhereAnUndisturbedOneDoes() {
		AtomicInteger refused = new AtomicInteger();
		AtomicInteger resumed = new AtomicInteger();

		Seeds.of(1, Figures.of(5, 150)).check((seed) -> {
			Random random = Seeds.random(seed);
			List<String> script;
			Outcome undisturbed;
			int points;
			try (TestDatabase database = createDatabase()) {
				script = RandomScript.draw(random, database.dialect(), 4 + random.nextInt(9));
				CrashingDataSource dataSource = prepared(database, script, 0, false);
				run(script, database, dataSource);
				points = dataSource.points();
				undisturbed = outcome(database);
			}
			for (int i = 0; i < CRASHES; i++) {
				int crash = 1 + random.nextInt(points);
				boolean after = random.nextBoolean();
				try (TestDatabase database = createDatabase()) {
					CrashingDataSource failing = prepared(database, script, crash, after);
					assertThat(catchThrowable(() -> run(script, database, failing))).isNotNull();
					String where = (after ? "after '" : "before '") + failing.point() + "' of\n"
							+ String.join("\n", script);

					Throwable failure = catchThrowable(() -> run(script, database, database.dataSource()));

					if (isRefusalToGuess(failure)) {
						refused.incrementAndGet();
					}
					else {
						resumed.incrementAndGet();
						assertThat(failure).as("the run behind a crash %s", where).isNull();
						assertThat(outcome(database)).as("what is there behind a crash %s", where)
							.isEqualTo(undisturbed);
					}
				}
			}
		});

		logger.info("{} runs ended where an undisturbed one does, {} refused to guess", resumed, refused);
		assertThat(resumed).hasValueGreaterThan(3 * refused.get());
	}

	private static boolean isRefusalToGuess(Throwable failure) {
		return failure instanceof RevisionFailedException && failure.getCause() instanceof UnclearStatementException
				&& failure.getMessage().contains("went with the session");
	}

	private static CrashingDataSource prepared(TestDatabase database, List<String> script, int crash, boolean after) {
		MigrationHistory history = history(script);
		new MigrationRunner(history, migrated(database, database.dataSource()), TestRevisions.options())
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.revision("a1")));
		return new CrashingDataSource(database.dataSource(), crash, after);
	}

	private static void run(List<String> script, TestDatabase database, DataSource dataSource) {
		MigrationHistory history = history(script);
		RunOptions options = (dataSource instanceof CrashingDataSource crashing) ? TestRevisions.options(crashing)
				: TestRevisions.options();
		new MigrationRunner(history, migrated(database, dataSource), options)
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

	private static MigrationHistory history(List<String> script) {
		return MigrationHistory
			.of(List.of(revision("a1", List.of(), RandomScript.BEFORE), revision("b2", List.of("a1"), script)));
	}

	private static LoadedRevision revision(String id, List<String> parents, List<String> script) {
		Consumer<Operations> upgrade = (op) -> script.forEach((statement) -> execute(op, statement));
		return TestRevisions.revision(id, parents, "script", false, upgrade, (op) -> {
		});
	}

	private static void execute(Operations op, String statement) {
		if (statement.startsWith(RandomScript.WORK)) {
			op.run("work", (jdbc) -> jdbc.sql(statement.substring(RandomScript.WORK.length())).update());
		}
		else {
			op.execute(statement);
		}
	}

	private static MigrationDatabase migrated(TestDatabase database, DataSource dataSource) {
		return new MigrationDatabase("default", dataSource, Dialects.named(database.dialect()), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private static Outcome outcome(TestDatabase database) {
		JdbcClient jdbc = JdbcClient.create(database.dataSource());
		SchemaModel schema;
		try (MigrationSession session = MigrationSession.open(migrated(database, database.dataSource()))) {
			schema = SessionSchemas.of(session, List.of(), Set.of()).read();
		}
		List<String> rows = new ArrayList<>();
		schema.tables().forEach((table) -> {
			String name = Dialects.named(database.dialect()).quote(table.name());
			jdbc.sql("SELECT * FROM " + name)
				.query()
				.listOfRows()
				.stream()
				.map((row) -> name + " " + row.values())
				.sorted()
				.forEach(rows::add);
		});
		List<String> applied = jdbc
			.sql("SELECT concat(revision, ' ', direction, ' ', checksum) FROM migration_history"
					+ " WHERE event = 'APPLIED' ORDER BY id")
			.query(String.class)
			.list();
		return new Outcome(schema, rows, applied);
	}

	/**
	 * What a run leaves behind.
	 *
	 * @param schema the schema
	 * @param rows the rows of all tables, sorted
	 * @param applied what is written down as carried out
	 */
	private record Outcome(SchemaModel schema, List<String> rows, List<String> applied) {

	}

}
