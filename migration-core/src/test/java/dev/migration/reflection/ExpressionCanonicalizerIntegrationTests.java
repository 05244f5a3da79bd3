package dev.migration.reflection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.reflection.UnsettledExpression.Reason;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpressionCanonicalizer}.
 */
class ExpressionCanonicalizerIntegrationTests {

	private static final QualifiedName T = QualifiedName.of("t");

	private TestDatabase database;

	private Connection connection;

	@BeforeEach
	void createDatabase() throws SQLException {
		this.database = TestDatabase.create();
		this.connection = this.database.dataSource().getConnection();
	}

	@AfterEach
	void dropDatabase() throws SQLException {
		this.connection.close();
		this.database.close();
	}

	@Test
	void defaultsInAnySpellingAreEqual() {
		execute("""
				CREATE TABLE t (a varchar(9) DEFAULT 'NEW', b integer DEFAULT -1, c timestamptz DEFAULT CURRENT_TIMESTAMP,
				d boolean DEFAULT true, e numeric(10,2) DEFAULT 0, f jsonb DEFAULT '{"a": [1]}', g text[] DEFAULT '{}')
				""");
		SchemaModel model = read().withTable(T, (table) -> withDefaults(table, "'NEW'", "'-1'", "current_timestamp",
				"'t'", "(0)", "'{\"a\": [1]}'", "'{}'"));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(pair.to()).isEqualTo(pair.from());
		assertThat(pair.unsettled()).isEmpty();
		assertThat(pair.to().tables().get(0).columns().get(0).defaultValue().source()).isEqualTo("'NEW'");
		assertThat(pair.to().tables().get(0).columns().get(0).defaultValue().canonical())
			.isEqualTo("'NEW'::character varying");
	}

	// Every temporary table holds locks, and all sessions of a server share some thousand
	@Test
	void manyTablesAreNotThereAtOnce() {
		execute("""
				CREATE FUNCTION count_temporary() RETURNS event_trigger LANGUAGE plpgsql AS $$
				BEGIN
					IF (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r') > 100 THEN
						RAISE EXCEPTION 'too many temporary tables';
					END IF;
				END $$
				""",
				"CREATE EVENT TRIGGER count_temporary ON ddl_command_end EXECUTE FUNCTION count_temporary()");
		String stored = "((status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[]))";

		SchemaPair pair = canonicalize(withStatus(250, stored), withStatus(250, "status in ('A','B')"));

		assertThat(pair.unsettled()).isEmpty();
		assertThat(pair.to()).isEqualTo(pair.from());
	}

	private static SchemaModel withStatus(int tables, String condition) {
		return SchemaModel.EMPTY.withTables(IntStream.range(0, tables)
			.mapToObj((number) -> Table
				.of(QualifiedName.of("t" + number), List.of(Column.of("status", ColumnType.of("varchar", 255))))
				.withConstraints(List.of(check(condition))))
			.toList());
	}

	@Test
	void defaultsThatDifferStayDifferent() {
		execute("CREATE TABLE t (a varchar(9) DEFAULT 'NEW', b integer DEFAULT 0)");
		SchemaModel model = read().withTable(T, (table) -> withDefaults(table, "'OLD'", "0"));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(defaults(pair.to())).containsExactly("'OLD'::character varying", "0");
		assertThat(defaults(pair.from())).containsExactly("'NEW'::character varying", "0");
	}

	@Test
	void defaultOfNullIsNone() {
		execute("CREATE TABLE t (a text DEFAULT 'NEW', b integer, c varchar(9), d char(3) COLLATE \"C\", e numeric(9,2))");
		SchemaModel model = read().withTable(T,
				(table) -> withDefaults(table, "null", "null", "null", "null", "(null)"));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(pair.to().tables().get(0).columns()).extracting(Column::defaultValue).containsOnlyNulls();
	}

