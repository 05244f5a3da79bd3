package dev.migration.boot.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * The process as a command sees it. An application that registers one of its own with the
 * bootstrap registry runs commands without ending the process.
 *
 * @param in where answers come from
 * @param out where the result goes
 * @param charset the charset of input and result
 * @param err where everything else goes
 * @param terminal whether a person sits at both ends; asked only before a question
 * @param environment the environment variables
 * @param workingDirectory the directory that the process was started in
 * @param exit ends the process with a code
 */
record CommandConsole(InputStream in, PrintStream out, Charset charset, PrintStream err, BooleanSupplier terminal,
		Map<String, String> environment, Path workingDirectory, IntConsumer exit) {

	static CommandConsole system() {
		Charset charset = Charset.forName(System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
		return new CommandConsole(System.in, System.out, charset, System.err, SystemTerminal::isPresent,
				System.getenv(), Path.of("").toAbsolutePath(), System::exit);
	}

}
