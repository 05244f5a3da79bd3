package dev.migration.boot.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Result of a command: collected, then written at once, so that a file never holds half
 * of one.
 */
final class CommandOutput {

	private final StringBuilder text = new StringBuilder();

	private final PrintStream messages;

	CommandOutput(PrintStream messages) {
		this.messages = messages;
	}

	/**
	 * Add a line to the result.
	 * @param line the line
	 */
	void line(String line) {
		this.text.append(line).append('\n');
	}

	/**
	 * Add text to the result as it is.
	 * @param addition the text
	 */
	void text(String addition) {
		this.text.append(addition);
	}

	/**
	 * Say why the exit code is not zero although nothing went wrong.
	 * @param message the reason
	 */
	void failed(String message) {
		this.messages.println("FAILED: " + message);
	}

	void printTo(PrintStream out) {
		out.print(this.text);
		out.flush();
	}

	void writeTo(Path file) {
		Path target = file.toAbsolutePath().normalize();
		Path directory = target.getParent();
		if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(target)) {
			throw new UsageException("'%s' cannot be written; name a file in a directory that exists.".formatted(file));
		}
		try {
			Path temporary = Files.createTempFile(directory, "." + target.getFileName(), ".tmp");
			try {
				Files.writeString(temporary, this.text, StandardCharsets.UTF_8);
				Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(temporary);
			}
		}
		catch (IOException ex) {
			throw new OutputException(target, ex);
		}
	}

}
