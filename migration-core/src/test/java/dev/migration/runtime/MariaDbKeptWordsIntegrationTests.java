package dev.migration.runtime;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.Dialects;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migration.script.Ddl.function;
import static dev.migration.script.Ddl.procedure;
import static dev.migration.script.Ddl.trigger;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who defined an object of MariaDB, with whose rights it runs and what it checks survives
 * that the object is replaced, and comes back with it.
 */
class MariaDbKeptWordsIntegrationTests {

	private final TestDatabase database = Databases.mariaDb();

	private final JdbcClient jdbc = JdbcClient.create(this.database.dataSource());

	private final String schema = this.jdbc.sql("SELECT database()").query(String.class).single();

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void wordsOfAViewStay() {
		execute("CREATE TABLE t (a int)", "CREATE ALGORITHM=MERGE DEFINER=`own``er`@`10.0.0.%` SQL SECURITY INVOKER"
				+ " VIEW v AS SELECT a FROM t WHERE a < 9 WITH LOCAL CHECK OPTION");
		String before = shown("VIEW v", 2);
		LoadedRevision revision = revision(
				(op) -> op.createOrReplace(view("v", "SELECT a FROM t WHERE a > 1 -- with check option")),
				(op) -> op.restore(view("v")));

		upgrade(revision);
		assertThat(shown("VIEW v", 2)).isEqualTo("CREATE ALGORITHM=MERGE DEFINER=`own``er`@`10.0.0.%` SQL SECURITY"
				+ " INVOKER VIEW `v` AS select `t`.`a` AS `a` from `t` where `t`.`a` > 1 WITH LOCAL CHECK OPTION");
		String recorded = recordedDowngrade();

		downgrade(revision);
		assertThat(shown("VIEW v", 2)).isEqualTo(before);
		assertThat(recorded)
			.contains("CREATE OR REPLACE ALGORITHM=MERGE DEFINER=`own``er`@`10.0.0.%` SQL SECURITY INVOKER VIEW v AS")
			.endsWith(" WITH LOCAL CHECK OPTION\n");
	}

	@Test
	void checkOptionThatTheQuerySaysCounts() {
		execute("CREATE TABLE t (a int)", "CREATE VIEW v AS SELECT a FROM t WITH LOCAL CHECK OPTION");

		upgrade(revision(
				(op) -> op.createOrReplace(view("v", "SELECT a FROM t WHERE a > 1 WITH CASCADED\nCHECK OPTION")),
				(op) -> {
				}));

		assertThat(shown("VIEW v", 2)).endsWith(" where `t`.`a` > 1 WITH CASCADED CHECK OPTION");
	}

	@Test
	void wordsStayBesideADefinitionThatTheScriptGives() {
		execute("CREATE TABLE t (a int)",
				"CREATE DEFINER=owner@localhost SQL SECURITY INVOKER VIEW v AS SELECT 1 AS b");
		LoadedRevision revision = revision(
				(op) -> op.createOrReplace(view("v", "SELECT a FROM t"), view("v", "SELECT 1 AS b")),
				(op) -> op.createOrReplace(view("v", "SELECT 1 AS b"), view("v", "SELECT a FROM t")));

		upgrade(revision);
		assertThat(shown("VIEW v", 2)).startsWith("CREATE ALGORITHM=UNDEFINED DEFINER=`owner`@`localhost` SQL SECURITY"
				+ " INVOKER VIEW `v` AS select `t`.`a`");

		downgrade(revision);
		assertThat(shown("VIEW v", 2)).startsWith("CREATE ALGORITHM=UNDEFINED DEFINER=`owner`@`localhost` SQL SECURITY"
				+ " INVOKER VIEW `v` AS select 1");
	}

