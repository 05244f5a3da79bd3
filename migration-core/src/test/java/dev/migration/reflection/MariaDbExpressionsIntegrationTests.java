package dev.migration.reflection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.migration.dialect.MariaDbDialect;
import dev.migration.reflection.UnsettledExpression.Reason;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpressionCanonicalizer} on MariaDB.
 */
class MariaDbExpressionsIntegrationTests {

	private static final QualifiedName T = QualifiedName.of("t");

	private TestDatabase database;

	private Connection connection;

	@BeforeEach
	void createDatabase() throws SQLException {
		this.database = Databases.mariaDb();
		this.connection = this.database.dataSource().getConnection();
	}

	@AfterEach
	void dropDatabase() throws SQLException {
		this.connection.close();
		this.database.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			boolean       | true                                   | 1
			int           | (1+2)                                  | 1 + 2
			int           | 7                                      | '7'
			decimal(9,2)  | 1                                      | 1.00
			double        | 1e3                                    | 1000
			bit(1)        | 1                                      | b'1'
			date          | '2020-1-1'                             | '2020-01-01'
			datetime      | now()                                  | CURRENT_TIMESTAMP
			datetime(3)   | now(3) on update now(3)                | current_timestamp(3) ON UPDATE CURRENT_TIMESTAMP(3)
			datetime      | null on update now()                   | on update CURRENT_TIMESTAMP
			varchar(9)    | lower("X")                             | LCASE('X')
			json          | '{}'                                   | ('{}')
			varchar(99)   | 'a, DEFAULT (`b`) CHECK (x)\\n''y'''   | ('a, DEFAULT (`b`) CHECK (x)\\n\\'y\\'')
			uuid          | uuid()                                 | (UUID())
			bigint        | nextval(s)                             | (nextval(`s`))
			""")
	void defaultsInAnySpellingAreEqual(String type, String written, String other) {
		execute("CREATE SEQUENCE s", "CREATE TABLE t (a %s DEFAULT %s)".formatted(type, written));
		SchemaModel from = read();

		SchemaPair pair = canonicalize(from, withDefault(from, other));

		assertThat(pair.unsettled()).isEmpty();
		assertThat(pair.to()).isEqualTo(pair.from()).isEqualTo(from);
		assertThat(from.tables().get(0).columns().get(0).defaultValue().canonical())
			.doesNotContain(this.database.name());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			varchar(9)    | 'x'   | 'X'
			varchar(9)    | 'x'   | ' x'
			int           | 1     | 2
			datetime(6)   | now(6) | '2020-01-01'
			varchar(9)    | 'null' | null
			""")
	void defaultsThatDifferStayDifferent(String type, String written, String other) {
		execute("CREATE TABLE t (a %s DEFAULT %s)".formatted(type, written));
		SchemaModel from = read();

		SchemaPair pair = canonicalize(from, withDefault(from, other));

		assertThat(pair.unsettled()).isEmpty();
		assertThat(pair.to()).isNotEqualTo(pair.from());
	}

	@Test
	void defaultOfNullIsNone() {
		execute("CREATE TABLE t (a int)");
		SchemaModel from = read();

		assertThat(canonicalize(from, withDefault(from, "NULL")).to()).isEqualTo(from);
	}

	@Test
	void checksArePairedByMeaningWhateverTheirSpelling() {
		execute("""
				CREATE TABLE t (a varchar(9), b int CHECK (b BETWEEN 0 AND 2), j json,
					CHECK (a IN ('x', 'it''s') OR (b > 1)), CHECK (a <> '`c1` CHECK (\\n x'))""");
		SchemaModel from = read();
		SchemaModel to = withChecks(from, "((b between 0 and 2))", "t.a in ('x',\"it's\") or b>1",
				"a != '`c1` CHECK (\n x'");

		SchemaPair pair = canonicalize(from, to);

		assertThat(pair.unsettled()).isEmpty();
		assertThat(conditions(pair.to())).containsExactlyInAnyOrderElementsOf(conditions(from));
	}

