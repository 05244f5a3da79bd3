package dev.migration.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.Dialects;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.CatalogDump;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.function;
import static dev.migration.script.Ddl.materializedView;
import static dev.migration.script.Ddl.trigger;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an object of PostgreSQL has beside its definition survives that it is replaced,
 * and comes back with it.
 */
class KeptPropertiesIntegrationTests {

	private TestDatabase database;

	private JdbcClient jdbc;

	private String reader;

	private String owner;

	@BeforeEach
	void create() {
		this.database = Databases.postgreSql();
		this.jdbc = JdbcClient.create(this.database.dataSource());
		// Roles belong to the server, not to the database
		String suffix = this.jdbc.sql("SELECT current_database()").query(String.class).single();
		this.reader = "reader_" + suffix;
		this.owner = "owner_" + suffix;
		execute("CREATE ROLE " + this.reader, "CREATE ROLE " + this.owner, "CREATE TABLE t (a integer, b text)",
				"GRANT CREATE, USAGE ON SCHEMA public TO " + this.owner, "GRANT SELECT ON t TO " + this.owner);
	}

	@AfterEach
	void close() {
		execute("DROP OWNED BY " + this.reader + ", " + this.owner, "DROP ROLE " + this.reader + ", " + this.owner);
		this.database.close();
	}

