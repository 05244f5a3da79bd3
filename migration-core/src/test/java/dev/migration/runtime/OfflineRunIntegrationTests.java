package dev.migration.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.reflection.PostgreSqlReflection;
import dev.migration.reflection.SchemaScope;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OfflineRun}: one database is migrated, into another one the text of
 * the same run is fed, and afterwards nobody can tell them apart.
 */
class OfflineRunIntegrationTests {

	@TempDir
	private Path directory;

	private TestDatabase online;

	private TestDatabase offline;

	private MigrationHistory history;

	@BeforeEach
	void createDatabases() throws IOException {
		this.online = TestDatabase.create();
		this.offline = TestDatabase.create();
		this.history = OfflineCorpus.in(this.directory);
	}

	@AfterEach
	void dropDatabases() {
		this.online.close();
		this.offline.close();
	}

	static Stream<Arguments> places() {
		return Stream.of(Arguments.of(null, "migration_version"), Arguments.of("Sales \"x\"", "migration_version"),
				Arguments.of("other", "Acme's"));
	}

	@ParameterizedTest
	@MethodSource("places")
	void textOfUpgradesAndDowngradesLeavesWhatTheRunsLeave(@Nullable String schema, String versionTable) {
		Place place = place(schema, versionTable);

		place.run((map, rows) -> map.upgrade(rows, RevisionTarget.parse("a1")));
		place.run((map, rows) -> map.upgrade(rows, RevisionTarget.HEADS));
		place.run((map, rows) -> map.downgrade(rows, RevisionTarget.parse("m1")));
		place.run((map, rows) -> map.downgrade(rows, RevisionTarget.parse("shop@a1")));
		place.run((map, rows) -> map.upgrade(rows, RevisionTarget.HEADS));
		place.run((map, rows) -> map.downgrade(rows, RevisionTarget.BASE));
		place.run((map, rows) -> map.upgrade(rows, RevisionTarget.HEADS));
	}

	@ParameterizedTest
	@MethodSource("places")
	void textOfStampsLeavesWhatTheStampsLeave(@Nullable String schema, String versionTable) {
		Place place = place(schema, versionTable);

		place.stamp("b1", "v1");
		place.stamp("a1");
		place.stamp("b1", "b2", "s1");
		place.stamp("heads");
		place.stamp("base");
		place.stamp("m1");
		place.run((map, rows) -> map.upgrade(rows, RevisionTarget.parse("v1")));
	}

