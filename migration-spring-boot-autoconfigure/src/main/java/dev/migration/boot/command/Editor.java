package dev.migration.boot.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.MigrationException;

import org.springframework.util.StringUtils;

/**
 * The editor that the user of this machine prefers.
 */
final class Editor {

	private static final List<String> VARIABLES = List.of("VISUAL", "EDITOR");

	private static final List<String> USUAL = List.of("sensible-editor", "editor", "nano", "vim", "code", "code.cmd",
			"notepad.exe");

	private final List<String> command;

	private Editor(List<String> command) {
		this.command = command;
	}

	/**
	 * Find the editor: what the environment names, else one that is usual and there. Most
	 * of the usual ones would wait for a terminal that is not there.
	 * @param environment the environment variables
	 * @param terminal whether a person sits at a terminal
	 * @return the editor
	 * @throws MigrationException if there is none
	 */
	static Editor find(Map<String, String> environment, boolean terminal) {
		for (String variable : VARIABLES) {
			List<String> words = ShellWords.split(environment.getOrDefault(variable, ""));
			if (!words.isEmpty()) {
				return new Editor(words);
			}
		}
		if (!terminal) {
			throw new MigrationException("There is no terminal for an editor; name one that needs none by the"
					+ " environment variable 'VISUAL' or 'EDITOR', or ask 'migrate show' for the path of the file.");
		}
		return USUAL.stream()
			.flatMap((name) -> onPath(name, environment.getOrDefault("PATH", "")))
			.findFirst()
			.map((file) -> new Editor(List.of(file.toString())))
			.orElseThrow(() -> new MigrationException(
					"No editor was found; name one by the environment variable 'VISUAL' or 'EDITOR'."));
	}

	private static Stream<Path> onPath(String name, String path) {
		return Stream.of(path.split(File.pathSeparator))
			.filter(StringUtils::hasText)
			.map((directory) -> Path.of(directory, name))
			.filter((file) -> Files.isRegularFile(file) && Files.isExecutable(file));
	}

	/**
	 * Open a file and wait until the editor is left. It has the terminal meanwhile.
	 * @param file the file
	 * @throws MigrationException if the editor cannot be started or fails
	 */
	void open(Path file) {
		List<String> words = new ArrayList<>(this.command);
		words.add(file.toString());
		int code = run(words);
		if (code != 0) {
			throw new MigrationException(
					"Editor '%s' ended with exit code %d; whether '%s' was changed is for you to see.".formatted(name(),
							code, file));
		}
	}

	private int run(List<String> words) {
		try {
			return new ProcessBuilder(words).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new MigrationException(
					"Editor '%s' cannot be started: %s. Name another by the environment variable 'VISUAL' or 'EDITOR'."
						.formatted(name(), ex.getMessage()),
					ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new MigrationException("Editor '%s' was left open, as the command was interrupted.".formatted(name()),
					ex);
		}
	}

	private String name() {
		return String.join(" ", this.command);
	}

}
