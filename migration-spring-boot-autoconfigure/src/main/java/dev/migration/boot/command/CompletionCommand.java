package dev.migration.boot.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/**
 * Prints what completes commands in a shell.
 */
@Command(name = "completion", description = "Print a script that completes commands in bash and zsh.",
		footer = { "  source <(./migrate completion)", "  ./migrate completion > /etc/bash_completion.d/migrate" })
final class CompletionCommand implements StandaloneCommand {

	@Override
	public int run(CommandOutput out) {
		out.text(AutoComplete.bash("migrate", CommandParser.commandLine(new MigrateCommand())));
		return ExitCode.DONE;
	}

}
