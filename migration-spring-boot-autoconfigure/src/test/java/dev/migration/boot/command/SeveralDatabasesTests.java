package dev.migration.boot.command;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application with two databases.
 */
class SeveralDatabasesTests {

	@TempDir
	private Path users;

	@TempDir
	private Path orders;

	private CommandShell shell;

	@BeforeEach
	void createShell() {
		this.shell = new CommandShell().withDatabase("users", new ScriptFolder(this.users).withLine())
			.withDatabase("orders", new ScriptFolder(this.orders).withBranches());
	}

	@Test
	void listingsStandBelowTheNameOfTheDatabase() {
		assertThat(this.shell.run("heads")).isEqualTo(new CommandResult(0, """
				[users]
				b2 (head)
				[orders]
				b2 (shop) (head)
				c3 (head)
				""", ""));
		assertThat(this.shell.run("branches").out()).isEqualTo("""
				[users]
				[orders]
				a1 (branchpoint)
				   -> b2 (shop) (head)
				   -> c3 (head)

				""");
	}

	@Test
	void oneDatabaseIsNamed() {
		assertThat(this.shell.run("-n", "users", "heads")).isEqualTo(new CommandResult(0, "b2 (head)\n", ""));
		assertThat(this.shell.run("show", "a1", "--name", "orders").out()).startsWith("Rev: a1 (branchpoint)\n");
	}

	@Test
	void documentsStandUnderTheNameOfTheDatabase() {
		assertThat(this.shell.run("branches", "--format", "json").out()).startsWith(
				"{\"databases\":{\"users\":{\"branches\":[],\"revisions\":[]},\"orders\":{\"branches\":[\"a1\"],");
		assertThat(this.shell.run("-n", "users", "show", "a1", "--format", "json").out()).isEqualTo("""
				{"databases":{"users":{"revisions":[{"id":"a1","downRevisions":[],"dependsOn":[],"branchLabels":[],\
				"message":"create account table","createDate":"2026-11-20T23:29:18Z"}]}}}
				""");
	}

	@Test
	void theWorstExitCodeCounts() {
		assertThat(this.shell.run("check", "--single-head")).isEqualTo(new CommandResult(3, """
				[users]
				b2 (head)
				[orders]
				b2 (shop) (head)
				c3 (head)
				""",
				"""
						FAILED: Multiple heads 'b2', 'c3' are present; run 'migrate merge heads -m "..."', or 'migrate rebase' to \
						put one onto the other.
						"""));
	}

	@Test
	void aFailureSaysWhichDatabaseItWas() {
		CommandResult result = this.shell.run("current");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: [users] Database 'users' cannot be reached: ").hasLineCount(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "upgrade b2", "upgrade shop@head", "upgrade heads --sql", "downgrade base", "stamp heads",
			"show heads", "edit heads", "merge heads", "revision -m x", "history -r a1:",
			"revision --autogenerate -m x --head a1" })
	void whatBelongsToOneHistoryIsRefused(String command) {
		assertThat(this.shell.run(command.split(" "))).isEqualTo(new CommandResult(2, "",
				"""
						FAILED: Databases 'users', 'orders' are configured, and this command is for one of them; say which with \
						'--name', as in 'migrate --name users ...'.
						"""));
	}

	@Test
	void anUnknownNameIsRefused() {
		assertThat(this.shell.run("heads", "-n", "user")).isEqualTo(
				new CommandResult(2, "", "FAILED: There is no database 'user'; choose one of 'users', 'orders'.\n"));
	}

	@Test
	void whatWasFoundBeforeAFailureIsStillTold() {
		new ScriptFolder(this.orders).withScript("d4", "zzzz", "", "", "", "");

		CommandResult text = this.shell.run("heads");
		CommandResult json = this.shell.run("heads", "--format", "json");

		assertThat(text.code()).isEqualTo(1);
		assertThat(text.out()).isEqualTo("[users]\nb2 (head)\n");
		assertThat(text.err()).startsWith("FAILED: [orders] Revision 'zzzz' referenced from 'd4' in ").hasLineCount(1);
		assertThat(json.code()).isEqualTo(1);
		assertThat(json.out()).startsWith("{\"databases\":{\"users\":{\"heads\":[\"b2\"],").endsWith("]}}}\n");
	}

	@Test
	void aFailureLeavesNoHalfFile() {
		new ScriptFolder(this.orders).withScript("d4", "zzzz", "", "", "", "");
		Path file = this.users.resolve("heads.txt");

		assertThat(this.shell.run("heads", "--output", file.toString()).code()).isEqualTo(1);
		assertThat(file).doesNotExist();
	}

	@Test
	void theWaysOutNameTheDatabase() {
		assertThat(this.shell.run("-n", "orders", "revision", "-m", "x").err()).endsWith("""
				  migrate -n orders revision -m x --head b2
				  migrate -n orders revision -m x --head c3
				  migrate merge heads -m 'merge b2 and c3' --name orders
				""");
		this.shell = new CommandShell().withDatabase("orders", new ScriptFolder(this.orders));
		assertThat(this.shell.run("revision", "-m", "x").err()).endsWith("""
				  migrate revision -m x --name orders --head b2
				  migrate revision -m x --name orders --head c3
				  migrate merge heads -m 'merge b2 and c3' --name orders
				""");
	}

}
