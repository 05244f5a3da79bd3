package dev.migration.boot.command;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that list the scripts and need no database.
 */
class ListingCommandTests {

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	private CommandShell shell;

	@BeforeEach
	void createShell() {
		this.scripts = new ScriptFolder(this.folder).withScript("a1", "", "", "create account table", "", "")
			.withScript("b2", "a1", "shop", "add shopping cart", "", "")
			.withScript("c3", "a1", "", "add a column", "", "")
			.withScript("d4", "b2, c3", "", "merge b2 and c3", "", "")
			.withDependentScript("n1", "", "d4", "add networks");
		this.shell = new CommandShell().withDatabase("default", this.scripts);
	}

	@Test
	void headsAreListed() {
		assertThat(this.shell.run("heads")).isEqualTo(done("""
				d4 (shop) (effective head)
				n1 (head)
				"""));
	}

	@Test
	void headsOnWhichOthersDependAreLeftOut() {
		assertThat(this.shell.run("heads", "--resolve-dependencies")).isEqualTo(done("n1 (head)\n"));
		assertThat(this.shell.run("heads", "--resolve-dependencies", "--format", "json")).isEqualTo(done("""
				{"heads":["n1"],"revisions":[{"id":"n1","downRevisions":[],"dependsOn":["d4"],"branchLabels":[],\
				"message":"add networks","createDate":"2026-11-20T23:29:18Z"}]}
				"""));
	}

	@Test
	void headsAreListedInFull() {
		assertThat(this.shell.run("heads", "-v")).isEqualTo(done("""
				Rev: d4 (head) (mergepoint)
				Merges: b2, c3
				Branch names: shop
				Path: %s

				    merge b2 and c3
				INDENT
				    Revision ID: d4
				    Revises: b2, c3
				    Create Date: 2026-11-20T23:29:18Z

				Rev: n1 (head)
				Parent: <base>
				Also depends on: d4
				Path: %s

				    add networks
				INDENT
				    Revision ID: n1
				    Revises:\s
				    Create Date: 2026-11-20T23:29:18Z

				""".formatted(this.scripts.path("d4"), this.scripts.path("n1")).replace("INDENT", "    ")));
	}

	@Test
	void branchesAreListedInFull() {
		assertThat(this.shell.run("branches", "--verbose")).isEqualTo(done("""
				Rev: a1 (branchpoint)
				Parent: <base>
				Branches into: b2, c3
				Path: %s

				    create account table
				INDENT
				    Revision ID: a1
				    Revises:\s
				    Create Date: 2026-11-20T23:29:18Z

				   -> b2 (shop), add shopping cart
				   -> c3, add a column

				""".formatted(this.scripts.path("a1")).replace("INDENT", "    ")));
	}

	@Test
	void branchesComeAsJson() {
		assertThat(this.shell.run("branches", "--format=json")).isEqualTo(done("""
				{"branches":["a1"],"revisions":[\
				{"id":"a1","downRevisions":[],"dependsOn":[],"branchLabels":[],\
				"message":"create account table","createDate":"2026-11-20T23:29:18Z"},\
				{"id":"b2","downRevisions":["a1"],"dependsOn":[],"branchLabels":["shop"],\
				"message":"add shopping cart","createDate":"2026-11-20T23:29:18Z"},\
				{"id":"c3","downRevisions":["a1"],"dependsOn":[],"branchLabels":[],\
				"message":"add a column","createDate":"2026-11-20T23:29:18Z"}]}
				"""));
	}

	@Test
	void historyNamesDependencies() {
		assertThat(this.shell.run("history")).isEqualTo(done("""
				<base> (d4) -> n1 (head), add networks
				b2, c3 -> d4 (shop) (effective head) (mergepoint), merge b2 and c3
				a1 -> b2 (shop), add shopping cart
				a1 -> c3, add a column
				<base> -> a1 (branchpoint), create account table
				"""));
	}

	@Test
	void historyIsDrawnByOthers() {
		assertThat(this.shell.run("history", "--format", "mermaid")).isEqualTo(done("""
				flowchart BT
					r0["n1<br/>add networks"]
					r1["d4<br/>merge b2 and c3"]
					r2["b2<br/>add shopping cart<br/>(shop)"]
					r3["c3<br/>add a column"]
					r4["a1<br/>create account table"]
					r4 --> r3
					r4 --> r2
					r2 --> r1
					r3 --> r1
					r1 -.-> r0
				"""));
		assertThat(this.shell.run("-q", "history", "-r", "a1:b2", "--format", "DOT").out()).isEqualTo("""
				digraph migrations {
					rankdir=BT;
					node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="Helvetica", fontsize=11];
					"b2" [label="b2\\nadd shopping cart\\n(shop)"];
					"a1" [label="a1\\ncreate account table"];
					"a1" -> "b2";
				}
				""");
	}

	@Test
	void oneDrawingIsOfOneDatabase() {
		this.shell.withDatabase("orders", this.scripts);

		assertThat(this.shell.run("history", "--format", "dot")).isEqualTo(new CommandResult(2, "",
				"FAILED: Databases 'default', 'orders' are configured, and this command is for one of them; say which"
						+ " with '--name', as in 'migrate --name default ...'.\n"));
		assertThat(this.shell.run("--name", "orders", "history", "--format", "dot").out())
			.startsWith("digraph migrations {\n");
	}