	@Test
	void optionsOfAViewStay() {
		execute("CREATE VIEW v WITH (security_barrier, security_invoker) AS SELECT a FROM t WITH LOCAL CHECK OPTION");
		String before = dump();
		LoadedRevision revision = revision((op) -> op.createOrReplace(view("v", "SELECT a FROM t WHERE a > 1")),
				(op) -> op.restore(view("v")));

		upgrade(revision);
		assertThat(options("v")).isEqualTo("check_option=local, security_barrier=true, security_invoker=true");
		assertThat(definition("v")).contains("a > 1");

		downgrade(revision);
		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void whatTheDefinitionSaysOfOptionsCounts() {
		execute("CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t WITH LOCAL CHECK OPTION");
		String before = dump();
		LoadedRevision revision = revision(
				(op) -> op.createOrReplace(view("v",
						"WITH (security_barrier = false, security_invoker) AS SELECT a FROM t WITH CHECK OPTION")),
				(op) -> op.restore(view("v")));

		upgrade(revision);
		assertThat(options("v")).isEqualTo("check_option=cascaded, security_barrier=false, security_invoker=true");

		downgrade(revision);
		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void optionsThatAnUpgradeAddsGoAgain() {
		execute("CREATE VIEW v AS SELECT a FROM t");
		String before = dump();
		LoadedRevision revision = revision(
				(op) -> op.createOrReplace(view("v", "WITH (security_barrier) AS SELECT a FROM t")),
				(op) -> op.restore(view("v")));

		upgrade(revision);
		assertThat(options("v")).isEqualTo("security_barrier=true");

		downgrade(revision);
		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void viewThatHasToBeDroppedKeepsWhatItHas() {
		viewWithEverything();
		String before = dump();
		LoadedRevision revision = revision((op) -> op.createOrReplace(view("v", "SELECT b, a FROM t")),
				(op) -> op.restore(view("v")));

		upgrade(revision);
		assertThat(dump()).isEqualTo(swapped(before));

		downgrade(revision);
		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void viewThatWasDroppedComesBackWithWhatItHad() {
		viewWithEverything();
		String before = dump();
		LoadedRevision revision = revision((op) -> op.drop(view("v")), (op) -> op.restore(view("v")));

		upgrade(revision);
		downgrade(revision);

		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void whatBelongsToAColumnGoesWithIt() {
		viewWithEverything();
		String before = dump();
		LoadedRevision revision = revision((op) -> op.createOrReplace(view("v", "SELECT b FROM t")),
				(op) -> op.restore(view("v")));

		upgrade(revision);
		assertThat(dump()).contains("the view").doesNotContain("a column").contains("insert_v");

		downgrade(revision);
		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void whatWasGrantedSinceStaysToo() {
		execute("CREATE VIEW v AS SELECT a FROM t");
		LoadedRevision revision = revision((op) -> op.createOrReplace(view("v", "SELECT b FROM t")),
				(op) -> op.restore(view("v")));
		upgrade(revision);
		execute("GRANT SELECT ON v TO " + this.reader);

		downgrade(revision);

		assertThat(mayRead("v")).isTrue();
	}

	@Test
	void whatNeedsAViewIsNamed() {
		execute("CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW w AS SELECT a FROM v");
		LoadedRevision revision = revision((op) -> op.createOrReplace(view("v", "SELECT b FROM t")), (op) -> {
		});

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(revision))
			.havingRootCause()
			.withMessageContaining("View v cannot be replaced where it is, and would have to be dropped with what needs"
					+ " it: view w depends on view v")
			.withMessageContaining("Drop that first, and create it again after.");
	}

	@Test
	void materializedViewKeepsWhatItHas() {
		materializedViewWithEverything();
		String before = dump();
		LoadedRevision revision = revision(
				(op) -> op.createOrReplace(materializedView("m", "SELECT a, b FROM t WHERE a > 1")),
				(op) -> op.restore(materializedView("m")));

		upgrade(revision);
		assertThat(definition("m")).contains("a > 1");
		assertThat(dump().replace("\n  WHERE (a > 1)", "")).isEqualTo(before);

		downgrade(revision);
		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void materializedViewThatWasDroppedComesBackWithWhatItHad() {
		materializedViewWithEverything();
		String before = dump();
		LoadedRevision revision = revision((op) -> op.drop(materializedView("m")),
				(op) -> op.restore(materializedView("m")));

		upgrade(revision);
		downgrade(revision);

		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void materializedViewWithoutRowsComesBackWithoutRows() {
		execute("CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH NO DATA");
		LoadedRevision revision = revision((op) -> op.createOrReplace(materializedView("m", "SELECT b FROM t")),
				(op) -> op.restore(materializedView("m")));
		upgrade(revision);
		assertThat(isPopulated()).isTrue();

		downgrade(revision);

		assertThat(isPopulated()).isFalse();
	}

	@Test
	void indexThatNoLongerFitsIsNamed() {
		execute("CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t", "CREATE INDEX ix_m ON m (b)");
		LoadedRevision revision = revision((op) -> op.createOrReplace(materializedView("m", "SELECT a FROM t")),
				(op) -> {
				});

		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(revision))
			.havingRootCause()
			.withMessageContaining(
					"Materialized view m cannot be replaced, since this no longer fits: CREATE INDEX ix_m"
							+ " ON public.m USING btree (b) (column \"b\" does not exist)")
			.withMessageContaining("Drop that first.");
	}

	@Test
	void functionThatReturnsSomethingElseKeepsWhatItHas() {
		execute("CREATE FUNCTION f(x integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
				"CREATE FUNCTION f(x text) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
				"COMMENT ON FUNCTION f(integer) IS 'one'", "COMMENT ON FUNCTION f(text) IS 'two'",
				"ALTER FUNCTION f(integer) OWNER TO " + this.owner, "REVOKE ALL ON FUNCTION f(integer) FROM PUBLIC",
				"GRANT EXECUTE ON FUNCTION f(integer) TO " + this.reader);
		String before = dump();
		LoadedRevision revision = revision(
				(op) -> op
					.createOrReplace(function("f(x integer)", "RETURNS text STABLE LANGUAGE sql AS $$ SELECT 'a' $$")),
				(op) -> op.restore(function("f(x integer)")));
		String properties = properties("f(integer)");

		upgrade(revision);
		assertThat(properties("f(integer)")).isEqualTo(properties).contains("one").contains(this.reader);

		downgrade(revision);
		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void triggerKeepsItsStateAndComment() {
		execute("CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
				"CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
				"ALTER TABLE t DISABLE TRIGGER tr", "COMMENT ON TRIGGER tr ON t IS 'never'");
		String before = dump();
		LoadedRevision revision = revision((op) -> {
			op.createOrReplace(trigger("tr", "t", "AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()"));
			op.drop(trigger("tr", "t"));
		}, (op) -> op.restore(trigger("tr", "t")));
		LoadedRevision replacing = revision(
				(op) -> op.createOrReplace(trigger("tr", "t", "AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()")),
				(op) -> op.restore(trigger("tr", "t")));

		upgrade(replacing);
		assertThat(this.jdbc.sql("SELECT tgenabled FROM pg_trigger WHERE tgname = 'tr'").query(String.class).single())
			.isEqualTo("D");
		downgrade(replacing);
		assertThat(dump()).isEqualTo(before);

		upgrade(revision);
		downgrade(revision);
		assertThat(dump()).isEqualTo(before);
	}

	@Test
	void textHasTheSameEffect() {
		viewWithEverything();
		materializedViewWithEverything();
		execute("CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'", "COMMENT ON FUNCTION f() IS 'one'");
		LoadedRevision revision = revision((op) -> {
			op.createOrReplace(view("v", "SELECT b, a FROM t"));
			op.createOrReplace(materializedView("m", "SELECT a, b FROM t WHERE a > 1"));
			op.createOrReplace(materializedView("other", "SELECT 1 AS one"));
			op.createOrReplace(function("f()", "RETURNS text LANGUAGE sql AS $$ SELECT 'a' $$"));
		}, (op) -> op.restore(view("v")));
		List<String> statements = RecordedScript
			.of(MigrationHistory.of(List.of(revision)), revision.node(), Direction.UPGRADE, database().dialect(),
					TestRevisions.options().scriptArguments())
			.statements();
		List<String> dumps = new ArrayList<>();

		for (String sql : statements) {
			this.jdbc.sql(sql).update();
		}
		dumps.add(dump());
		execute("DROP VIEW v", "DROP MATERIALIZED VIEW m, other", "DROP FUNCTION f()", "DROP FUNCTION touch()");
		viewWithEverything();
		materializedViewWithEverything();
		execute("CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'", "COMMENT ON FUNCTION f() IS 'one'");
		upgrade(revision);
		dumps.add(dump());

		assertThat(dumps.get(1)).isEqualTo(dumps.get(0)).contains("the view").contains("ix_m");
	}

	private void viewWithEverything() {
		execute("CREATE VIEW v WITH (security_barrier) AS SELECT a, b FROM t",
				"CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
				"CREATE TRIGGER insert_v INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION touch()",
				"COMMENT ON TRIGGER insert_v ON v IS 'a trigger'", "CREATE RULE r AS ON DELETE TO v DO INSTEAD NOTHING",
				"COMMENT ON VIEW v IS 'the view''s'", "COMMENT ON COLUMN v.a IS 'a column'",
				"ALTER VIEW v ALTER COLUMN a SET DEFAULT 7",
				"GRANT SELECT ON v TO " + this.reader + " WITH GRANT OPTION", "GRANT UPDATE (a) ON v TO " + this.reader,
				"ALTER VIEW v OWNER TO " + this.owner);
	}

	private void materializedViewWithEverything() {
		execute("CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a, b FROM t",
				"CREATE UNIQUE INDEX ix_m ON m (a) WHERE a > 0", "CREATE INDEX ix_m_2 ON m (lower(b))",
				"COMMENT ON INDEX ix_m IS 'an index'", "ALTER MATERIALIZED VIEW m CLUSTER ON ix_m_2",
				"ALTER MATERIALIZED VIEW m ALTER COLUMN a SET STATISTICS 7", "CREATE STATISTICS st ON a, b FROM m",
				"COMMENT ON MATERIALIZED VIEW m IS 'rows'", "GRANT SELECT ON m TO " + this.reader,
				"ALTER MATERIALIZED VIEW m OWNER TO " + this.owner);
	}

	/** Nothing but the order of the columns differs. */
	private static String swapped(String dump) {
		return dump.replace("column v.a position 1", "column v.? position 2")
			.replace("column v.b position 2", "column v.b position 1")
			.replace("column v.?", "column v.a")
			.replace("SELECT a,\n    b\n", "SELECT b,\n    a\n");
	}

	/** Sorted, since columns come in their order. */
	private String dump() {
		String[] lines = CatalogDump.of(this.database.dataSource(), "public").split("\n(?=[a-z])");
		return String.join("\n", Arrays.stream(lines).filter((line) -> !line.contains("migration_")).sorted().toList());
	}

	private String options(String name) {
		return this.jdbc
			.sql("SELECT string_agg(o, ', ' ORDER BY o) FROM pg_class, unnest(reloptions) o WHERE relname = ?")
			.param(name)
			.query(String.class)
			.single();
	}

	private String definition(String name) {
		return this.jdbc.sql("SELECT pg_get_viewdef(?::regclass)").param(name).query(String.class).single();
	}

	private String properties(String function) {
		return this.jdbc
			.sql("SELECT concat(proowner::regrole, proacl, obj_description(oid, 'pg_proc')) FROM pg_proc"
					+ " WHERE oid = ?::regprocedure")
			.param(function)
			.query(String.class)
			.single();
	}

	private boolean mayRead(String name) {
		return this.jdbc.sql("SELECT has_table_privilege(?, ?, 'SELECT')")
			.params(this.reader, name)
			.query(Boolean.class)
			.single();
	}

	private boolean isPopulated() {
		return this.jdbc.sql("SELECT relispopulated FROM pg_class WHERE relname = 'm'").query(Boolean.class).single();
	}

	private void execute(String... statements) {
		JdbcTemplate template = new JdbcTemplate(this.database.dataSource());
		List.of(statements).forEach(template::execute);
	}

	private static LoadedRevision revision(Consumer<Operations> upgrade, Consumer<Operations> downgrade) {
		return TestRevisions.revision("a1", List.of(), "objects", upgrade, downgrade);
	}

	private void upgrade(LoadedRevision revision) {
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		runner(history).run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS));
	}

	private void downgrade(LoadedRevision revision) {
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		runner(history).run((heads) -> history.map().downgrade(heads, RevisionTarget.BASE));
	}

	private MigrationRunner runner(MigrationHistory history) {
		return new MigrationRunner(history, database(), TestRevisions.options());
	}

	private MigrationDatabase database() {
		return new MigrationDatabase("default", this.database.dataSource(), () -> Dialects.ofUrl(this.database.url()),
				null, MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

}
