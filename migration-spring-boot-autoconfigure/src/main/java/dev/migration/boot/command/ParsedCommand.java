package dev.migration.boot.command;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * A command with its arguments and the options that every command has, ready to run.
 *
 * @param command what to do
 * @param options how
 */
record ParsedCommand(MigrationCommand command, MigrateCommand options) {

	/**
	 * Run a command that needs no database.
	 * @param standalone the command
	 * @param console the process
	 * @return the exit code
	 */
	int run(StandaloneCommand standalone, CommandConsole console) {
		return write(console, standalone::run);
	}

	/**
	 * Run a command on the databases that it is meant for.
	 * @param databaseCommand the command
	 * @param databases finds the application's databases
	 * @param console the process
	 * @return the exit code
	 */
	int run(DatabaseCommand databaseCommand, Supplier<List<CommandDatabase>> databases, CommandConsole console) {
		return write(console, (out) -> new DatabaseRun(databaseCommand, this.options).run(databases.get(), out));
	}

	private int write(CommandConsole console, ToIntFunction<CommandOutput> work) {
		ResultFile file = (this.options.output() != null) ? new ResultFile(this.options.output()) : null;
		CommandOutput out = new CommandOutput(console, this.options.isQuiet(), file != null || !this.options.isQuiet());
		try {
			int code = work.applyAsInt(out);
			write(out.result(), file, console);
			return code;
		}
		catch (DatabaseCommandException ex) {
			// What was done on the databases before this one stays done
			if (file == null) {
				print(out.resultBefore(ex.database()), console);
			}
			throw ex;
		}
		finally {
			out.printMessages();
		}
	}

	private static void write(String result, @Nullable ResultFile file, CommandConsole console) {
		if (file != null) {
			file.write(result);
		}
		else {
			print(result, console);
		}
	}

	/**
	 * Write to standard output: in its charset, or in UTF-8 if that one cannot say
	 * everything. Question marks would go unnoticed, in SQL too.
	 */
	private static void print(String result, CommandConsole console) {
		boolean sayable = console.charset().newEncoder().canEncode(result);
		Charset charset = sayable ? console.charset() : StandardCharsets.UTF_8;
		console.out().writeBytes(result.getBytes(charset));
		if (console.out().checkError()) {
			throw new OutputException();
		}
	}

}
