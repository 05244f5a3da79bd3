package dev.migration.boot.command;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The command of one start of an application, if it has one: from the arguments to the
 * exit of the process.
 */
final class CommandRun {

	static final String PICOCLI = "picocli.CommandLine";

	private final ApplicationRole role;

	private final CommandConsole console;

	private @Nullable ParsedCommand command;

	private @Nullable PrintStream standardOut;

	CommandRun(ApplicationRole role, CommandConsole console) {
		this.role = role;
		this.console = console;
	}

	/**
	 * Return whether this application takes commands.
	 * @return {@code false} under a test and for contexts beside the main one
	 */
	boolean takesCommands() {
		return this.role != ApplicationRole.OTHER;
	}

	/**
	 * Return whether this is the application that runs the command, and no parent of it.
	 * @return whether the process ends with it
	 */
	boolean isMain() {
		return this.role == ApplicationRole.MAIN;
	}

	boolean isActive() {
		return this.standardOut != null;
	}

	/**
	 * Return whether the command writes a revision.
	 * @return {@code true} if it may be the first one of its folder
	 */
	boolean isWriting() {
		return this.command != null && this.command.command() instanceof RevisionCommand;
	}

	/**
	 * Return whether the command may want a connection.
	 * @return {@code false} if what the application starts for its database is not needed
	 */
	boolean needsConnection() {
		return this.command == null
				|| (this.command.command() instanceof DatabaseCommand database && database.needsConnection());
	}

	/**
	 * Take a command. From here on standard output carries its result alone.
	 * @param arguments the words after {@code migrate}
	 * @throws CommandFinishedException if nothing but an answer was asked for, or the
	 * words are no command
	 */
	void start(Supplier<List<String>> arguments) {
		this.standardOut = System.out;
		System.setOut(this.console.err());
		try {
			requirePicocli();
			this.command = CommandParser.parse(arguments.get(), this.console);
			if (this.command.command() instanceof StandaloneCommand standalone) {
				throw new CommandFinishedException(this.command.run(standalone, this.console));
			}
		}
		catch (RuntimeException ex) {
			throw finished(ex, null);
		}
	}

	private void requirePicocli() {
		if (!ClassUtils.isPresent(PICOCLI, getClass().getClassLoader())) {
			throw new CommandUnavailableException(
					"Commands need picocli; add the dependency 'info.picocli:picocli' to the application.");
		}
	}

	/**
	 * Run the command.
	 * @param context the context that is being refreshed
	 * @throws CommandFinishedException always, unless this is a parent
	 */
	void execute(ConfigurableApplicationContext context) {
		ParsedCommand parsed = this.command;
		if (this.role != ApplicationRole.MAIN || parsed == null
				|| !(parsed.command() instanceof DatabaseCommand databaseCommand)) {
			return;
		}
		int code;
		try {
			code = parsed.run(databaseCommand, new CommandSession(context)::databases, this.console);
		}
		catch (RuntimeException ex) {
			throw finished(ex, context);
		}
		throw new CommandFinishedException(code);
	}

	/**
	 * End the process after a start that ended in an exception.
	 * @param failure the exception
	 * @param context the context, if there is one already
	 */
	void exit(Throwable failure, @Nullable ConfigurableApplicationContext context) {
		int code = finished(failure, context).code();
		this.console.out().flush();
		this.console.err().flush();
		this.console.exit().accept(code);
		release();
	}

	/**
	 * Give standard output back, for the context below this one to take.
	 */
	void release() {
		if (this.standardOut != null) {
			System.setOut(this.standardOut);
		}
	}

	private CommandFinishedException finished(Throwable failure, @Nullable ConfigurableApplicationContext context) {
		CommandFinishedException finished = CommandFinishedException.in(failure);
		if (finished != null) {
			return finished;
		}
		return new CommandFinishedException(CommandFailure.report(failure, this.command, this.console, context));
	}

}
