package dev.migration.reflection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.Table;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PostgreSqlReflection}: which objects are read, over which connection,
 * with how many queries.
 */
class PostgreSqlReflectionScopeIntegrationTests {

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
	void migratedSchemaIsErasedAndFurtherSchemasAreKept() {
		execute("CREATE SCHEMA app", "CREATE SCHEMA \"Audit\"", "CREATE TABLE app.a (id integer PRIMARY KEY)",
				"CREATE TABLE \"Audit\".b (id integer CONSTRAINT b_a REFERENCES app.a)", "CREATE SEQUENCE \"Audit\".s",
				"CREATE TYPE \"Audit\".e AS ENUM ('x')", "CREATE TABLE unread (id integer)");

		SchemaModel model = read(new SchemaScope("app", Set.of("Audit"), Set.of()));

		assertThat(tableNames(model)).containsExactly("a", "Audit.b");
		assertThat(model.tables().get(1).foreignKeys()).containsExactly(
				ForeignKey.of(Name.of("b_a"), List.of(Name.of("id")), QualifiedName.of("a"), List.of(Name.of("id"))));
		assertThat(model.sequences()).extracting(Sequence::name).containsExactly(QualifiedName.of("Audit", "s"));
		assertThat(model.enumTypes()).extracting((type) -> type.name().toString()).containsExactly("Audit.e");
	}

	@Test
	void connectionWithSimpleQueriesReadsTheSame() throws SQLException {
		execute("CREATE TYPE mood AS ENUM ('sad', 'happy')",
				"CREATE TABLE a (id integer PRIMARY KEY, m mood[] DEFAULT '{}', t text COLLATE \"C\" UNIQUE)",
				"CREATE TABLE b (a_id integer REFERENCES a, x numeric(10, 2) CHECK (x > 0))",
				"CREATE INDEX b_x ON b (lower(x::text) DESC) INCLUDE (a_id) WHERE x > 1");
		SchemaScope scope = SchemaScope.of("public");
		String url = this.database.url() + (this.database.url().contains("?") ? "&" : "?") + "preferQueryMode=simple";

		try (Connection simple = DriverManager.getConnection(url, this.database.user(), this.database.password())) {
			PostgreSqlReflection reflection = new PostgreSqlReflection(simple, new PostgreSqlDialect(), scope);

			assertThat(reflection.read()).isEqualTo(read(scope));
			assertThat(reflection.isStill(read(scope))).isTrue();
		}
	}

	@Test
	void columnsOfTablesThatAreNotReadAreNamed() {
		execute("CREATE SCHEMA other", "CREATE TABLE other.o (gone integer, a integer, b integer, UNIQUE (b, a))",
				"ALTER TABLE other.o DROP COLUMN gone",
				"CREATE TABLE m (id integer, at integer, PRIMARY KEY (at, id)) PARTITION BY RANGE (at)",
				"CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM (0) TO (10)",
				"CREATE TABLE r (x integer, y integer, CONSTRAINT r_m FOREIGN KEY (x, y) REFERENCES m_1,"
						+ " CONSTRAINT r_o FOREIGN KEY (y, x) REFERENCES other.o (b, a))");

		Table table = read(SchemaScope.of("public")).table(QualifiedName.of("r")).orElseThrow();

		assertThat(table.foreignKeys()).containsExactlyInAnyOrder(
				ForeignKey.of(Name.of("r_m"), List.of(Name.of("x"), Name.of("y")), QualifiedName.of("m_1"),
						List.of(Name.of("at"), Name.of("id"))),
				ForeignKey.of(Name.of("r_o"), List.of(Name.of("y"), Name.of("x")), QualifiedName.of("other", "o"),
						List.of(Name.of("b"), Name.of("a"))));
	}

	@Test
	void expressionsDoNotNameTheMigratedSchemaWhateverTheSearchPathOfTheSession() {
		execute("CREATE SCHEMA app", "CREATE TYPE app.mood AS ENUM ('sad')", "CREATE SEQUENCE app.s",
				"CREATE TABLE app.t (a app.mood DEFAULT 'sad', b bigint DEFAULT nextval('app.s'))",
				"SET search_path = public", "CREATE TEMPORARY SEQUENCE s");

		SchemaModel model = read(SchemaScope.of("app"));

		assertThat(model.tables().get(0).columns()).extracting("defaultValue")
			.containsExactly(Expression.of("'sad'::mood"), Expression.of("nextval('s'::regclass)"));
		assertThat(query("SHOW search_path")).isEqualTo("public");
	}

