package dev.migration.boot.command;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A command with its arguments, ready to run.
 *
 * @param command what to do
 * @param output the file for the result, or {@code null} for standard output
 * @param quiet whether standard output stays empty
 * @param raisesErrors whether a failure shows its stack trace
 */
record ParsedCommand(MigrationCommand command, @Nullable Path output, boolean quiet, boolean raisesErrors) {

	int run(CommandSession session, CommandConsole console) {
		if (this.output != null) {
			CommandOutput.check(this.output);
		}
		CommandOutput out = new CommandOutput(console.err());
		int code = this.command.run(session, out);
		if (this.output != null) {
			out.writeTo(this.output);
		}
		else if (!this.quiet) {
			out.printTo(console);
		}
		return code;
	}

}
