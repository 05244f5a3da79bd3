package dev.migration.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code docs/performance.md}, made of the results and of the texts beside this class:
 * one for the whole ({@code performance.md}), one for each benchmark ({@code <name>.md})
 * and one for each table ({@code <name>-<id>.md}). What people wrote there survives a new
 * run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PerformanceDocument {

	private static final List<String> NAMES = List.of("boot", "memory", "command", "apply", "compare", "pure");

	private PerformanceDocument() {
	}

	/**
	 * Write the document from all results that there are. The working directory is the
	 * root of the project.
	 */
	public static void write() throws IOException {
		Path directory = Path.of("docs");
		if (!Files.isDirectory(directory)) {
			throw new IllegalStateException("There is no directory 'docs'; run this in the root of the project");
		}
		Files.writeString(directory.resolve("performance.md"), text());
	}

	private static String text() throws IOException {
		StringBuilder text = new StringBuilder(prose("performance"));
		List<String> machines = new ArrayList<>();
		for (String name : NAMES) {
			Optional<Results> results = Results.read(name);
			if (results.isPresent()) {
				section(text, results.get(), machines);
			}
		}
		return text.toString();
	}

	private static void section(StringBuilder text, Results results, List<String> machines) {
		text.append('\n').append(prose(results.name())).append('\n');
		text.append("Measured on ").append(results.date());
		if (!results.database().isEmpty()) {
			text.append(" with ").append(results.database());
		}
		String machine = results.machine().description();
		text.append(machines.contains(machine) ? ", on the same machine" : ": " + machine);
		machines.add(machine);
		text.append(".\n\n```shell\n").append(results.command()).append("\n```\n");
		for (ResultTable table : results.tables()) {
			text.append('\n')
				.append(new TableText(table).text())
				.append('\n')
				.append(prose(results.name() + "-" + table.id()));
		}
	}

	private static String prose(String name) {
		try (InputStream resource = PerformanceDocument.class.getResourceAsStream(name + ".md")) {
			if (resource == null) {
				throw new IllegalStateException("There is no text '%s.md' beside %s".formatted(name,
						PerformanceDocument.class.getSimpleName()));
			}
			return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
