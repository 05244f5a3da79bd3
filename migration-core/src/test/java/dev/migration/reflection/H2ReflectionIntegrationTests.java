package dev.migration.reflection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TimeZone;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.NameCase;
import dev.migration.operation.CreateTable;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link H2Reflection}, {@link H2Scratch} and the session of {@link H2Dialect}
 * with the settings that tests like to give a database.
 */
class H2ReflectionIntegrationTests {

	private static final QualifiedName T = QualifiedName.of("t");

	@ParameterizedTest
	@ValueSource(strings = { "", ";MODE=PostgreSQL", ";MODE=MySQL", ";MODE=MariaDB", ";DATABASE_TO_UPPER=FALSE",
			";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", ";CASE_INSENSITIVE_IDENTIFIERS=TRUE",
			";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE" })
	void readsWhatTheDialectWritesWithAnySettings(String settings) throws SQLException {
		try (Connection connection = connect(settings)) {
			Dialect dialect = dialect(connection);
			Table table = Table.of(T, List.of(Column.of("id", dialect.parseType("bigint")).withNullable(false),
					Column.of("value", dialect.parseType("varchar(9)")),
					Column.of("Mixed Case", dialect.parseType("clob")), Column.of("data", dialect.parseType("blob"))));

			execute(connection, dialect.statements(new CreateTable(table)));

			assertThat(read(connection, dialect)).isEqualTo(SchemaModel.EMPTY.withTables(List.of(table)));
		}
	}

	@Test
	void leavesOutWhatItCannotName() throws SQLException {
		try (Connection connection = connect("")) {
			execute(connection,
					List.of("CREATE TABLE \"lower\" (id integer)",
							"CREATE TABLE t (id integer, \"lower\" integer, CONSTRAINT \"ck\" CHECK (id > 0))",
							"CREATE INDEX ix ON t (\"lower\")"));

			SchemaModel read = read(connection, new H2Dialect());

			assertThat(read.tables())
				.containsExactly(Table.of(T, List.of(Column.of("id", new H2Dialect().parseType("integer")))));
		}
	}

	@Test
	void leavesOutTemporaryTablesAndViews() throws SQLException {
		try (Connection connection = connect("")) {
			execute(connection, List.of("CREATE TABLE t (id integer)", "CREATE VIEW v AS SELECT id FROM t",
					"CREATE GLOBAL TEMPORARY TABLE g (id integer)", "CREATE LOCAL TEMPORARY TABLE l (id integer)"));

			assertThat(read(connection, new H2Dialect()).tables()).extracting(Table::name).containsExactly(T);
		}
	}

	@Test
	void settlesExpressionsWithoutTouchingTheDatabase() throws SQLException {
		try (Connection connection = connect("")) {
			Dialect dialect = new H2Dialect();
			execute(connection, List.of("CREATE SEQUENCE s",
					"CREATE TABLE t (a integer DEFAULT 1 + 1, b varchar(9), c integer GENERATED ALWAYS AS (a * 2),"
							+ " d bigint DEFAULT NEXT VALUE FOR s, CONSTRAINT ck CHECK (b IN ('x', 'y') AND a > 0))"));
			SchemaModel existing = read(connection, dialect);
			Table wanted = Table
				.of(T, List.of(Column.of("a", dialect.parseType("integer")).withDefault(Expression.of("2 -- two")),
						Column.of("b", dialect.parseType("varchar(9)")),
						Column.of("c", dialect.parseType("integer"))
							.withGenerated(new Generated(Expression.of("(a)*2"), false)),
						Column.of("d", dialect.parseType("bigint")).withDefault(Expression.of("next value for s"))))
				.withConstraints(
						List.of(new CheckConstraint(Name.of("ck"), Expression.of("b in ('x','y') and (a>0)"))));
			SchemaModel target = existing.withTables(List.of(wanted));

			SchemaPair settled = new ExpressionCanonicalizer(connection, dialect, "PUBLIC").canonicalize(existing,
					target);

			assertThat(settled.from()).isEqualTo(settled.to());
			assertThat(settled.unsettled()).isEmpty();
			assertThat(read(connection, dialect)).isEqualTo(existing);
		}
	}