	@Test
	void textIsRefusedByADatabaseThatIsElsewhere() {
		MigrationRunner runner = new MigrationRunner(this.history, TestRevisions.database(this.online.dataSource()),
				TestRevisions.options());
		RevisionMap map = this.history.map();
		OfflineRun text = new OfflineRun(this.history, TestRevisions.database(this.offline.dataSource()),
				TestRevisions.options());
		runner.run((rows) -> map.upgrade(rows, RevisionTarget.parse("b2")));
		Heads b1 = Heads.of("b1");

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> PsqlClient.run(text.sql(b1, map.upgrade(b1, RevisionTarget.HEADS)), this.online))
			.withMessageContaining("These statements start at b1, but the database is at b2.");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> PsqlClient.run(text.sql(Heads.none(), map.upgrade(Heads.none(), RevisionTarget.HEADS)),
					this.online))
			.withMessageContaining("These statements start at base, but the database is at b2.");
		assertThat(runner.state().rows()).isEqualTo(Heads.of("b2"));
	}

	@Test
	void textTakesEffectOnceThoughNobodyStopsAtAnError() throws SQLException {
		MigrationHistory counting = MigrationHistory.of(List.of(
				TestRevisions.revision("a1", List.of(), "counter", (op) -> op.execute("CREATE TABLE counter (n int)"),
						(op) -> op.execute("DROP TABLE counter")),
				TestRevisions.revision("b2", List.of("a1"), "one", (op) -> op.execute("INSERT INTO counter VALUES (1)"),
						(op) -> op.execute("SELECT 1")),
				TestRevisions.revision("c3", List.of("b2"), "two", (op) -> op.execute("INSERT INTO counter VALUES (2)"),
						(op) -> op.execute("SELECT 1"))));
		String text = new OfflineRun(counting, TestRevisions.database(this.offline.dataSource()),
				TestRevisions.options())
			.sql(Heads.none(), counting.map().upgrade(Heads.none(), RevisionTarget.HEADS));

		assertThat(errorsOf(text)).isEmpty();
		assertThat(errorsOf(text))
			.anyMatch((error) -> error.contains("These statements start at base, but the database is at c3."))
			.anyMatch((error) -> error.contains("These statements start at b2, but the database is at c3."));

		JdbcClient jdbc = JdbcClient.create(this.offline.dataSource());
		assertThat(jdbc.sql("SELECT n FROM counter ORDER BY n").query(Integer.class).list()).containsExactly(1, 2);
		assertThat(jdbc.sql("SELECT revision FROM migration_history ORDER BY id").query(String.class).list())
			.containsExactly("a1", "b2", "c3");
	}

	@Test
	void revisionWithoutATransactionIsNotSaidToBeAppliedElsewhere() throws SQLException {
		MigrationHistory concurrent = MigrationHistory.of(List.of(
				TestRevisions.revision("a1", List.of(), "table", (op) -> op.execute("CREATE TABLE counter (n int)"),
						(op) -> op.execute("DROP TABLE counter")),
				TestRevisions.revision("b2", List.of("a1"), "index", false,
						(op) -> op.execute("CREATE INDEX CONCURRENTLY ix_counter ON counter (n)"),
						(op) -> op.execute("DROP INDEX CONCURRENTLY ix_counter"))));
		MigrationDatabase database = TestRevisions.database(this.offline.dataSource());
		MigrationRunner runner = new MigrationRunner(concurrent, database, TestRevisions.options());
		runner.ensureTables();
		String text = new OfflineRun(concurrent, database, TestRevisions.options().withTag("late")).sql(Heads.of("a1"),
				concurrent.map().upgrade(Heads.of("a1"), RevisionTarget.HEADS));

		assertThat(errorsOf(text))
			.anyMatch((error) -> error.contains("These statements start at a1, but the database is at base."));

		assertThat(runner.state().rows()).isEqualTo(Heads.none());
		assertThat(runner.snapshot().history()).isEmpty();
		runner.run((rows) -> concurrent.map().upgrade(rows, RevisionTarget.HEADS));
		assertThat(runner.state().rows()).isEqualTo(Heads.of("b2"));
	}

	private List<String> errorsOf(String text) throws SQLException {
		List<String> errors = new ArrayList<>();
		try (Connection connection = this.offline.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (String sql : PsqlStatements.of(text)) {
				try {
					statement.execute(sql);
				}
				catch (SQLException ex) {
					errors.add(ex.getMessage());
				}
			}
		}
		return errors;
	}

	private Place place(@Nullable String schema, String versionTable) {
		if (schema != null) {
			String create = "CREATE SCHEMA " + new PostgreSqlDialect().quote(Name.of(schema));
			JdbcClient.create(this.online.dataSource()).sql(create).update();
			JdbcClient.create(this.offline.dataSource()).sql(create).update();
		}
		return new Place((schema != null) ? Name.of(schema) : null, Name.of(versionTable));
	}

	/**
	 * A schema and a version table in both databases.
	 */
	private final class Place {

		private static final Set<String> DIFFERENT = Set.of("id", "started_at", "duration_millis", "host",
				"database_user");

		private final @Nullable Name schema;

		private final Name versionTable;

		private final RunOptions options = TestRevisions.options()
			.withArguments(Map.of("tenant", "t'7 \\", "user", OfflineRunIntegrationTests.this.online.user()))
			.withTag("release '7'");

		private Place(@Nullable Name schema, Name versionTable) {
			this.schema = schema;
			this.versionTable = versionTable;
		}

		void run(BiFunction<RevisionMap, Heads, List<RevisionStep>> plan) {
			RevisionMap map = OfflineRunIntegrationTests.this.history.map();
			MigrationRunner runner = runner(OfflineRunIntegrationTests.this.online);
			Heads rows = runner.state().rows();
			assertThat(runner.run((applied) -> plan.apply(map, applied))).isNotEmpty();
			feed(rows, plan.apply(map, rows));
		}

		void stamp(String... targets) {
			RevisionMap map = OfflineRunIntegrationTests.this.history.map();
			List<RevisionTarget> parsed = Stream.of(targets).map(RevisionTarget::parse).toList();
			MigrationRunner runner = runner(OfflineRunIntegrationTests.this.online);
			Heads rows = runner.state().rows();
			runner.stamp((applied) -> map.stamp(applied, parsed));
			feed(rows, map.stamp(rows, parsed));
		}

		private void feed(Heads rows, List<RevisionStep> steps) {
			String text = new OfflineRun(OfflineRunIntegrationTests.this.history,
					database(OfflineRunIntegrationTests.this.offline), this.options.withHost("elsewhere"))
				.sql(rows, steps);
			PsqlClient.run(text, OfflineRunIntegrationTests.this.offline);
			assertSame();
		}

		private void assertSame() {
			TestDatabase left = OfflineRunIntegrationTests.this.online;
			TestDatabase right = OfflineRunIntegrationTests.this.offline;
			assertThat(runner(right).state()).isEqualTo(runner(left).state());
			assertThat(historyRows(right)).isEqualTo(historyRows(left));
			assertThat(CatalogDump.of(right.dataSource(), schemaName()))
				.isEqualTo(CatalogDump.of(left.dataSource(), schemaName()));
			assertThat(model(right)).isEqualTo(model(left));
			assertThat(schemas(right)).isEqualTo(schemas(left));
			assertThat(contents(right)).isEqualTo(contents(left));
		}

		private List<Map<String, Object>> historyRows(TestDatabase database) {
			String table = qualified(database(database).historyTable());
			return JdbcClient.create(database.dataSource())
				.sql("SELECT * FROM " + table + " WHERE event NOT IN ('BEGUN', 'STATEMENT') ORDER BY id")
				.query()
				.listOfRows()
				.stream()
				.peek((row) -> row.keySet().removeAll(DIFFERENT))
				.peek(Place::forgetThatItWasText)
				.toList();
		}

		private static void forgetThatItWasText(Map<String, Object> row) {
			if ("STARTED".equals(row.get("event"))) {
				row.remove("statement");
			}
		}

		private SchemaModel model(TestDatabase database) {
			try (Connection connection = database.dataSource().getConnection()) {
				return new PostgreSqlReflection(connection, new PostgreSqlDialect(),
						new SchemaScope(schemaName(), Set.of("elsewhere"), Set.of(), Set.of()))
					.read();
			}
			catch (SQLException ex) {
				throw new AssertionError(ex);
			}
		}

		private List<String> schemas(TestDatabase database) {
			return JdbcClient.create(database.dataSource())
				.sql("SELECT nspname FROM pg_namespace ORDER BY 1")
				.query(String.class)
				.list();
		}

		private Map<String, List<String>> contents(TestDatabase database) {
			Map<String, List<String>> contents = new TreeMap<>();
			for (String table : List.of("account", "invoice", "sample")) {
				JdbcClient client = JdbcClient.create(database.dataSource());
				String name = qualified(Name.of(table));
				if (client.sql("SELECT to_regclass(?) IS NOT NULL").param(name).query(Boolean.class).single()) {
					contents.put(table,
							client.sql("SELECT t::text FROM " + name + " t ORDER BY 1").query(String.class).list());
				}
			}
			return contents;
		}

		private String schemaName() {
			return (this.schema != null) ? this.schema.text() : "public";
		}

		private String qualified(Name table) {
			PostgreSqlDialect dialect = new PostgreSqlDialect();
			return dialect.quote(Name.of(schemaName())) + "." + dialect.quote(table);
		}

		private MigrationRunner runner(TestDatabase database) {
			return new MigrationRunner(OfflineRunIntegrationTests.this.history, database(database), this.options);
		}

		private MigrationDatabase database(TestDatabase database) {
			return new MigrationDatabase("default", database.dataSource(), new PostgreSqlDialect(), this.schema,
					this.versionTable);
		}

	}

}
