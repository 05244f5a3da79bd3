package dev.migration.boot.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.MigrationException;
import dev.migration.revision.RevisionRange;
import dev.migration.revision.RevisionTarget;
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
		CommandLine commandLine = commandLine(options);
		try {
			return parsed(commandLine.parseArgs(withoutHelp(arguments)), options, console);
		}
		catch (ParameterException ex) {
			if (ex.getCause() instanceof MigrationException cause) {
				throw cause;
			}
			throw usageError(ex, console);
		}
	}

	static CommandLine commandLine(MigrateCommand options) {
		return new CommandLine(options).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
			.setExpandAtFiles(false)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.registerConverter(RevisionTarget.class, RevisionTarget::parse)
			.registerConverter(RevisionRange.class, RevisionRange::parse)
			.registerConverter(CommandRange.class, CommandRange::parse);
	}

	/**
	 * {@code help upgrade} is {@code upgrade --help}.
	 */
	private static String[] withoutHelp(List<String> arguments) {
		List<String> words = new ArrayList<>(arguments);
		if (!words.isEmpty() && words.get(0).equals("help")) {
			words.remove(0);
			words.add("--help");
		}
		return words.toArray(String[]::new);
	}

	private static ParsedCommand parsed(ParseResult result, MigrateCommand options, CommandConsole console) {
		ParseResult leaf = result;
		while (leaf.hasSubcommand()) {
			leaf = leaf.subcommand();
		}
		CommandLine commandLine = leaf.commandSpec().commandLine();
		if (!leaf.unmatched().isEmpty()) {
			// Not checked by picocli where help is asked for
			throw new UnmatchedArgumentException(commandLine, leaf.unmatched());
		}
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
		command.check();
		return new ParsedCommand(command, options);
	}

	private static CommandFinishedException usageError(ParameterException error, CommandConsole console) {
		CommandLine commandLine = error.getCommandLine();
		console.err().println("FAILED: " + TerminalText.lines(UsageErrorText.of(error)));
		console.err().print(commandLine.getHelp().synopsisHeading());
		console.err().print(commandLine.getHelp().synopsis(commandLine.getHelp().synopsisHeadingLength()));
		console.err().println("Run '" + commandLine.getCommandSpec().qualifiedName() + " --help' for more.");
		return new CommandFinishedException(ExitCode.USAGE);
	}

}
