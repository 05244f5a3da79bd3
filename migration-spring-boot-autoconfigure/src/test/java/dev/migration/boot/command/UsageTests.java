package dev.migration.boot.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Questions and mistakes that are answered before the application starts.
 */
class UsageTests {

	@Test
	void helpListsTheCommands() {
		CommandResult result = run("--help");

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).startsWith("""
				Usage: migrate [-hqV] [--raiseerr] [--output=FILE] COMMAND
				Migrate the database of this application.
				""")
			.containsSubsequence("branches", "check", "current", "downgrade", "ensure-version", "heads", "history",
					"merge", "revision", "show", "stamp", "upgrade");
	}

	@ParameterizedTest
	@ValueSource(strings = { "branches", "check", "current", "downgrade", "ensure-version", "ensure_version", "heads",
			"history", "merge", "revision", "show", "stamp", "upgrade" })
	void everyCommandHasHelp(String command) {
		CommandResult result = run(command, "--help");

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).startsWith("Usage: migrate " + command.replace('_', '-') + " [");
	}

	@Test
	void theVersionIsPrinted() {
		assertThat(run("--version").out()).startsWith("migrate ").hasLineCount(1);
	}

	@Test
	void aMisspelledCommandIsCorrected() {
		CommandResult result = run("upgrad", "head");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: There is no command 'upgrad'.\nDid you mean: migrate upgrade");
	}

	@Test
	void aMisspelledOptionIsCorrected() {
		CommandResult result = run("history", "--verbos");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("""
				FAILED: Unknown option: '--verbos'
				Possible solutions: --verbose, --version
				Usage: migrate history [""");
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
		assertThat(result.err()).startsWith("FAILED: Unmatched argument at index 2: 'b2'\n");
	}

	@Test
	void anUnknownFormatIsAUsageError() {
		assertThat(run("heads", "--format", "xml").err()).startsWith(
				"FAILED: Invalid value for option '--format': expected one of [text, json] (case-insensitive) but was"
						+ " 'xml'\n");
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
