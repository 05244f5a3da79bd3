package dev.migration.boot.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file that a result is written to instead of standard output.
 */
final class ResultFile {

	private final Path target;

	/**
	 * Create the file of a result. Refuses one that can never be written, before anything
	 * is done for its sake.
	 * @param file the file as it was given
	 * @throws UsageException if it is a directory, or in none
	 */
	ResultFile(Path file) {
		this.target = file.toAbsolutePath().normalize();
		if (this.target.getParent() == null || !Files.isDirectory(this.target.getParent())
				|| Files.isDirectory(this.target)) {
			throw new UsageException("'%s' cannot be written; name a file in a directory that exists.".formatted(file));
		}
	}

	void write(String text) {
		try {
			if (Files.exists(this.target) && !Files.isRegularFile(this.target)) {
				// A device or a pipe must stay one
				Files.writeString(this.target, text, StandardCharsets.UTF_8);
			}
			else {
				replace(Files.exists(this.target) ? this.target.toRealPath() : this.target, text);
			}
		}
		catch (IOException ex) {
			throw new OutputException(this.target, ex);
		}
	}

	private static void replace(Path file, String text) throws IOException {
		// Not a file for temporary data, which others would not be allowed to read
		Path temporary = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
		try {
			Files.writeString(temporary, text, StandardCharsets.UTF_8);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

}
