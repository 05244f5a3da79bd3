package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that write scripts and need no database.
 */
class WritingCommandTests {

	private static final String AMBIGUOUS = "Multiple heads are present: 'b2', 'c3'";

	private static final String WAYS_OUT = """
			FAILED: Multiple heads are present: 'b2', 'c3'; please specify the head revision on which the new revision \
			should be based, or perform a merge:
			  migrate revision -m 'it'\\''s new' --rev-id d4 --head b2
			  migrate revision -m 'it'\\''s new' --rev-id d4 --head c3
			  migrate merge heads -m 'merge b2 and c3'
			""";

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	private CommandShell shell;

	@BeforeEach
	void createShell() {
		this.scripts = new ScriptFolder(this.folder);
		this.shell = new CommandShell().withDatabase("default", this.scripts);
	}

	@Test
	void aRevisionFollowsTheHead() {
		this.scripts.withLine();

		CommandResult result = this.shell.run("revision", "-m", "create cart", "--rev-id", "c3", "--branch-label",
				"shop", "--depends-on", "a1");

		assertThat(result).isEqualTo(generated("Rc3_create_cart.java"));
		assertThat(file("Rc3_create_cart.java")).content()
			.contains("id = \"c3\"", "downRevision = \"b2\"", "branchLabels = \"shop\"", "dependsOn = \"a1\"",
					"message = \"create cart\"");
	}

	@Test
	void theResultComesAsJson() {
		this.scripts.withLine();

		assertThat(this.shell.run("revision", "-m", "create cart", "--rev-id", "c3", "--format", "json"))
			.isEqualTo(new CommandResult(0,
					"""
							{"revision":"c3","file":"%1$s","scripts":[{"revision":"c3","file":"%1$s","transactional":true}],"differences":[],"notes":[],"unmanaged":[],"proof":null}
							"""
						.formatted(file("Rc3_create_cart.java")),
					"Generating " + file("Rc3_create_cart.java") + " ...  done\n"));
	}

	@Test
	void anEarlierRevisionIsFollowedIfThatIsWanted() {
		this.scripts.withLine();

		CommandResult refused = this.shell.run("revision", "-m", "hotfix", "--head", "a1", "--rev-id", "c3");

		assertThat(refused.code()).isEqualTo(1);
		assertThat(refused.out()).isEmpty();
		assertThat(refused.err()).startsWith("FAILED: Revision 'a1' is not a head revision")
			.contains("--splice")
			.hasLineCount(1);
		assertThat(this.folder.resolve("src")).doesNotExist();
		assertThat(this.shell.run("revision", "-m", "hotfix", "--head", "a1", "--rev-id", "c3", "--splice"))
			.isEqualTo(generated("Rc3_hotfix.java"));
	}

