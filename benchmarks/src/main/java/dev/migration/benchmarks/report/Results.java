package dev.migration.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.migration.benchmarks.Settings;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark has measured, kept as JSON in {@code benchmarks/target/results}, so
 * that the document can be made of several runs.
 *
 * @param name the name of the benchmark
 * @param date when it was measured
 * @param command the line that repeats it
 * @param database the database with its version, empty if there was none
 * @param machine where it was measured
 * @param tables the tables
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Results(String name, String date, String command, String database, Machine machine,
		List<ResultTable> tables) {

	private static final Path DIRECTORY = Path.of("benchmarks", "target", "results");

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	public Results {
		tables = List.copyOf(tables);
	}

	/**
	 * Write results.
	 * @param name the name of the benchmark
	 * @param settings how it was run
	 * @param database the database with its version, such as "PostgreSQL 18.6"; empty if
	 * there was none
	 * @param tables the tables
	 */
	public static void write(String name, Settings settings, String database, List<ResultTable> tables)
			throws IOException {
		Results results = new Results(name, LocalDate.now(ZoneOffset.UTC).toString(), settings.command(name), database,
				Machine.current(), tables);
		Files.createDirectories(DIRECTORY);
		Files.writeString(file(name), JSON.writeValueAsString(results));
		print(results);
	}

	@SuppressWarnings("SystemOut")
	private static void print(Results results) {
		results.tables().forEach((table) -> System.out.println(new TableText(table).text()));
	}

	static Optional<Results> read(String name) throws IOException {
		Path file = file(name);
		return Files.exists(file) ? Optional.of(JSON.readValue(Files.readString(file), Results.class))
				: Optional.empty();
	}

	private static Path file(String name) {
		return DIRECTORY.resolve(name + ".json");
	}

}