	@Test
	void generatedColumnsAreSettled() {
		execute("CREATE TABLE t (a int, b int AS (a*2) STORED, c varchar(9) AS (concat(a, ')', \"x\")))");
		SchemaModel from = read();
		SchemaModel to = from.withTable(T, (table) -> table.withColumns(List.of(table.columns().get(0),
				table.columns().get(1).withGenerated(new Generated(Expression.of("(a * 2)"), true)),
				table.columns().get(2).withGenerated(new Generated(Expression.of("CONCAT(a,')','x')"), false)))));

		SchemaPair pair = canonicalize(from, to);

		assertThat(pair.unsettled()).isEmpty();
		assertThat(pair.to()).isEqualTo(from);
	}

	@Test
	void refusedExpressionIsReportedAndTheOthersAreSettled() {
		execute("CREATE TABLE t (a int, b int, CHECK (a > 0), CHECK (b > 0), CHECK (a < 9))");
		SchemaModel from = read();

		SchemaPair pair = canonicalize(from, withChecks(from, "a>0", "nowhere > 0", "b>0", "a<9"));

		assertThat(conditions(pair.to())).containsExactlyInAnyOrder("`a` > 0", "nowhere > 0", "`b` > 0", "`a` < 9");
		assertThat(pair.unsettled()).singleElement().satisfies((unsettled) -> {
			assertThat(unsettled.expression()).isEqualTo("nowhere > 0");
			assertThat(unsettled.reason()).isEqualTo(Reason.REFUSED);
			assertThat(unsettled.message()).isEqualTo("Unknown column 'nowhere' in 'CHECK'");
		});
	}

	@Test
	void whatTheDialectCannotSayIsReported() {
		execute("CREATE TABLE t (a int, b int)");
		SchemaModel from = read().withTable(T, (table) -> table.withIndexes(List.of(index("b + 1"))));

		SchemaPair pair = canonicalize(from, from.withTable(T, (table) -> table.withIndexes(List.of(index("b+1")))));

		assertThat(pair.unsettled()).singleElement()
			.extracting(UnsettledExpression::message)
			.asString()
			.contains("cannot index the expression");
	}

	@Test
	void moreDefaultsThanOneTableHoldsAreSettled() {
		execute(IntStream.range(0, 30)
			.mapToObj((i) -> "CREATE TABLE t%d (a varchar(9000) DEFAULT (concat('x',%d)))".formatted(i, i))
			.toArray(String[]::new));
		SchemaModel from = read();
		SchemaModel to = from.withTables(from.tables().stream().map((table) -> {
			String number = table.name().name().text().substring(1);
			return withDefault(table, "CONCAT('x', " + number + ")");
		}).toList());

		SchemaPair pair = canonicalize(from, to);

		assertThat(pair.unsettled()).isEmpty();
		assertThat(pair.to()).isEqualTo(from);
	}

	@Test
	void sessionWithOtherQuotesIsReadToo() {
		execute("CREATE TABLE t (a varchar(9) DEFAULT 'x', CHECK (a <> 'y'))", "SET sql_mode = 'ANSI_QUOTES'");
		SchemaModel from = read();

		SchemaPair pair = canonicalize(from, withChecks(withDefault(from, "('x')"), "\"a\"<>'y'"));

		assertThat(pair.unsettled()).isEmpty();
		assertThat(conditions(pair.to())).isEqualTo(conditions(from));
		assertThat(pair.to().tables().get(0).columns()).isEqualTo(from.tables().get(0).columns());
	}

	@Test
	void tablesOfTheSameNameInTwoSchemas() {
		String other = this.database.name() + "_audit";
		execute("CREATE DATABASE " + other, "CREATE TABLE t (a int CHECK (a > 0))",
				"CREATE TABLE %s.t (b text CHECK (b <> ''))".formatted(other));
		try {
			SchemaModel from = read(new SchemaScope(this.database.schema(), Set.of(other), Set.of()));
			SchemaModel to = from.withTables(from.tables()
				.stream()
				.map((table) -> table.withConstraints(List
					.of(new CheckConstraint(null, Expression.of((table.name().schema() == null) ? "a>0" : "b<>''")))))
				.toList());

			SchemaPair pair = canonicalize(from, to);

			assertThat(pair.unsettled()).isEmpty();
			assertThat(pair.to().tables())
				.extracting((table) -> table.checkConstraints().get(0).condition().canonical())
				.containsExactlyInAnyOrder("`a` > 0", "`b` <> ''");
		}
		finally {
			execute("DROP DATABASE " + other);
		}
	}

