package dev.migration.runtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.migration.revision.RevisionTarget;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.migration.script.ColumnTypes.bigint;
import static dev.migration.script.ColumnTypes.varchar;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a revision costs beside its own statements, in turns of asking the server and
 * waiting for its answer.
 */
class RoundTripIntegrationTests {

	private static final LoadedRevision FIRST = TestRevisions.revision("a1", List.of(), "first",
			(op) -> op.createTable("first", column("id", bigint())), (op) -> op.dropTable("first"));

	private TestDatabase database;

	private final List<String> roundTrips = new ArrayList<>();

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void revisionCostsThreeRoundTripsBesideItsStatements() throws SQLException {
		LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "second", (op) -> {
			op.createTable("second", column("id", bigint()), column("name", varchar(20)));
			op.createIndex("second", index("name").named("ix_second_name"));
		}, (op) -> op.dropTable("second"));

		upgrade(FIRST, second);

		assertThat(ofLastRevision()).containsExactly(
				"SELECT set_config('application_name', 'migration 1.2.3 on host-1', false)...; "
						+ "SELECT set_config('search_path', '\"public\", \"$user\", public', false); "
						+ "SET LOCAL lock_timeout = 5000; SET LOCAL statement_timeout = 0",
				"CREATE TABLE second ( id bigint, name varchar(20) )", "CREATE INDEX ix_second_name ON second (name)",
				"SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_locks...; "
						+ "UPDATE public.migration_version SET version_num = ? WHERE version_num = ?; "
						+ "INSERT INTO public.migration_history...",
				"commit");
	}

	@Test
	void scriptOfOperationsCostsNoSavepoint() throws SQLException {
		upgrade(FIRST);

		assertThat(this.roundTrips).doesNotContain("setSavepoint", "releaseSavepoint");
	}

	@Test
	void scriptThatNobodyCanLookIntoCostsASavepoint() throws SQLException {
		LoadedRevision second = TestRevisions.revision("b2", List.of("a1"), "second", (op) -> {
			op.createTable("second", column("id", bigint()));
			op.run("fill", (jdbc) -> jdbc.sql("INSERT INTO second VALUES (1)").update());
			op.run("fill more", (jdbc) -> jdbc.sql("INSERT INTO second VALUES (2)").update());
		}, (op) -> op.dropTable("second"));

		upgrade(FIRST, second);

		assertThat(ofLastRevision().subList(1, 6)).containsExactly("CREATE TABLE second ( id bigint )", "setSavepoint",
				"INSERT INTO second VALUES (1)", "INSERT INTO second VALUES (2)", "releaseSavepoint");
	}

	/**
	 * Everything behind the commit of the last but one.
	 */
	private List<String> ofLastRevision() {
		int end = this.roundTrips.lastIndexOf("commit");
		int start = this.roundTrips.subList(0, end).lastIndexOf("commit");
		return this.roundTrips.subList(start + 1, end + 1);
	}

	private void upgrade(LoadedRevision... revisions) throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			MigrationHistory history = MigrationHistory.of(List.of(revisions));
			MigrationDatabase target = TestRevisions
				.database(new SingleConnectionDataSource(recorded(Connection.class, connection, ""), true));
			new MigrationRunner(history, target, TestRevisions.options())
				.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
		}
	}

	private <T> T recorded(Class<T> type, T target, String text) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, text, method, arguments)));
	}

	private Object invoke(Object target, String text, Method method, Object[] arguments) throws Throwable {
		String name = method.getName();
		boolean given = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
		if (name.startsWith("execute")) {
			this.roundTrips.add(shortened(given ? (String) arguments[0] : text));
		}
		else if (Set.of("commit", "rollback", "setSavepoint", "releaseSavepoint").contains(name)) {
			this.roundTrips.add(name);
		}
		Object result = answer(target, method, arguments);
		if (result instanceof PreparedStatement statement) {
			return recorded(PreparedStatement.class, statement, (String) arguments[0]);
		}
		return (result instanceof Statement statement) ? recorded(Statement.class, statement, "") : result;
	}

	private static Object answer(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private static String shortened(String sql) {
		return sql.replaceAll("\\s+", " ")
			.replaceAll("(?<='migration 1.2.3 on host-1', false\\)), [^;]+", "...")
			.replaceAll("(?<=pg_locks) [^;]+", "...")
			.replaceAll("(?<=migration_history) [^;]+", "...");
	}

}