	@Test
	void aNewBaseFollowsNothing() {
		this.scripts.withLine();

		assertThat(this.shell.run("revision", "-m", "networks", "--head", "base", "--rev-id", "n1"))
			.isEqualTo(generated("Rn1_networks.java"));
		assertThat(file("Rn1_networks.java")).content().doesNotContain("downRevision");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			revision -m x --rev-id a@1          | 1
			revision -m x --rev-id a1           | 1
			revision -m x --rev-id b2 --splice  | 1
			revision -m x --branch-label a1     | 1
			revision -m x --depends-on zzzz     | 1
			revision -m x --head zzzz           | 1
			revision -m x --head a1             | 1
			revision -m x --version-path /other | 1
			merge b2                            | 1
			merge heads                         | 1
			merge base                          | 1
			merge b2 b2                         | 2
			merge zzzz b2                       | 1
			merge a1 b2                         | 1
			merge base heads                    | 2
			revision -m x --autogenerate        | 1
			""")
	void whatCannotBeWrittenIsOneErrorAndWritesNothing(String command, int code) {
		this.scripts.withLine();

		CommandResult result = this.shell.run(command.split(" "));

		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").hasLineCount(1).doesNotContain("Exception");
		assertThat(result.code()).as(result.err()).isEqualTo(code);
		assertThat(this.folder.resolve("src")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void aBlankMessageIsAUsageError(String message) {
		CommandResult result = this.shell.run("revision", "-m", message);

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("FAILED: The message of the new revision is blank").hasLineCount(1);
	}

	@Test
	void severalHeadsAreAnErrorWithTheWaysOut() {
		this.scripts.withBranches();

		assertThat(this.shell.run("revision", "-m", "it's new", "--rev-id", "d4"))
			.isEqualTo(new CommandResult(1, "", WAYS_OUT));
		assertThat(this.folder.resolve("src")).doesNotExist();
	}

	@Test
	void severalHeadsAreMergedIfSomebodySaysYes() throws IOException {
		this.scripts.withBranches();

		CommandResult result = this.shell.with(CommandInput.typed("Y\n")).run("revision", "-m", "it's new");

		assertThat(result.code()).isZero();
		assertThat(result.out()).matches("Generating \\S+_merge_b2_and_c3\\.java \\.\\.\\.  done\n");
		assertThat(result.err()).isEqualTo(AMBIGUOUS + """
				.
				Merge them now? [y/N] \
				Build the application, so that it knows the merge, and repeat the command to write 'it's new'.
				""");
		try (var files = Files.list(this.folder.resolve("src/main/java/db/revision"))) {
			assertThat(files).singleElement()
				.satisfies((file) -> assertThat(file).content()
					.contains("downRevision = { \"b2\", \"c3\" }", "message = \"merge b2 and c3\""));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "n\n", "\n", "", "yess\n" })
	void severalHeadsStayIfNobodySaysYes(String answer) {
		this.scripts.withBranches();

		assertThat(this.shell.with(CommandInput.typed(answer)).run("revision", "-m", "it's new", "--rev-id", "d4"))
			.isEqualTo(new CommandResult(1, "", AMBIGUOUS + ".\nMerge them now? [y/N] " + WAYS_OUT));
		assertThat(this.folder.resolve("src")).doesNotExist();
	}

	@Test
	void quietAsksNobody() {
		this.scripts.withBranches();

		CommandResult result = this.shell.with(CommandInput.typed("y\n")).run("-q", "revision", "-m", "x");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: " + AMBIGUOUS)
			.contains("\n  migrate -q revision -m x --head b2\n");
	}

	@Test
	void aChosenHeadAsksNobody() {
		this.scripts.withBranches();

		assertThat(this.shell.with(CommandInput.typed("y\n"))
			.run("revision", "-m", "more", "--head", "shop@head", "--rev-id", "d4"))
			.isEqualTo(generated("Rd4_more.java"));
	}

	@Test
	void mergeJoinsHeads() {
		this.scripts.withBranches();

		assertThat(this.shell.run("merge", "heads", "-m", "join", "--rev-id", "d4", "--branch-label", "all"))
			.isEqualTo(generated("Rd4_join.java"));
		assertThat(file("Rd4_join.java")).content()
			.contains("downRevision = { \"b2\", \"c3\" }", "branchLabels = \"all\"");
	}

	@Test
	void oneHeadIsNothingToMerge() {
		this.scripts.withLine();

		assertThat(this.shell.run("merge", "heads")).isEqualTo(new CommandResult(1, "",
				"FAILED: There is nothing to merge: 'heads' is not several revisions; name two or more, see 'migrate"
						+ " heads'.\n"));
	}

	@Test
	void mergeNamesWhatItJoins() {
		this.scripts.withBranches();

		assertThat(this.shell.run("merge", "b2", "c3", "--rev-id", "d4"))
			.isEqualTo(generated("Rd4_merge_b2_and_c3.java"));
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void hooksRunOnTheNewFileInOrder() throws IOException {
		this.scripts.withLine();
		this.shell.withHook("stamp", "sh -c 'echo \"// $0\" >> \"$1\"; echo stamped' seen {file}")
			.withHook("count", "wc -l");

		CommandResult result = this.shell.run("revision", "-m", "x", "--rev-id", "c3");

		long lines = Files.readAllLines(file("Rc3_x.java")).size();
		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out().replaceAll("(?m)^ +(\\d)", "$1")).isEqualTo("""
				Generating %1$s ...  done
				Running post write hook 'stamp' ...
				stamped
				  done
				Running post write hook 'count' ...
				%2$d %1$s
				  done
				""".formatted(file("Rc3_x.java"), lines));
		assertThat(file("Rc3_x.java")).content().endsWith("// seen\n");
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void aHookThatFailsEndsTheCommandAndKeepsTheFile() {
		this.scripts.withLine();
		this.shell.withHook("format", "sh -c 'echo no >&2; exit 4'").withHook("never", "touch /never");

		assertThat(this.shell.run("revision", "-m", "x", "--rev-id", "c3")).isEqualTo(new CommandResult(1, """
				Generating %1$s ...  done
				Running post write hook 'format' ...
				no
				  FAILED
				""".formatted(file("Rc3_x.java")), """
				FAILED: Post write hook 'format' ended with exit code 4; '%s' stays as it is. Correct \
				'migration.post-write-hooks.format'.
				""".formatted(file("Rc3_x.java"))));
		assertThat(file("Rc3_x.java")).exists();
	}

	@Test
	void aHookThatIsNotThereIsNamed() {
		this.scripts.withLine();
		this.shell.withHook("format", "no-such-program --fast");

		assertThat(this.shell.run("revision", "-m", "x", "--rev-id", "d4").err())
			.startsWith("FAILED: Post write hook 'format' cannot be started: ")
			.contains("no-such-program")
			.hasLineCount(1);
	}

	private Path file(String name) {
		return this.folder.resolve("src/main/java/db/revision").resolve(name);
	}

	private CommandResult generated(String name) {
		return new CommandResult(0, "Generating " + file(name) + " ...  done\n", "");
	}

	@Test
	void aHookThatCannotBeReadFailsBelowTheFile() {
		this.scripts.withLine();
		this.shell.withHook("format", "tool 'x");

		assertThat(this.shell.run("revision", "-m", "x", "--rev-id", "c3")).isEqualTo(new CommandResult(1, """
				Generating %1$s ...  done
				Running post write hook 'format' ...
				  FAILED
				""".formatted(file("Rc3_x.java")), """
				FAILED: Post write hook 'format' cannot be started: The quote ' is not closed in the command: tool 'x; \
				'%s' stays as it is. Correct 'migration.post-write-hooks.format'.
				""".formatted(file("Rc3_x.java"))));
	}

	@Test
	void aBlankHookIsSwitchedOff() {
		this.scripts.withLine();
		this.shell.withHook("format", " ");

		assertThat(this.shell.run("revision", "-m", "x", "--rev-id", "c3")).isEqualTo(generated("Rc3_x.java"));
	}

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void whatAHookPrintsIsCut() {
		this.scripts.withLine();
		this.shell.withHook("talk", "sh -c 'head -c 2000000 /dev/zero | tr \"\\\\0\" x'");

		assertThat(this.shell.run("revision", "-m", "x", "--rev-id", "c3").out())
			.endsWith("x\n... and 1900000 bytes more\n  done\n")
			.hasSizeLessThan(101_000);
	}

}