	@Test
	void droppedViewComesBackWithItsWords() {
		execute("CREATE TABLE t (a int)",
				"CREATE ALGORITHM=TEMPTABLE DEFINER=owner@localhost VIEW v AS SELECT a FROM t");
		String before = shown("VIEW v", 2);
		LoadedRevision revision = revision((op) -> op.drop(view("v")), (op) -> op.restore(view("v")));

		upgrade(revision);
		downgrade(revision);

		assertThat(shown("VIEW v", 2)).isEqualTo(before);
	}

	@Test
	void definersOfRoutinesAndTriggersStay() {
		execute("CREATE TABLE t (a int)", "CREATE ROLE " + role(),
				"CREATE DEFINER=owner@localhost FUNCTION f() RETURNS int RETURN 1",
				"CREATE DEFINER=" + role() + " PROCEDURE p() SET @x = 1",
				"create definer=`o@wner`@`%` trigger tr before insert on t for each row set new.a = 1");
		try {
			LoadedRevision revision = revision((op) -> {
				op.createOrReplace(function("f()", "RETURNS int RETURN 2"));
				op.createOrReplace(procedure("p()", "SET @x = 2"));
				op.createOrReplace(trigger("tr", "t", "BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 2"));
			}, (op) -> {
				op.restore(trigger("tr", "t"));
				op.restore(procedure("p()"));
				op.restore(function("f()"));
			});

			upgrade(revision);
			assertDefiners();
			assertThat(shown("TRIGGER tr", 3)).endsWith("= 2");

			downgrade(revision);
			assertDefiners();
			assertThat(shown("TRIGGER tr", 3)).endsWith("= 1");
		}
		finally {
			execute("DROP ROLE " + role());
		}
	}

	@Test
	void definerThatNobodyMaySetIsNotReplaced() {
		String user = "migrator_" + this.schema;
		execute("CREATE TABLE t (a int)", "CREATE DEFINER=owner@localhost VIEW v AS SELECT a FROM t");
		String before = shown("VIEW v", 2);
		execute("CREATE USER " + user + " IDENTIFIED BY 'x'", "GRANT ALL ON `" + this.schema + "`.* TO " + user);
		try {
			LoadedRevision revision = revision((op) -> op.createOrReplace(view("v", "SELECT a FROM t WHERE a > 1")),
					(op) -> {
					});
			MigrationHistory history = MigrationHistory.of(List.of(revision));
			MigrationDatabase limited = new MigrationDatabase("default",
					new DriverManagerDataSource(this.database.url(), user, "x"),
					() -> Dialects.ofUrl(this.database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE);

			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> new MigrationRunner(history, limited, TestRevisions.options())
					.run((heads) -> history.map().upgrade(heads, RevisionTarget.HEADS)))
				.withMessageContaining("SET USER")
				.withMessageContaining("SQL: CREATE OR REPLACE ALGORITHM=UNDEFINED DEFINER=`owner`@`localhost`");
			assertThat(shown("VIEW v", 2)).isEqualTo(before);
		}
		finally {
			execute("DROP USER " + user);
		}
	}

	private void assertDefiners() {
		assertThat(shown("FUNCTION f", 3)).startsWith("CREATE DEFINER=`owner`@`localhost` FUNCTION");
		assertThat(shown("PROCEDURE p", 3)).startsWith("CREATE DEFINER=`" + role() + "`");
		assertThat(shown("TRIGGER tr", 3)).startsWithIgnoringCase("CREATE DEFINER=`o@wner`@`%` trigger");
	}

	/** Roles belong to the server, not to the database. */
	private String role() {
		return "role_" + this.schema;
	}

	private String shown(String object, int column) {
		return this.jdbc.sql("SHOW CREATE " + object).query((row, number) -> row.getString(column)).single();
	}

	private String recordedDowngrade() {
		return this.jdbc.sql("SELECT downgrade FROM migration_history WHERE event = 'APPLIED'")
			.query(String.class)
			.single();
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
		return new MigrationRunner(
				history, new MigrationDatabase("default", this.database.dataSource(),
						() -> Dialects.ofUrl(this.database.url()), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
				TestRevisions.options());
	}

}