	@Test
	void userWithoutTemporaryTablesLearnsWhatWasNotCompared() throws SQLException {
		String user = "plain_" + this.database.name();
		execute("CREATE TABLE t (a varchar(9) DEFAULT 'NEW')", "CREATE USER %s IDENTIFIED BY 'plain'".formatted(user),
				"GRANT SELECT ON %s.* TO %s".formatted(this.database.name(), user));
		SchemaModel to = withDefault(read(), "('NEW')");
		try (Connection plain = DriverManager.getConnection(this.database.url(), user, "plain")) {
			SchemaPair pair = new ExpressionCanonicalizer(plain, new MariaDbDialect(), this.database.schema())
				.canonicalize(read(), to);

			assertThat(pair.to()).isEqualTo(to);
			assertThat(pair.unsettled()).singleElement().satisfies((unsettled) -> {
				assertThat(unsettled.reason()).isEqualTo(Reason.NOT_COMPARED);
				assertThat(unsettled.message()).contains(
						"Access denied for user '%s'@'%%' to database '%s'".formatted(user, this.database.name()));
			});
		}
		finally {
			execute("DROP USER " + user);
		}
	}

	@Test
	void transactionOfTheCallerIsNotCommitted() throws SQLException {
		execute("CREATE TABLE t (a int CHECK (a > 0))");
		SchemaModel from = read();
		this.connection.setAutoCommit(false);
		execute("INSERT INTO t VALUES (1)");

		canonicalize(from, withChecks(from, "a>0", "nowhere > 0"));
		this.connection.rollback();

		assertThat(jdbc().queryForObject("SELECT count(*) FROM t", Integer.class)).isZero();
	}

	@Test
	void nothingRemains() {
		execute("CREATE TABLE t (a int DEFAULT 1 CHECK (a > 0))");
		SchemaModel from = read();

		canonicalize(from, withChecks(withDefault(from, "(1)"), "a>0"));

		assertThat(read()).isEqualTo(from);
		assertThat(jdbc().queryForObject("""
				SELECT count(*) FROM information_schema.tables WHERE temporary = 'Y' AND table_schema = ?""",
				Integer.class, this.database.schema()))
			.isZero();
	}

	@Test
	void equalTextsTakeNoStatement() {
		execute("CREATE TABLE t (a int DEFAULT 1 CHECK (a > 0))");
		SchemaModel from = read();
		CountingConnection counting = new CountingConnection(this.connection);

		new ExpressionCanonicalizer(counting.connection(), new MariaDbDialect(), this.database.schema())
			.canonicalize(from, from);

		assertThat(counting.executions()).isZero();
	}

	private static Index index(String expression) {
		return Index.of(Name.of("ix"), false, List.of(IndexElement.of(Expression.of(expression))));
	}

	private static SchemaModel withDefault(SchemaModel model, String expression) {
		return model.withTable(T, (table) -> withDefault(table, expression));
	}

	private static Table withDefault(Table table, String expression) {
		return table.withColumns(List.of(table.columns().get(0).withDefault(Expression.of(expression))));
	}

	private static SchemaModel withChecks(SchemaModel model, String... conditions) {
		return model.withTable(T,
				(table) -> table.withConstraints(List.of(conditions)
					.stream()
					.map((condition) -> new CheckConstraint(null, Expression.of(condition)))
					.toList()));
	}

	private static List<String> conditions(SchemaModel model) {
		return model.table(T)
			.orElseThrow()
			.checkConstraints()
			.stream()
			.map((check) -> check.condition().canonical())
			.toList();
	}

	private SchemaPair canonicalize(SchemaModel from, SchemaModel to) {
		return new ExpressionCanonicalizer(this.connection, new MariaDbDialect(), this.database.schema())
			.canonicalize(from, to);
	}

	private SchemaModel read() {
		return read(SchemaScope.of(this.database.schema()));
	}

	private SchemaModel read(SchemaScope scope) {
		return SchemaReaders.of(this.connection, new MariaDbDialect(), scope).read();
	}

	private void execute(String... statements) {
		List.of(statements).forEach(jdbc()::execute);
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
	}

}
