package dev.migration.boot.command;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.IntConsumer;

/**
 * The process as a command sees it. An application that registers one of its own with the
 * bootstrap registry runs commands without ending the process.
 *
 * @param out where the result goes
 * @param charset the charset of that place
 * @param err where everything else goes
 * @param exit ends the process with a code
 */
record CommandConsole(PrintStream out, Charset charset, PrintStream err, IntConsumer exit) {

	static CommandConsole system() {
		Charset charset = Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
		return new CommandConsole(System.out, charset, System.err, System::exit);
	}

}
