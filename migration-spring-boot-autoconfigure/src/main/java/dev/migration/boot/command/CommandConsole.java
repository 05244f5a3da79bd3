package dev.migration.boot.command;

import java.io.PrintStream;
import java.util.function.IntConsumer;

/**
 * The process as a command sees it. An application that registers one of its own with the
 * bootstrap registry runs commands without ending the process.
 *
 * @param out where the result goes
 * @param err where everything else goes
 * @param exit ends the process with a code
 */
record CommandConsole(PrintStream out, PrintStream err, IntConsumer exit) {

	static CommandConsole system() {
		return new CommandConsole(System.out, System.err, System::exit);
	}

}