	@Test
	void checkThatNeedsTwoPassesStandsStillOnBothSides() {
		execute("CREATE TABLE t (status varchar(255) CHECK (status in ('A','B')))");
		String printed = "(status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])";
		String canonical = "(status)::text = ANY (ARRAY[('A'::character varying)::text, ('B'::character varying)::text])";

		SchemaPair pair = canonicalize(read(), withCheck("(status in ('A','B'))"));

		assertThat(read().tables().get(0).checkConstraints()).extracting(CheckConstraint::condition)
			.containsExactly(Expression.of(printed));
		assertThat(checks(pair.from())).containsExactly(canonical);
		assertThat(checks(pair.to())).containsExactly(canonical);
	}

	@Test
	void whatIsCanonicalStaysAsItIs() {
		execute("CREATE TABLE t (status varchar(255) CHECK (status in ('A','B')))");
		SchemaPair first = canonicalize(read(), withCheck("status in ('A','B')"));

		SchemaPair second = canonicalize(first.from(), withCheck("status = 'A' or status = 'B'"));

		assertThat(checks(second.from())).isEqualTo(checks(first.from()));
		assertThat(checks(second.to())).containsExactly("((status)::text = 'A'::text) OR ((status)::text = 'B'::text)");
	}

	@Test
	void checksArePairedByMeaningWhateverTheirOrderAndNumber() {
		execute("CREATE TABLE t (a integer CHECK (a BETWEEN 0 AND 9), b integer CHECK (b >= 0), CHECK (a < b))");
		SchemaModel model = read().withTable(T,
				(table) -> table.withConstraints(List.of(check("b>=0"), check("t.a between 0 and 9"), check("b > 7"))));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(checks(pair.to())).containsExactlyInAnyOrder("b >= 0", "(a >= 0) AND (a <= 9)", "b > 7");
		assertThat(checks(pair.from())).containsExactlyInAnyOrder("b >= 0", "(a >= 0) AND (a <= 9)", "a < b");
	}

	@Test
	void generatedColumnsAreSettled() {
		execute("CREATE TABLE t (a integer, b varchar(9), c integer GENERATED ALWAYS AS (a * 2) STORED, "
				+ "d text GENERATED ALWAYS AS (b || 'x') STORED)");
		SchemaModel model = read().withTable(T,
				(table) -> table.withColumns(List.of(table.columns().get(0), table.columns().get(1),
						table.columns().get(2).withGenerated(new Generated(Expression.of("a*2"), true)),
						table.columns().get(3).withGenerated(new Generated(Expression.of("(b||'x')"), true)))));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(pair.to()).isEqualTo(pair.from());
	}

	@Test
	void indexExpressionsAndPredicatesAreSettled() {
		execute("CREATE TABLE t (a varchar(9), b integer, c text)",
				"CREATE INDEX i ON t (lower(a), b DESC, (b + 1)) WHERE a IN ('x', 'y') AND b > 0",
				"CREATE INDEX j ON t (c) WHERE (c <> '')", "CREATE INDEX k ON t (upper(c) text_pattern_ops)");
		Index first = new Index(null, false,
				List.of(IndexElement.of(Expression.of("LOWER(a)")), IndexElement.descending(Name.of("b")),
						IndexElement.of(Expression.of("b+1"))),
				"btree", List.of(), false, Expression.of("a in ('x','y') and b > 0"));
		Index second = new Index(null, false, List.of(IndexElement.ascending(Name.of("c"))), "btree", List.of(), false,
				Expression.of("c != ''"));
		Index third = Index.of(null, false, List
			.of(new IndexElement(null, Expression.of("upper( c )"), false, false, Name.of("text_pattern_ops"))));
		SchemaModel model = read().withTable(T, (table) -> table.withIndexes(List.of(first, second, third)));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(definitions(pair.to())).isEqualTo(definitions(pair.from())).hasSize(3);
	}

