package dev.migration.boot.command;

import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Option;

/**
 * The choice between text for people, JSON for programs, and drawings of the graph.
 */
final class HistoryFormat {

	@Option(names = "--format", paramLabel = "FORMAT",
			description = "Print ${COMPLETION-CANDIDATES}; html is a page with all SQL, mermaid and dot draw the graph.")
	private Format format = Format.text;

	Format get() {
		return this.format;
	}

	/**
	 * Return whether a word is a format that only this command has.
	 * @param word what the user has written
	 */
	static boolean isDrawing(String word) {
		return List.of(Format.html, Format.mermaid, Format.dot)
			.stream()
			.anyMatch((format) -> format.name().equals(word.toLowerCase(Locale.ROOT)));
	}

	/**
	 * The formats, spelled as on the command line.
	 */
	enum Format {

		text, json, html, mermaid, dot

	}

}
