package dev.migration.boot.command;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What a process finds when it is started with a command.
 *
 * @param text its standard input
 * @param terminal whether a person sits there
 * @param environment the environment variables
 * @param workingDirectory where it is started
 */
record CommandInput(String text, boolean terminal, Map<String, String> environment, Path workingDirectory) {

	static final CommandInput NONE = new CommandInput("", false, Map.of(), Path.of(""));

	static CommandInput typed(String text) {
		return new CommandInput(text, true, Map.of(), Path.of(""));
	}

	static CommandInput environment(Map<String, String> environment) {
		return new CommandInput("", false, environment, Path.of(""));
	}

	static CommandInput in(Path workingDirectory) {
		return new CommandInput("", false, Map.of(), workingDirectory);
	}

	CommandConsole console(PrintStream out, PrintStream err, IntConsumer exit) {
		InputStream in = new ByteArrayInputStream(this.text.getBytes(StandardCharsets.UTF_8));
		return new CommandConsole(in, out, StandardCharsets.UTF_8, err, () -> this.terminal, this.environment,
				this.workingDirectory, exit);
	}

}
