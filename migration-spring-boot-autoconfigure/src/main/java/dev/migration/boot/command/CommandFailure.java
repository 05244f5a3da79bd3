package dev.migration.boot.command;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Tells why a command failed.
 */
final class CommandFailure {

	private CommandFailure() {
	}

	/**
	 * Tell about a failure, on standard error.
	 * @param failure the failure
	 * @param command the command, or {@code null} if there is none yet
	 * @param console the process
	 * @param context knows more about failures, or {@code null} if there is none yet
	 * @return the exit code
	 */
	static int report(Throwable failure, @Nullable ParsedCommand command, CommandConsole console,
			@Nullable ConfigurableApplicationContext context) {
		console.err().println("FAILED: " + TerminalText.lines(new FailureText(context).of(failure)));
		if (command != null && command.options().raisesErrors()) {
			failure.printStackTrace(console.err());
		}
		return ExitCode.of(failure);
	}

}