	@Test
	void ignoredTablesAndSequencesAreLeftOut() {
		execute("CREATE TABLE migration_version (version_num varchar(32))", "CREATE TABLE t (id integer)",
				"CREATE SEQUENCE migration_history_seq");

		SchemaModel model = read(SchemaScope.of("public")
			.ignoring(Set.of(QualifiedName.of("migration_version"), QualifiedName.of("migration_history_seq"))));

		assertThat(tableNames(model)).containsExactly("t");
		assertThat(model.sequences()).isEmpty();
	}

	@Test
	void missingSchemaReadsAsEmpty() {
		assertThat(read(SchemaScope.of("nowhere"))).isEqualTo(SchemaModel.EMPTY);
	}

	@Test
	void partitionedTableIsOneTable() {
		execute("CREATE TABLE m (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
				"CREATE INDEX m_at ON m (at)",
				"CREATE TABLE m_2025 PARTITION OF m FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
				"CREATE TABLE r (m_id integer, m_at date, CONSTRAINT r_m FOREIGN KEY (m_id, m_at) REFERENCES m)");

		SchemaModel model = read(SchemaScope.of("public"));

		assertThat(tableNames(model)).containsExactly("m", "r");
		assertThat(model.tables().get(0).primaryKey()).isNotNull();
		assertThat(model.tables().get(0).indexes()).extracting("name").containsExactly(Name.of("m_at"));
		assertThat(model.tables().get(1).foreignKeys()).extracting(ForeignKey::name).containsExactly(Name.of("r_m"));
	}

	@Test
	void inheritingTableIsATable() {
		execute("CREATE TABLE parent (id integer CHECK (id > 0))", "CREATE TABLE child (extra text) INHERITS (parent)");

		Table child = read(SchemaScope.of("public")).table(QualifiedName.of("child")).orElseThrow();

		assertThat(child.columns()).hasSize(2);
		assertThat(child.checkConstraints()).hasSize(1);
	}

	@Test
	void objectsOfExtensionsAreLeftOutAndTheirTypesAreUserTypes() {
		execute("CREATE EXTENSION citext", "CREATE TABLE t (id integer, email citext)", "CREATE TABLE e (id integer)",
				"CREATE SEQUENCE es", "CREATE TYPE et AS ENUM ('x')", "ALTER EXTENSION citext ADD TABLE e",
				"ALTER EXTENSION citext ADD SEQUENCE es", "ALTER EXTENSION citext ADD TYPE et");

		SchemaModel model = read(SchemaScope.of("public"));

		assertThat(tableNames(model)).containsExactly("t");
		assertThat(model.tables().get(0).columns().get(1).type())
			.isEqualTo(ColumnType.userType(QualifiedName.of("citext")));
		assertThat(model.sequences()).isEmpty();
		assertThat(model.enumTypes()).isEmpty();
	}

	@Test
	void whatTheModelHasNoWordForIsLeftOut() {
		execute("CREATE TABLE t (id integer)", "CREATE VIEW v AS SELECT * FROM t",
				"CREATE MATERIALIZED VIEW mv AS SELECT * FROM t", "CREATE TEMPORARY TABLE tmp (id serial)",
				"CREATE UNLOGGED TABLE unlogged (id integer)", "CREATE TYPE composite AS (x integer)");

		SchemaModel model = read(SchemaScope.of("public"));

		assertThat(tableNames(model)).containsExactly("t", "unlogged");
		assertThat(model.tables().get(0).constraints()).isEmpty();
		assertThat(model.tables().get(0).indexes()).isEmpty();
		assertThat(model.sequences()).isEmpty();
	}

	@Test
	void invalidIndexIsRead() throws SQLException {
		execute("CREATE TABLE t (id integer)", "INSERT INTO t VALUES (1), (1)");
		try (Statement statement = this.connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.execute("CREATE UNIQUE INDEX CONCURRENTLY t_id ON t (id)"));
		}