	@Test
	void equalTextsTakeNoStatement() {
		execute("CREATE TABLE t (a varchar(9) DEFAULT 'x' CHECK (a <> ''))", "CREATE INDEX i ON t (lower(a))");

		assertThat(executions(read(), read())).isZero();
	}

	@Test
	void expressionsOfTablesThatOnlyOneSideHasTakeNoStatement() {
		execute("CREATE TABLE t (a varchar(9) DEFAULT 'x' CHECK (a <> ''))");

		assertThat(executions(read(), SchemaModel.EMPTY)).isZero();
		assertThat(executions(SchemaModel.EMPTY, read())).isZero();
	}

	@Test
	void numberOfStatementsDoesNotDependOnTheNumberOfTables() {
		createTables(1, 3);
		int three = executions(read(), disputed());
		createTables(4, 60);
		int sixty = executions(read(), disputed());

		assertThat(sixty).isEqualTo(three).isEqualTo(2 + 2 * 3);
	}

	@Test
	void refusedExpressionIsReportedAndTheOthersAreSettled() {
		execute("CREATE TABLE t (a varchar(9) DEFAULT 'NEW', b integer DEFAULT 0, CHECK (b > 0))",
				"CREATE TABLE u (a varchar(9) DEFAULT 'NEW')");
		SchemaModel model = read()
			.withTable(T,
					(table) -> withDefaults(table, "'NEW'", "zero()").withConstraints(
							List.of(check("b>0"), new CheckConstraint(Name.of("broken"), Expression.of("b >")))))
			.withTable(QualifiedName.of("u"), (table) -> withDefaults(table, "'NEW'"));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(pair.unsettled()).extracting(UnsettledExpression::description)
			.containsExactly(
					"Default 'zero()' 'b' of table 't' was refused: 'ERROR: function zero() does not exist "
							+ "Hint: No function matches the given name and argument types. "
							+ "You might need to add explicit type casts.'; correct it in the model.",
					"Check 'b >' 'broken' of table 't' was refused: 'ERROR: syntax error at or near \")\"'; "
							+ "correct it in the model.");
		assertThat(pair.unsettled()).extracting(UnsettledExpression::reason).containsOnly(Reason.REFUSED);
		assertThat(defaults(pair.to())).containsExactly("'NEW'::character varying", "zero()");
		assertThat(checks(pair.to())).containsExactlyInAnyOrder("b > 0", "b >");
		assertThat(pair.to().tables().get(1)).isEqualTo(pair.from().tables().get(1));
	}

	@Test
	void enumTypeThatTheSameRevisionExtendsOrCreates() {
		execute("CREATE TYPE mood AS ENUM ('sad')", "CREATE TABLE t (a mood DEFAULT 'sad', b varchar(9) DEFAULT 'x')");
		EnumType mood = new EnumType(QualifiedName.of("mood"), List.of("sad", "it's ok"));
		EnumType color = new EnumType(QualifiedName.of("Color"), List.of("red"));
		SchemaModel model = read().withEnumTypes(List.of(mood, color)).withTable(T, (table) -> {
			Table changed = withDefaults(table, "'it''s ok'", "'red'").withConstraints(List.of());
			return changed.withColumns(List.of(changed.columns().get(0),
					changed.columns().get(1).withType(ColumnType.userType(color.name()))));
		});

		SchemaPair pair = canonicalize(read(), model);

		assertThat(defaults(pair.to())).containsExactly("'it''s ok'::mood", "'red'::\"Color\"");
		assertThat(defaults(pair.from())).containsExactly("'sad'::mood", "'x'::character varying");
		assertThat(pair.unsettled()).isEmpty();
	}

	@Test
	void columnOfTypeThatIsMissingDoesNotHinderTheOthers() {
		execute("CREATE TABLE t (a integer CHECK (a > 0))");
		SchemaModel model = read().withTable(T,
				(table) -> table
					.withColumns(List.of(table.columns().get(0),
							Column.of("b", ColumnType.userType(QualifiedName.of("missing")))))
					.withConstraints(List.of(check("0 < a"), check("a>0"))));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(checks(pair.to())).containsExactlyInAnyOrder("0 < a", "a > 0");
		assertThat(pair.unsettled()).isEmpty();
	}

