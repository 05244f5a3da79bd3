package dev.migration.boot.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * A program that is run on a new file, such as a formatter.
 *
 * @param name what the user calls it
 * @param commandLine the program with its arguments, in which {@code {file}} stands for
 * the file; it comes last if nothing does
 */
record PostWriteHook(String name, String commandLine) {

	private static final String FILE = "{file}";

	private static final int LONGEST_OUTPUT = 100_000;

	private static final String FAILURE = "Post write hook '%s' %s; '%s' stays as it is. Correct 'migration.post-write-hooks.%s'.";

	/**
	 * Run the program.
	 * @param file the new file
	 * @param lines takes what it prints, a line each
	 * @return what went wrong, or {@code null} if nothing did
	 */
	@Nullable String run(Path file, Consumer<String> lines) {
		if (this.commandLine.isBlank()) {
			// Switched off, for example by a profile
			return null;
		}
		lines.accept("Running post write hook '" + this.name + "' ...");
		String failure = execute(file, lines);
		lines.accept((failure != null) ? "  FAILED" : "  done");
		return (failure != null) ? FAILURE.formatted(this.name, failure, file, this.name) : null;
	}

	private @Nullable String execute(Path file, Consumer<String> lines) {
		try {
			return execute(words(file), lines);
		}
		catch (UsageException ex) {
			return "cannot be started: " + StringUtils.trimTrailingCharacter(String.valueOf(ex.getMessage()), '.');
		}
	}

	private List<String> words(Path file) {
		List<String> words = new ArrayList<>(ShellWords.split(this.commandLine));
		if (words.stream().noneMatch((word) -> word.contains(FILE))) {
			words.add(FILE);
		}
		words.replaceAll((word) -> word.replace(FILE, file.toString()));
		return words;
	}

	private static void copy(InputStream output, Consumer<String> lines) throws IOException {
		new String(output.readNBytes(LONGEST_OUTPUT), Charset.defaultCharset()).lines().forEach(lines);
		// Whoever is not read to the end waits for ever
		long more = output.transferTo(OutputStream.nullOutputStream());
		if (more > 0) {
			lines.accept("... and " + more + " bytes more");
		}
	}

	private static @Nullable String execute(List<String> words, Consumer<String> lines) {
		try {
			Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
			process.getOutputStream().close();
			copy(process.getInputStream(), lines);
			int code = process.waitFor();
			return (code != 0) ? "ended with exit code " + code : null;
		}
		catch (IOException ex) {
			return "cannot be started: " + ex.getMessage();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "was interrupted";
		}
	}

}