	@Test
	void aPageShowsAllDatabasesAndTheSqlOfTheirRevisions(@TempDir Path other) {
		this.shell.withDatabase("orders", new ScriptFolder(other).withScript("o1", "", "", "create order",
				"CREATE TABLE purchase (id bigint);", "DROP TABLE purchase;"));

		CommandResult result = this.shell.run("history", "--format", "html");

		assertThat(result.code()).isZero();
		assertThat(result.err()).startsWith("Database 'default' cannot be reached: ")
			.contains("\nDatabase 'orders' cannot be reached: ")
			.endsWith(" The page shows its revisions only.\n");
		assertThat(result.out()).startsWith("<!DOCTYPE html>")
			.endsWith("</html>\n")
			.contains("<h2 id=\"t0\">Cannot be reached</h2>", "id=\"default/n1\"", "id=\"orders/o1\"",
					"\"upgrade\":{\"statements\":[\"CREATE TABLE purchase (id bigint)\"],\"unavailable\":null}",
					"\"downgrade\":{\"statements\":[\"DROP TABLE purchase\"],\"unavailable\":null}")
			.containsOnlyOnce("<html");
	}

	@Test
	void showComesAsJson() {
		assertThat(this.shell.run("show", "shop", "--format", "JSON")).isEqualTo(done("""
				{"revisions":[{"id":"b2","downRevisions":["a1"],"dependsOn":[],"branchLabels":["shop"],\
				"message":"add shopping cart","createDate":"2026-11-20T23:29:18Z"}]}
				"""));
	}

	@Test
	void baseIsNoRevisionToShow() {
		assertThat(this.shell.run("show", "base")).isEqualTo(done(""));
	}

	@Test
	void aScriptWithoutADateHasNoneInJson() {
		new ScriptFolder(this.folder).withText("e5", """
				-- revision: e5
				-- down_revision: n1

				-- upgrade

				-- downgrade
				""");

		assertThat(this.shell.run("show", "e5", "--format", "json")).isEqualTo(done("""
				{"revisions":[{"id":"e5","downRevisions":["n1"],"dependsOn":[],"branchLabels":[],\
				"message":"","createDate":null}]}
				"""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			heads           | 0
			branches        | 0
			history         | 0
			show d4         | 0
			show zzzz       | 1
			history -r d4:a1 | 1
			""")
	void quietLeavesOnlyTheExitCodeAndErrors(String command, int code) {
		CommandResult result = this.shell.run(("-q " + command).split(" "));

		assertThat(result.code()).isEqualTo(code);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).hasLineCount(code);
	}

	@Test
	void quietKeepsWhatProgramsRead() {
		assertThat(this.shell.run("--quiet", "heads", "--format", "json").out()).startsWith("{\"heads\":");
		assertThat(this.shell.run("--quiet", "upgrade", "a1", "--sql").out()).contains("INSERT INTO migration_version");
	}

	@Test
	void oneHeadPassesTheGate() {
		assertThat(this.shell.run("check", "--single-head")).isEqualTo(done("n1 (head)\n"));
	}

	@Test
	void severalHeadsFailTheGateAndAreNamed() {
		this.scripts.withScript("e5", "d4", "", "hotfix", "", "");

		assertThat(this.shell.run("check", "--single-head")).isEqualTo(new CommandResult(3, """
				e5 (shop) (head)
				n1 (head)
				""",
				"""
						FAILED: Multiple heads 'e5', 'n1' are present; run 'migrate merge heads -m "..."', or 'migrate rebase' to \
						put one onto the other.
						"""));
		assertThat(this.shell.run("check", "--single-head", "--format", "json").out())
			.startsWith("{\"heads\":[\"e5\",\"n1\"],\"revisions\":[{\"id\":\"e5\"");
	}

	@Test
	void anApplicationWithoutScriptsHasNothingToList(@TempDir Path empty) {
		CommandShell other = new CommandShell().withDatabase("default", new ScriptFolder(empty));

		assertThat(other.run("heads")).isEqualTo(done(""));
		assertThat(other.run("heads", "--format", "json")).isEqualTo(done("{\"heads\":[],\"revisions\":[]}\n"));
		assertThat(other.run("history")).isEqualTo(done(""));
		assertThat(other.run("branches")).isEqualTo(done(""));
		assertThat(other.run("check", "--single-head")).isEqualTo(done(""));
	}

	@Test
	void aVeryLongTargetIsNamedShortly() {
		CommandResult result = this.shell.run("show", "a".repeat(10_000));

		assertThat(result.code()).isNotZero();
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").hasLineCount(1).hasSizeLessThan(1000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "heads", "branches", "history", "show heads", "upgrade heads --sql" })
	void aBrokenGraphIsOneErrorInEveryCommand(String command) {
		this.scripts.withScript("x1", "nowhere", "", "lost", "", "");

		CommandResult result = this.shell.run(command.split(" "));

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").contains("'nowhere'", this.scripts.path("x1")).hasLineCount(1);
	}

	private static CommandResult done(String out) {
		return new CommandResult(0, out, "");
	}

}
