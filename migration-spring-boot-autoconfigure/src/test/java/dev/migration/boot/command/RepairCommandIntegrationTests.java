package dev.migration.boot.command;

import java.nio.file.Path;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands on scripts that were edited after they were applied.
 */
class RepairCommandIntegrationTests {

	@TempDir
	private Path folder;

	private TestDatabase database;

	private ScriptFolder scripts;

	private CommandShell shell;

	@BeforeEach
	void applyAndEdit() {
		this.database = TestDatabase.create();
		this.scripts = new ScriptFolder(this.folder).withLine();
		this.shell = new CommandShell().withDatabase("default", this.scripts, this.database.dataSource());
		assertThat(this.shell.run("upgrade", "heads").code()).isZero();
		this.scripts.withScript("b2", "a1", "", "add a column",
				"ALTER TABLE account\n    ADD COLUMN name varchar(20);\nALTER TABLE account ADD COLUMN age integer;",
				"ALTER TABLE account DROP COLUMN name;");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aCheckNamesTheScript() {
		CommandResult result = this.shell.run("check", "--scripts");

		assertThat(result.code()).isEqualTo(3);
		assertThat(result.out()).matches(
				"Revision 'b2' was edited after it was applied: script '.*b2[^']*', statement '1'" + " of '2'\\.\n");
		assertThat(result.err())
			.isEqualTo("FAILED: Applied scripts were edited; undo the edits and write new revisions, or"
					+ " run 'migrate repair' if the database is as the scripts say.\n");
		assertThat(this.shell.run("check", "--scripts", "--format", "json").out())
			.startsWith("{\"edited\":[{\"revision\":\"b2\",\"script\":")
			.endsWith("\"moved\":[],\"notComparable\":[],\"unrecorded\":[]}\n");
	}

	@Test
	void aCheckNamesWhatWasSlippedInBelowAnAppliedRevision() {
		this.shell.run("repair");
		this.scripts.withScript("x9", "a1", "", "slipped in", "CREATE TABLE other (id integer);", "DROP TABLE other;");
		this.scripts.withScript("b2", "x9", "", "add a column",
				"ALTER TABLE account\n    ADD COLUMN name varchar(20);\nALTER TABLE account ADD COLUMN age integer;",
				"ALTER TABLE account DROP COLUMN name;");
		String moved = "was applied on 'a1' and follows 'x9' now; nothing says that 'x9' ever ran. Give it its old parents"
				+ " and let 'x9' follow the head; or carry out by hand what that revision does, and accept the new parents"
				+ " with 'migrate repair b2'";

		CommandResult result = this.shell.run("check", "--scripts");

		assertThat(result.code()).isEqualTo(3);
		assertThat(result.out()).endsWith("Revision 'b2' " + moved + ".\n");
		assertThat(result.err())
			.isEqualTo("FAILED: Applied revisions have other parents than when they were applied.\n");
		assertThat(this.shell.run("check", "--scripts", "--format", "json").out())
			.contains("\"moved\":[{\"revision\":\"b2\",\"script\":", "\"reason\":\"" + moved + "\"}]");
		assertThat(this.shell.run("current").err()).isEqualTo("Revision 'b2' of database 'default' " + moved + ".\n");
		assertThat(this.shell.run("repair", "b2").out()).startsWith("Revision 'b2' " + moved + ".\n")
			.endsWith("Repaired 1 revision.\n");
		assertThat(this.shell.run("check", "--scripts").code()).isZero();
	}

	@Test
	void listingsMarkTheRevision() {
		assertThat(this.shell.run("current").out()).isEqualTo("b2 (head) (edited)\n");
		assertThat(this.shell.run("history", "-i").out()).isEqualTo("""
				a1 -> b2 (head) (current) (edited), add a column
				<base> -> a1, create account table
				""");
		assertThat(this.shell.run("history").out()).doesNotContain("edited");
		assertThat(this.shell.run("current", "--format", "json").out()).contains("\"applied\":true,\"edited\":true");
	}

	@Test
	void anUpgradeIsRefusedUntilARepair() {
		assertThat(this.shell.run("upgrade", "heads").err())
			.startsWith("FAILED: Revision 'b2' was edited after it was applied to database 'default': script '");

		CommandResult dry = this.shell.run("repair", "--dry-run");
		CommandResult repaired = this.shell.run("repair");

		assertThat(dry.code()).isZero();
		assertThat(dry.out()).endsWith("""
				', statement '1' of '2'.
				    - ALTER TABLE account ADD COLUMN name text;
				    + ALTER TABLE account
				    +     ADD COLUMN name varchar(20);
				    + ALTER TABLE account ADD COLUMN age integer;
				Nothing was written; without '--dry-run' 1 revision would be repaired.
				""");
		assertThat(repaired.out()).endsWith("Repaired 1 revision.\n");
		assertThat(this.shell.run("repair").out()).isEqualTo("Nothing to repair.\n");
		assertThat(this.shell.run("upgrade", "heads").code()).isZero();
		assertThat(this.shell.run("check", "--scripts").out()).isEqualTo("No applied script was edited.\n");
	}

	@Test
	void anAppliedRevisionWithoutARowIsNamedAndRepaired() {
		this.shell.run("repair");
		JdbcClient.create(this.database.dataSource())
			.sql("DELETE FROM migration_history WHERE revision = 'a1'")
			.update();

		CommandResult result = this.shell.run("check", "--scripts");

		assertThat(result.code()).isZero();
		assertThat(result.out()).isEqualTo("""
				Revision 'a1' is applied, but has no row in the history, so that edits of it are not noticed and no \
				downgrade of it is recorded; 'migrate repair a1' writes one, if it was run and not put below what was \
				applied already.
				No applied script was edited.
				""");
		assertThat(this.shell.run("repair", "a1").code()).isZero();
		assertThat(this.shell.run("check", "--scripts").out()).isEqualTo("No applied script was edited.\n");
	}

	@Test
	void whatIsNotAppliedIsNotRepaired() {
		this.shell.run("repair");
		this.shell.run("downgrade", "a1");

		CommandResult result = this.shell.run("repair", "b2");

		assertThat(result.code()).isOne();
		assertThat(result.err())
			.isEqualTo("FAILED: Revision 'b2' is not applied to database 'default', so there is nothing"
					+ " to repair; 'migrate upgrade' runs its script as it is.\n");
	}

	@Test
	void scriptsInJavaAreComparedByWhatTheyDo() {
		try (TestDatabase shop = TestDatabase.create()) {
			CommandShell applied = new CommandShell().withDatabase("default",
					"classpath:dev/migration/boot/shop/revision", shop.dataSource());
			CommandShell edited = new CommandShell().withDatabase("default", "classpath:dev/migration/boot/shop/edited",
					shop.dataSource());
			assertThat(applied.run("upgrade", "heads").code()).isZero();
			assertThat(applied.run("check", "--scripts").out()).isEqualTo("No applied script was edited.\n");

			CommandResult checked = edited.run("check", "--scripts");
			CommandResult repaired = edited.run("repair");

			assertThat(checked.code()).isEqualTo(3);
			assertThat(checked.out()).isEqualTo("Revision '0001' was edited after it was applied: script"
					+ " 'dev.migration.boot.shop.edited.R0001_create_product', statement '1' of '1'.\n");
			assertThat(repaired.out()).isEqualTo("""
					Revision '0001' was edited after it was applied: script \
					'dev.migration.boot.shop.edited.R0001_create_product', statement '1' of '1'.
					      CREATE TABLE product (
					          id bigint,
					    -     name varchar(100) NOT NULL,
					    +     name varchar(200) NOT NULL,
					          PRIMARY KEY (id)
					      );
					Repaired 1 revision.
					""");
			assertThat(edited.run("check", "--scripts").out()).isEqualTo("No applied script was edited.\n");
			assertThat(applied.run("check", "--scripts").code()).isEqualTo(3);
		}
	}

	@Test
	void twoChecksAreNotOne() {
		assertThat(this.shell.run("check", "--scripts", "--single-head").code()).isEqualTo(2);
	}

}
