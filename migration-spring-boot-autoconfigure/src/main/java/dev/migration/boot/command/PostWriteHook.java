package dev.migration.boot.command;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A program that is run on a new file, such as a formatter.
 *
 * @param name what the user calls it
 * @param commandLine the program with its arguments, in which {@code {file}} stands for
 * the file; it comes last if nothing does
 */
record PostWriteHook(String name, String commandLine) {

	private static final String FILE = "{file}";

	/**
	 * Run the program.
	 * @param file the new file
	 * @param lines takes what it prints, a line each
	 * @return what went wrong, or {@code null} if nothing did
	 */
	@Nullable String run(Path file, Consumer<String> lines) {
		lines.accept("Running post write hook '" + this.name + "' ...");
		String failure = execute(words(file), lines);
		lines.accept((failure != null) ? "  FAILED" : "  done");
		return (failure != null)
				? "Post write hook '%s' %s; '%s' stays as it is. Correct 'migration.post-write-hooks.%s'."
					.formatted(this.name, failure, file, this.name)
				: null;
	}

	private List<String> words(Path file) {
		List<String> words = new ArrayList<>(ShellWords.split(this.commandLine));
		if (words.stream().noneMatch((word) -> word.contains(FILE))) {
			words.add(FILE);
		}
		words.replaceAll((word) -> word.replace(FILE, file.toString()));
		return words;
	}

	private static @Nullable String execute(List<String> words, Consumer<String> lines) {
		try {
			Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
			process.getOutputStream().close();
			new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).lines().forEach(lines);
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
