package dev.migration.boot.command;

import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Understands the words of a command before anything of the application is started.
 */
final class CommandParser {

	private CommandParser() {
	}

	/**
	 * Parse a command.
	 * @param arguments the words after {@code migrate}
	 * @param console where help and usage errors go
	 * @return the command
	 * @throws CommandFinishedException if help or the version was asked for, or the words
	 * are no command
	 */
	static ParsedCommand parse(List<String> arguments, CommandConsole console) {
		MigrateCommand options = new MigrateCommand();
		CommandLine commandLine = new CommandLine(options).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
			.setExpandAtFiles(false)
			.setCaseInsensitiveEnumValuesAllowed(true);
		try {
			return parsed(commandLine.parseArgs(arguments.toArray(String[]::new)), options, console);
		}
		catch (ParameterException ex) {
			throw usageError(ex, console);
		}
	}

	private static ParsedCommand parsed(ParseResult result, MigrateCommand options, CommandConsole console) {
		ParseResult leaf = result;
		while (leaf.hasSubcommand()) {
			leaf = leaf.subcommand();
		}
		CommandLine commandLine = leaf.commandSpec().commandLine();
		if (leaf.isUsageHelpRequested()) {
			commandLine.usage(console.out());
			throw new CommandFinishedException(ExitCode.DONE);
		}
		if (leaf.isVersionHelpRequested()) {
			commandLine.printVersionHelp(console.out());
			throw new CommandFinishedException(ExitCode.DONE);
		}
		if (!(commandLine.getCommand() instanceof MigrationCommand command)) {
			throw new ParameterException(commandLine, "No command was given.");
		}
		return new ParsedCommand(command, options.output(), options.isQuiet(), options.raisesErrors());
	}

	private static CommandFinishedException usageError(ParameterException error, CommandConsole console) {
		console.err().println("FAILED: " + message(error));
		UnmatchedArgumentException.printSuggestions(error, console.err());
		error.getCommandLine().usage(console.err());
		return new CommandFinishedException(ExitCode.USAGE);
	}

	private static @Nullable String message(ParameterException error) {
		if (error instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
				&& error.getCommandLine().getParent() == null) {
			return "There is no command '%s'.".formatted(unmatched.getUnmatched().get(0));
		}
		return error.getMessage();
	}

}
