package dev.migration.benchmarks.runtime;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.RunOptions;
import dev.migration.script.Ddl;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A revision with a bulk insert beside a batch of JDBC that a person would write, in
 * turn, on one PostgreSQL server: the revision over a plain URL, the batch in the
 * driver's fastest ordinary mode. Prints times and their ratio.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class BulkInsertComparison {

	private static final String TABLE = "CREATE TABLE sample (id bigint PRIMARY KEY, email varchar(255) NOT NULL,"
			+ " amount numeric(12, 2), since timestamp with time zone, active boolean)";

	private static final Instant START = Instant.parse("2026-11-20T23:29:18Z");

	private final TestDatabase database;

	private final long rows;

	private BulkInsertComparison(TestDatabase database, long rows) {
		this.database = database;
		this.rows = rows;
	}

	/**
	 * Compare.
	 * @param arguments the number of rows (100000) and of rounds (11), of which the first
	 * three warm up
	 */
	public static void main(String[] arguments) throws SQLException {
		long rows = (arguments.length > 0) ? Long.parseLong(arguments[0]) : 100_000;
		int rounds = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 11;
		try (TestDatabase database = TestDatabase.create()) {
			new BulkInsertComparison(database, rows).compare(rounds);
		}
	}

	private void compare(int rounds) throws SQLException {
		List<Double> batches = new ArrayList<>();
		List<Double> revisions = new ArrayList<>();
		for (int round = 1; round <= rounds; round++) {
			double batch = jdbcBatch();
			double revision = revision();
			print("round %d: JDBC batch %.0f ms, revision %.0f ms", round, batch, revision);
			if (round > Math.min(3, rounds - 1)) {
				batches.add(batch);
				revisions.add(revision);
			}
		}
		print("%d rows, median: JDBC batch %.0f ms, revision %.0f ms, ratio %.2f", this.rows, median(batches),
				median(revisions), median(revisions) / median(batches));
	}

	@SuppressWarnings("SystemOut")
	private static void print(String format, Object... values) {
		System.out.println(String.format(Locale.ROOT, format, values));
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

	private double jdbcBatch() throws SQLException {
		prepare();
		long start = System.nanoTime();
		try (Connection connection = dataSource("reWriteBatchedInserts=true").getConnection()) {
			connection.setAutoCommit(false);
			try (PreparedStatement statement = connection
				.prepareStatement("INSERT INTO sample (id, email, amount, since, active) VALUES (?, ?, ?, ?, ?)")) {
				int pending = 0;
				for (List<Object> row : (Iterable<List<Object>>) samples()::iterator) {
					for (int column = 0; column < row.size(); column++) {
						statement.setObject(column + 1, row.get(column));
					}
					statement.addBatch();
					if (++pending == 1000) {
						statement.executeBatch();
						pending = 0;
					}
				}
				statement.executeBatch();
			}
			connection.commit();
		}
		return millisSince(start);
	}

	private double revision() throws SQLException {
		prepare();
		RevisionNode node = new RevisionNode("a1", List.of(), List.of(), List.of(), "samples", START, "samples");
		MigrationHistory history = MigrationHistory.of(List.of(new LoadedRevision(node, true, () -> new Samples())));
		DataSource dataSource = dataSource("");
		MigrationDatabase target = new MigrationDatabase("default", dataSource,
				() -> Dialects.ofUrl(this.database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE);
		RunOptions options = new RunOptions(Duration.ofMinutes(1), null, "localhost", List.of(), Clock.systemUTC());
		long start = System.nanoTime();
		new MigrationRunner(history, target, options)
			.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
		return millisSince(start);
	}

	private static double millisSince(long start) {
		return (System.nanoTime() - start) / 1e6;
	}

	private void prepare() throws SQLException {
		try (Connection connection = dataSource("").getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("DROP TABLE IF EXISTS sample, migration_version, migration_history");
			statement.execute(TABLE);
			statement.execute("CHECKPOINT");
		}
	}

	private DataSource dataSource(String option) {
		String url = this.database.url();
		return new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + option, this.database.user(),
				this.database.password());
	}

	private Stream<List<Object>> samples() {
		return LongStream.rangeClosed(1, this.rows)
			.mapToObj((number) -> List.of(number, "user" + number + "@example.com", BigDecimal.valueOf(number, 2),
					START.plusSeconds(number).atOffset(ZoneOffset.UTC), number % 2 == 0));
	}

	/**
	 * Inserts the samples.
	 */
	private final class Samples implements RevisionScript {

		@Override
		public void upgrade(Operations op) {
			op.bulkInsert("sample", Ddl.rows("id", "email", "amount", "since", "active").from(() -> samples()));
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("DELETE FROM sample");
		}

	}

}