	@Test
	void saysWhatTheDatabaseSaysAgainstAnExpression() throws SQLException {
		try (Connection connection = connect("")) {
			Dialect dialect = new H2Dialect();
			execute(connection, List.of("CREATE TABLE t (a integer, CONSTRAINT ck CHECK (a > 0))"));
			SchemaModel existing = read(connection, dialect);
			SchemaModel target = existing.withTable(T, (table) -> table
				.withConstraints(List.of(new CheckConstraint(Name.of("ck"), Expression.of("missing > 0")))));

			SchemaPair settled = new ExpressionCanonicalizer(connection, dialect, "PUBLIC").canonicalize(existing,
					target);

			assertThat(settled.unsettled()).extracting(UnsettledExpression::message)
				.containsExactly("Column \"MISSING\" not found");
		}
	}

	@Test
	void locksBySessionAndReadsState() throws SQLException {
		try (Connection one = connect(";DB_CLOSE_DELAY=-1", "lock"); Connection two = connect("", "lock")) {
			Dialect dialect = new H2Dialect();
			QualifiedName versions = QualifiedName.of("public", "migration_version");
			execute(one, dialect.lock().prepare(versions));
			execute(two, dialect.lock().prepare(versions));

			assertThat(text(one, dialect.lock().tryLock(versions))).isEqualTo("TRUE");
			assertThat(text(two, dialect.lock().tryLock(versions))).isEqualTo("FALSE");
			one.close();
			assertThat(text(two, dialect.lock().tryLock(versions))).isEqualTo("TRUE");
			assertThat(text(two, dialect.lock().unlock(versions))).isEqualTo("TRUE");
			execute(two, List.of("CREATE TABLE migration_version (version_num varchar(32) PRIMARY KEY)"));
			String rows = dialect.state().readRows(null, Name.of("migration_version"));
			assertThat(text(two, rows)).isEqualTo("PUBLIC,null,null");
			execute(two, List.of("INSERT INTO migration_version VALUES ('a1')"));
			assertThat(text(two, rows)).isEqualTo("PUBLIC,PUBLIC,a1");
			assertThat(text(two, dialect.state().tables(Name.of("public")))).isEqualTo("MIGRATION_VERSION");
			execute(two, List.of("SHUTDOWN"));
		}
	}

	@Test
	void textStopsWhereTheDatabaseIsSomewhereElse() throws SQLException {
		try (Connection connection = connect("")) {
			Dialect dialect = new H2Dialect();
			QualifiedName versions = QualifiedName.of("v");
			execute(connection, List.of("CREATE TABLE v (version_num varchar(32))", "INSERT INTO v VALUES ('b2')"));
			execute(connection, dialect.offline().prepareSession(null, TimeZone.getTimeZone("GMT+02:00")));
			execute(connection, List.of(dialect.offline().requireRows(versions, List.of("b2"))));

			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> execute(connection, List.of(dialect.offline().requireRows(versions, List.of("a1")))))
				.withMessageStartingWith("These statements start at a1, but the database is at b2."
						+ " Write them again for where the database is: <from>:<to>.");
		}
	}

	private static Connection connect(String settings) throws SQLException {
		return connect(settings, "");
	}

	private static Connection connect(String settings, String name) throws SQLException {
		return DriverManager.getConnection("jdbc:h2:mem:" + name + settings, "sa", "");
	}

	private static Dialect dialect(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		return new H2Dialect(NameCase.of(metaData.storesUpperCaseIdentifiers(), metaData.storesLowerCaseIdentifiers()));
	}

	private static SchemaModel read(Connection connection, Dialect dialect) throws SQLException {
		return SchemaReaders.of(connection, dialect, SchemaScope.of(text(connection, "SELECT CURRENT_SCHEMA"))).read();
	}

	private static void execute(Connection connection, List<String> statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static String text(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			StringBuilder text = new StringBuilder(String.valueOf(row.getString(1)));
			for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
				text.append(',').append(row.getString(i));
			}
			return text.toString();
		}
	}

}
