package dev.migration.boot.command;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Questions and mistakes that are answered before the application starts.
 */
class UsageTests {

	@ParameterizedTest
	@ValueSource(strings = { "--help", "-h", "help" })
	void helpListsTheCommands(String word) {
		CommandResult result = run(word);

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).startsWith("""
				Usage: migrate [-hqV] [--raiseerr] [-n=DATABASE] [--output=FILE]
				               [-x=KEY=VALUE]... COMMAND
				Migrate the database of this application.
				""")
			.containsSubsequence("branches", "check", "completion", "current", "downgrade", "edit", "ensure-version",
					"heads", "history", "merge", "revision", "show", "stamp", "upgrade", "Examples:",
					"  migrate revision --autogenerate -m \"create user\"\n", "Exit codes: 0 done, ");
	}

	@ParameterizedTest
	@MethodSource("commands")
	void everyCommandHasHelpWithExamples(String command) {
		CommandResult result = run(command, "--help");

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).startsWith("Usage: migrate " + command.replace('_', '-') + " [")
			.containsPattern("\nExamples:\n  .*migrate " + command.replace('_', '-'));
		assertThat(run("help", command)).isEqualTo(result);
	}

	static Stream<String> commands() {
		return CommandNames.ALL.stream().filter((name) -> !name.equals("help")).sorted();
	}

	@Test
	void theNamesOfTheCommandsAreAll() {
		assertThat(CommandParser.commandLine(new MigrateCommand()).getSubcommands().keySet())
			.containsExactlyInAnyOrderElementsOf(commands().toList());
	}

	@Test
	void theVersionIsPrinted() {
		assertThat(run("--version").out()).startsWith("migrate ").hasLineCount(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			upgrad        | ; did you mean 'upgrade'?
			UPGRADE       | ; did you mean 'upgrade'?
			ugprade       | ; did you mean 'upgrade'?
			hist          | ; did you mean 'history'?
			ensureversion | ; did you mean 'ensure-version'?
			info          | ; here it is 'migrate history --indicate-current'.
			db:rollback   | ; here it is 'migrate downgrade -1'.
			updateSQL     | ; here it is 'migrate upgrade head --sql'.
			migrate       | ; here it is 'migrate upgrade head'.
			roll-back     | ; here it is 'migrate downgrade -1'.
			baseline      | ; here it is 'migrate stamp REVISION'.
			frobnicate    | .
			@             | .
			""")
	void aMisspelledCommandIsCorrected(String command, String correction) {
		assertThat(run(command, "head")).isEqualTo(new CommandResult(2, "", """
				FAILED: There is no command '%s'%s
				Usage: migrate [-hqV] [--raiseerr] [-n=DATABASE] [--output=FILE]
				               [-x=KEY=VALUE]... COMMAND
				Run 'migrate --help' for more.
				""".formatted(command, correction)));
	}

	@Test
	void whatOtherToolsCallItIsACommandHere() {
		assertThat(UsageErrorText.elsewhere()).allSatisfy((word, command) -> {
			assertThatNoException()
				.isThrownBy(() -> CommandParser.commandLine(new MigrateCommand()).parseArgs(command.split(" ")));
			assertThat(commands()).doesNotContain(word);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "upgrad --help", "help upgrad", "upgrad --version" })
	void thereIsNoHelpForAMisspelledCommand(String command) {
		CommandResult result = run(command.split(" "));

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: There is no command 'upgrad'; did you mean 'upgrade'?\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--verbos          | ; did you mean '--verbose'?
			--vrebose         | ; did you mean '--verbose'?
			--rev_range=a1:b2 | ; did you mean '--rev-range'?
			--indicate        | ; did you mean '--indicate-current'?
			--wibble          | .
			""")
	void aMisspelledOptionIsCorrected(String option, String correction) {
		CommandResult result = run("history", option);

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err())
			.startsWith("FAILED: There is no option '%s'%s\nUsage: migrate history [".formatted(option, correction))
			.endsWith("\nRun 'migrate history --help' for more.\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrat", "migrtae", "Migrate", "migrates", "mirgate" })
	void aMisspelledWordInFrontOfACommandStartsNothing(String word) {
		assertThat(CommandResult.of(Application.class, "--debug=false", word, "-q", "upgrade", "head"))
			.isEqualTo(new CommandResult(2, "", "FAILED: There is no '" + word + "'. Did you mean 'migrate'?\n"));
	}

	@Test
	void noCommandIsAUsageError() {
		CommandResult result = run();

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("FAILED: No command was given.\nUsage: migrate [");
	}

	@Test
	void aMissingTargetIsAUsageError() {
		assertThat(run("upgrade").err())
			.startsWith("FAILED: Missing required parameter: 'REVISION'\nUsage: migrate upgrade [");
	}

	@Test
	void aMissingMessageIsAUsageError() {
		assertThat(run("revision").err())
			.startsWith("FAILED: Missing required option: '--message=MESSAGE'\nUsage: migrate revision [");
	}

	@Test
	void tooManyTargetsAreAUsageError() {
		CommandResult result = run("upgrade", "a1", "b2");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("FAILED: There is an argument too many: 'b2'.\nUsage: migrate upgrade [");
	}

	@Test
	void anUnknownFormatIsAUsageError() {
		assertThat(run("heads", "--format", "xml").err()).startsWith(
				"FAILED: Invalid value for option '--format': expected one of [text, json] (case-insensitive) but was"
						+ " 'xml'\n");
	}

	@Test
	void aDrawingOfWhatIsNoGraphIsAUsageError() {
		CommandResult result = run("heads", "--format", "mermaid");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith(
				"FAILED: Invalid value for option '--format': expected one of [text, json] (case-insensitive) but was"
						+ " 'mermaid'. Only 'history' draws the graph, as in 'migrate history --format mermaid'.\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					upgrade a1:b2                          | A range such as 'a1:b2' needs '--sql'; run 'upgrade b2' to change the database.
					downgrade b2:a1                        | A range such as 'b2:a1' needs '--sql'; run 'downgrade a1' to change the database.
					upgrade a1:                            | A range such as 'a1:heads' needs '--sql'; run 'upgrade heads' to change the database.
					downgrade :a1 --sql                    | downgrade with --sql requires '<from>:<to>', for example 'downgrade <from>:a1 --sql'.
					stamp a1:b2                            | A range such as 'a1:b2' needs '--sql'; run 'stamp b2' to change the database.
					downgrade a1 --sql                     | downgrade with --sql requires '<from>:<to>', for example 'downgrade <from>:a1 --sql'.
					stamp a1:b2 c3:d4 --sql                | 'stamp --sql' supports one revision to start from and not 2; write '<from>:<to>' once, and the other revisions alone.
					stamp --sql --purge base               | '--purge' cannot be used with '--sql', which knows no rows to forget; print the SQL without it.
					revision -m x --sql --autogenerate     | Using '--sql' with '--autogenerate' does not make any sense: a comparison needs the database.
					revision -m x --sql                    | Using '--sql' with 'revision' does not make any sense: it writes a file; print its SQL by 'migrate upgrade <from>:<to> --sql' then.
					revision -m x --from base              | '--from' says what to compare with; it needs '--autogenerate'.
					history -r a1:b2 --format html         | '--format html' shows every revision; it cannot be used with '--rev-range'.
					upgrade head --sql --format json       | '--sql' prints SQL; it cannot be used with '--format json'.
					""")
	void argumentsThatMakeNoSenseTogetherAreUsageErrors(String command, String message) {
		assertThat(run(command.split(" "))).isEqualTo(new CommandResult(2, "", "FAILED: " + message + "\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "@", "shop@", "+0", "-0", "a1+1xyz", "", " ", "a1:", ":a1", "a1@@b2", "a1+", "head@-" })
	void aTargetThatIsNoneIsAUsageError(String target) {
		CommandResult result = run("upgrade", target);

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").hasLineCount(1);
	}

	@Test
	void whatWasTypedDoesNotTalkToTheTerminal() {
		assertThat(run("history", "-r", "\u001b]0;title\u0007").err()).contains("'?]0;title?' has no ':'.");
		assertThat(run("\u009b2J").err()).startsWith("FAILED: There is no command '?2J'.\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			revision --mesage x | FAILED: There is no option '--mesage'; did you mean '--message'?
			upgrade --sqll      | FAILED: There is no option '--sqll'; did you mean '--sql'?
			rebase b2 --ontp a1 | FAILED: There is no option '--ontp'; did you mean '--onto'?
			revision x          | FAILED: Missing required option: '--message=MESSAGE'
			""")
	void aMisspeltOptionIsNamedBeforeWhatItLeavesOut(String command, String expected) {
		assertThat(run(command.split(" ")).err()).startsWith(expected + "\n");
	}

	@Test
	void aLongWordIsNotRepeatedInFull() {
		assertThat(run("x".repeat(10_000)).err())
			.startsWith("FAILED: There is no command '" + "x".repeat(100) + "...'.\n");
	}

	@Test
	void endOfOptionsIsNoTarget() {
		assertThat(run("upgrade", "--").err())
			.startsWith("FAILED: Missing required parameter: 'REVISION'\nUsage: migrate upgrade [");
	}

	@Test
	void aRangeOfTheHistoryNeedsAColon() {
		CommandResult result = run("history", "-r", "a1");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("FAILED: ").contains("'a1'").hasLineCount(1);
	}

	@Test
	void completionIsPrinted() {
		CommandResult result = run("completion");

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).startsWith("#!/usr/bin/env bash\n")
			.contains("complete -F _complete_migrate -o default migrate", "--autogenerate", "ensure_version");
	}

	private static CommandResult run(String... command) {
		String[] arguments = new String[command.length + 1];
		arguments[0] = "migrate";
		System.arraycopy(command, 0, arguments, 1, command.length);
		return CommandResult.of(Application.class, arguments);
	}

	/**
	 * Fails if it is started.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	static class Application {

		Application() {
			throw new AssertionError("Started");
		}

	}

}