		assertThat(read(SchemaScope.of("public")).tables().get(0).indexes()).hasSize(1);
	}

	@Test
	void roleWithoutRightsOnTheTablesReadsTheSame() throws SQLException {
		execute("CREATE SCHEMA app", "CREATE TYPE app.mood AS ENUM ('sad')", """
				CREATE TABLE app.t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a app.mood DEFAULT 'sad',
				b text CHECK (b <> ''), c text GENERATED ALWAYS AS (lower(b)) STORED)
				""", "CREATE INDEX t_b ON app.t (lower(b)) WHERE b IS NOT NULL", "CREATE SEQUENCE app.s START 7",
				"CREATE ROLE stranger LOGIN PASSWORD 'stranger'", "GRANT USAGE ON SCHEMA app TO stranger");
		try (Connection stranger = DriverManager.getConnection(this.database.url(), "stranger", "stranger")) {
			assertThat(read(stranger, SchemaScope.of("app"))).isEqualTo(read(SchemaScope.of("app")));
		}
		finally {
			execute("DROP OWNED BY stranger", "DROP ROLE stranger");
		}
	}

	@Test
	void numberOfStatementsDoesNotDependOnTheNumberOfTables() {
		createTables(1, 3);
		int three = executionsOfRead(3);
		createTables(4, 60);
		int sixty = executionsOfRead(60);

		assertThat(sixty).isEqualTo(three).isEqualTo(10);
	}

	@Test
	void autocommitIsRestored() throws SQLException {
		read(SchemaScope.of("public"));

		assertThat(this.connection.getAutoCommit()).isTrue();
		assertThat(query("SHOW transaction_isolation")).isEqualTo("read committed");
		execute("CREATE TABLE t (id integer)");
	}

	@Test
	void transactionOfTheCallerGoesOnWithItsOwnSettings() throws SQLException {
		this.connection.setAutoCommit(false);
		execute("SET LOCAL search_path = pg_catalog", "CREATE TABLE public.t (id integer)");

		SchemaModel model = read(SchemaScope.of("public"));

		assertThat(tableNames(model)).containsExactly("t");
		assertThat(this.connection.getAutoCommit()).isFalse();
		assertThat(query("SHOW search_path")).isEqualTo("pg_catalog");
		this.connection.commit();
		assertThat(tableNames(read(SchemaScope.of("public")))).containsExactly("t");
	}

	@Test
	void failureNamesSchemaAndServerMessage() throws SQLException {
		this.connection.close();

		assertThatExceptionOfType(SchemaReadException.class).isThrownBy(() -> read(SchemaScope.of("public")))
			.withMessage("Schema 'public' could not be read: 'This connection has been closed.'; "
					+ "check the connection and the rights of its user, and try again.");
	}

	@Test
	void noFunctionInSqlIsCalledForEachTableOrColumn() throws SQLException {
		createTables(1, 3);
		execute("COMMENT ON TABLE t1 IS 'one'", "COMMENT ON COLUMN t1.id IS 'key'",
				"CREATE TYPE pair AS (a integer, b integer)");
		this.connection.setAutoCommit(false);
		execute("SET LOCAL track_functions = 'all'");

		read(SchemaScope.of("public"));
		UnreadParts.of(this.connection, new PostgreSqlDialect(), List.of("public"));

		assertThat(query("SELECT string_agg(funcname, ', ') FROM pg_stat_xact_user_functions")).isNull();
		execute("SELECT col_description('t1'::regclass, 1)");
		assertThat(query("SELECT string_agg(funcname, ', ') FROM pg_stat_xact_user_functions"))
			.isEqualTo("col_description");
	}

	private void createTables(int first, int last) {
		execute(IntStream.rangeClosed(first, last)
			.boxed()
			.flatMap((number) -> List
				.of("CREATE TABLE t%1$d (id serial PRIMARY KEY, name text UNIQUE CHECK (name <> ''))".formatted(number),
						"CREATE INDEX i%1$d ON t%1$d (lower(name))".formatted(number),
						"CREATE SEQUENCE s%d".formatted(number), "CREATE TYPE e%d AS ENUM ('x')".formatted(number))
				.stream())
			.toArray(String[]::new));
	}

	private int executionsOfRead(int tables) {
		CountingConnection counting = new CountingConnection(this.connection);
		assertThat(read(counting.connection(), SchemaScope.of("public")).tables()).hasSize(tables);
		return counting.executions();
	}

	private static List<String> tableNames(SchemaModel model) {
		return model.tables().stream().map((table) -> table.name().toString()).toList();
	}

	private SchemaModel read(SchemaScope scope) {
		return read(this.connection, scope);
	}

	private static SchemaModel read(Connection connection, SchemaScope scope) {
		return new PostgreSqlReflection(connection, new PostgreSqlDialect(), scope).read();
	}

	private String query(String sql) {
		return jdbc().queryForObject(sql, String.class);
	}

	private void execute(String... statements) {
		jdbc().batchUpdate(statements);
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
	}

}
