package dev.migration.boot.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
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

	/**
	 * Write the result to standard output: in its charset, or in UTF-8 if that one cannot
	 * say everything. Question marks would go unnoticed, in SQL too.
	 * @param console the process
	 */
	void printTo(CommandConsole console) {
		boolean sayable = console.charset().newEncoder().canEncode(this.text);
		Charset charset = sayable ? console.charset() : StandardCharsets.UTF_8;
		console.out().writeBytes(this.text.toString().getBytes(charset));
		if (console.out().checkError()) {
			throw new OutputException();
		}
	}

	/**
	 * Refuse a file that can never be written, before anything is done for its sake.
	 * @param file the file
	 * @throws UsageException if it is a directory, or in none
	 */
	static void check(Path file) {
		Path target = file.toAbsolutePath().normalize();
		if (target.getParent() == null || !Files.isDirectory(target.getParent()) || Files.isDirectory(target)) {
			throw new UsageException("'%s' cannot be written; name a file in a directory that exists.".formatted(file));
		}
	}

	void writeTo(Path file) {
		Path target = file.toAbsolutePath().normalize();
		try {
			if (Files.exists(target) && !Files.isRegularFile(target)) {
				// A device or a pipe must stay one
				Files.writeString(target, this.text, StandardCharsets.UTF_8);
			}
			else {
				replace(Files.exists(target) ? target.toRealPath() : target);
			}
		}
		catch (IOException ex) {
			throw new OutputException(target, ex);
		}
	}

	private void replace(Path target) throws IOException {
		// Not a file for temporary data, which others would not be allowed to read
		Path temporary = target
			.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
		try {
			Files.writeString(temporary, this.text, StandardCharsets.UTF_8);
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

}