	@Test
	void bothSidesAreReadInTheTypesOfTheTargetAndWithDroppedColumns() {
		execute("CREATE TABLE t (a varchar(9) CHECK (a <> 'x'), gone integer CHECK (gone > 0))");
		SchemaModel model = read().withTable(T,
				(table) -> table.withColumns(List.of(Column.of("a", ColumnType.of("text"))))
					.withConstraints(List.of(check("a<>'x'"))));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(checks(pair.to())).containsExactly("a <> 'x'::text");
		assertThat(checks(pair.from())).containsExactlyInAnyOrder("a <> 'x'::text", "gone > 0");
	}

	@Test
	void commentsQuotesAndQuestionMarksAreJustText() {
		execute("CREATE TABLE \"Order\" (\"select\" jsonb, \"a \"\"b\" integer, CHECK (\"a \"\"b\" > 0))");
		SchemaModel model = read().withTable(QualifiedName.of("Order"), (table) -> table.withConstraints(List
			.of(check("\"a \"\"b\">0 -- positive"), check("\"select\" ? '{x'"), check("\"a \"\"b\" < 9 /* ; */"))));

		SchemaPair pair = canonicalize(read(), model);

		assertThat(pair.unsettled()).isEmpty();
		assertThat(checks(pair.to())).containsExactlyInAnyOrder("\"a \"\"b\" > 0", "\"select\" ? '{x'::text",
				"\"a \"\"b\" < 9");
	}

	@Test
	void tablesOfTheSameNameInTwoSchemas() throws SQLException {
		execute("CREATE SCHEMA audit", "CREATE TABLE t (a integer CHECK (a > 0))",
				"CREATE TABLE audit.t (b text CHECK (b <> ''))");
		SchemaScope scope = new SchemaScope("public", Set.of("audit"), Set.of());
		SchemaModel from = new PostgreSqlReflection(this.connection, new PostgreSqlDialect(), scope).read();
		SchemaModel model = from.withTable(T, (table) -> table.withConstraints(List.of(check("a>0"))))
			.withTable(QualifiedName.of("audit", "t"), (table) -> table.withConstraints(List.of(check("b<>''"))));

		SchemaPair pair = canonicalize(from, model);

		assertThat(pair.to().tables()).extracting((table) -> table.checkConstraints().get(0).condition().canonical())
			.containsExactly("a > 0", "b <> ''::text");
	}

	@Test
	void roleWithoutTemporaryTablesLearnsWhatWasNotCompared() throws SQLException {
		execute("CREATE TABLE t (a varchar(9) DEFAULT 'NEW')", "CREATE ROLE plain LOGIN PASSWORD 'plain'",
				"REVOKE TEMPORARY ON DATABASE " + this.database.name() + " FROM PUBLIC");
		SchemaModel model = read().withTable(T, (table) -> withDefaults(table, "'NEW'"));
		try (Connection plain = DriverManager.getConnection(this.database.url(), "plain", "plain")) {
			SchemaPair pair = new ExpressionCanonicalizer(plain, new PostgreSqlDialect(), "public").canonicalize(read(),
					model);

			assertThat(pair.unsettled()).containsExactly(new UnsettledExpression(T, ExpressionKind.DEFAULT,
					Name.of("a"), "'NEW'", Reason.NOT_COMPARED,
					"role \"plain\" may not create temporary tables in database \"" + this.database.name() + "\""));
			assertThat(pair.to()).isEqualTo(model);
		}
		finally {
			execute("DROP ROLE plain");
		}
	}

