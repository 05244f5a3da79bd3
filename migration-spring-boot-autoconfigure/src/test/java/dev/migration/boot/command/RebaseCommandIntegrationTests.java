package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RebaseCommandIntegrationTests {

	@TempDir
	private Path project;

	private Path sources;

	private TestDatabase database;

	private CommandShell shell;

	@BeforeEach
	void createShell() throws IOException {
		this.database = TestDatabase.create();
		this.sources = Files.createDirectories(this.project.resolve("src/main/resources/db/revision"));
		ScriptFolder scripts = new ScriptFolder(this.sources).withBranches();
		this.shell = new CommandShell().withDatabase("default", scripts, this.database.dataSource());
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void anUnappliedRevisionGetsAnotherParent() {
		CommandResult result = this.shell.run("rebase", "c3", "--onto", "b2");

		assertThat(result).isEqualTo(new CommandResult(0, """
				Rebasing %s ...  done
				a1 -> c3 is now b2 -> c3
				""".formatted(this.sources.resolve("c3.sql")), ""));
		assertThat(this.shell.run("heads").out()).isEqualTo("c3 (shop) (head)\n");
	}

	@Test
	void whatFollowsComesAlong() {
		new ScriptFolder(this.sources).withScript("d4", "c3", "", "more", "", "");

		assertThat(this.shell.run("rebase", "c3", "--onto", "base").out()).isEqualTo("""
				Rebasing %s ...  done
				a1 -> c3 is now <base> -> c3
				Coming along: d4
				""".formatted(this.sources.resolve("c3.sql")));
	}

	@Test
	void theResultComesAsJson() {
		assertThat(this.shell.run("rebase", "c3", "--onto", "b2", "--format", "json"))
			.isEqualTo(new CommandResult(0, """
					{"revision":"c3","file":"%s","before":["a1"],"after":["b2"],"following":[],"needsBuild":false}
					""".formatted(this.sources.resolve("c3.sql")), ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			rebase c3 --onto c3   | Revision 'c3' cannot be rebased onto 'c3'
			rebase a1 --onto b2   | Revision 'a1' cannot be rebased onto 'b2'
			rebase c3 --onto a1   | Revision 'c3' builds on 'a1' already
			rebase c3 --onto zzzz | Can't locate revision identified by 'zzzz'
			rebase zzzz --onto a1 | Can't locate revision identified by 'zzzz'
			""")
	void whatMakesNoSenseIsRefused(String command, String message) throws IOException {
		String before = Files.readString(this.sources.resolve("c3.sql"));

		CommandResult result = this.shell.run(command.split(" "));

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: " + message).hasLineCount(1);
		assertThat(this.sources.resolve("c3.sql")).hasContent(before);
	}

	@Test
	void anAppliedRevisionKeepsItsParent() {
		this.shell.run("upgrade", "c3");

		CommandResult result = this.shell.run("rebase", "c3", "--onto", "b2");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: Revision 'c3' is applied to database 'default'").hasLineCount(1);
	}

	@Test
	void theNewParentMustBeSaid() {
		CommandResult result = this.shell.run("rebase", "c3");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("FAILED: Missing required option: '--onto=REVISION'\n");
	}

}