	@Test
	void readOnlyConnectionIsNotCompared() throws SQLException {
		execute("CREATE TABLE t (a varchar(9) DEFAULT 'NEW')");
		SchemaModel from = read();
		this.connection.setReadOnly(true);

		SchemaPair pair = canonicalize(from, from.withTable(T, (table) -> withDefaults(table, "'NEW'")));

		assertThat(pair.unsettled()).extracting(UnsettledExpression::description)
			.containsExactly("Default ''NEW'' 'a' of table 't' was not compared: 'the transaction is read-only'; "
					+ "allow temporary tables to compare it.");
	}

	@Test
	void nothingRemains() throws SQLException {
		execute("CREATE TABLE t (a integer CHECK (a > 0))");
		SchemaModel before = read();

		canonicalize(before, withCheck("a>0"));

		assertThat(this.connection.getAutoCommit()).isTrue();
		assertThat(read()).isEqualTo(before);
		assertThat(jdbc().queryForObject("SELECT count(*) FROM pg_class WHERE relname LIKE 'migration_probe%' "
				+ "OR (relname = 't' AND relpersistence = 't')", Integer.class))
			.isZero();
		assertThat(jdbc().queryForObject("SHOW search_path", String.class)).isEqualTo("\"$user\", public");
	}

	@Test
	void transactionOfTheCallerGoesOn() throws SQLException {
		this.connection.setAutoCommit(false);
		execute("CREATE TABLE t (a integer CHECK (a > 0))");

		SchemaPair pair = canonicalize(read(), withCheck("a>0"));
		this.connection.commit();

		assertThat(checks(pair.to())).isEqualTo(checks(read()));
	}

	private void createTables(int first, int last) {
		execute(IntStream.rangeClosed(first, last)
			.mapToObj(
					(number) -> "CREATE TABLE t%d (a varchar(9) DEFAULT 'x' CHECK (a IN ('x', 'y')))".formatted(number))
			.toArray(String[]::new));
	}

	private SchemaModel disputed() {
		UnaryOperator<Table> change = (table) -> withDefaults(table, "'x'")
			.withConstraints(List.of(check("a in ('x','y')")));
		return read().withTables(read().tables().stream().map(change).toList());
	}

	private int executions(SchemaModel from, SchemaModel to) {
		CountingConnection counting = new CountingConnection(this.connection);
		SchemaPair pair = new ExpressionCanonicalizer(counting.connection(), new PostgreSqlDialect(), "public")
			.canonicalize(from, to);
		assertThat(pair.unsettled()).isEmpty();
		return counting.executions();
	}

	private SchemaModel withCheck(String condition) {
		return read().withTable(T, (table) -> table.withConstraints(List.of(check(condition))));
	}

	private static CheckConstraint check(String condition) {
		return new CheckConstraint(null, Expression.of(condition));
	}

	private static Table withDefaults(Table table, String... defaults) {
		return table.withColumns(IntStream.range(0, defaults.length)
			.mapToObj((i) -> table.columns().get(i).withDefault(Expression.of(defaults[i])))
			.toList());
	}

	private static List<String> defaults(SchemaModel model) {
		return model.tables().get(0).columns().stream().map((column) -> column.defaultValue().canonical()).toList();
	}

	private static List<String> checks(SchemaModel model) {
		return model.tables().get(0).checkConstraints().stream().map((check) -> check.condition().canonical()).toList();
	}

	private static Set<Index> definitions(SchemaModel model) {
		return Set.copyOf(model.tables().get(0).indexes().stream().map(Index::definition).toList());
	}

	private SchemaPair canonicalize(SchemaModel from, SchemaModel to) {
		return new ExpressionCanonicalizer(this.connection, new PostgreSqlDialect(), "public").canonicalize(from, to);
	}

	private SchemaModel read() {
		return new PostgreSqlReflection(this.connection, new PostgreSqlDialect(), SchemaScope.of("public")).read();
	}

	private void execute(String... statements) {
		jdbc().batchUpdate(statements);
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
	}

}
