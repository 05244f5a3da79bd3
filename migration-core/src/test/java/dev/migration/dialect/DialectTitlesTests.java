package dev.migration.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.migration.operation.Operation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the suites of the databases together: the same operation has the same title
 * everywhere. A title that a suite has no row of is refused by its dialect, in the words
 * of {@code refusals.txt} (written anew with {@code -Ddocs.write=true}), or is about
 * something that only the other databases do ({@code particular.txt}).
 */
class DialectTitlesTests {

	private static final Path RESOURCES = Path.of("src", "test", "resources", "dev", "migration", "dialect");

	private static final Path REFUSALS = RESOURCES.resolve("refusals.txt");

	private static final Path PARTICULAR = RESOURCES.resolve("particular.txt");

	private final List<Suite> suites = List.of(
			new Suite("PostgreSQL", new PostgreSqlDialect(), new PostgreSqlDialectIntegrationTests().cases()),
			new Suite("MariaDB", new MariaDbDialect(), MariaDbCases.all(true)),
			new Suite("MySQL", new MySqlDialect(), MariaDbCases.all(false)),
			new Suite("H2", new H2Dialect(), new H2DialectIntegrationTests().cases()));

	@Test
	void everyTitleIsThereOncePerSuite() {
		assertThat(this.suites)
			.allSatisfy((suite) -> assertThat(suite.rows()).extracting(DialectCase::title).doesNotHaveDuplicates());
	}

	@Test
	void titlesBeginInLowerCase() {
		assertThat(this.suites).flatExtracting(Suite::rows)
			.extracting(DialectCase::title)
			.allMatch((title) -> Character.isLowerCase(title.charAt(0)));
	}

	@Test
	void whatASuiteHasNoRowOfIsRefused() throws IOException {
		List<String> lines = new ArrayList<>();
		missing().forEach((title, suites) -> {
			Map<String, List<String>> messages = new LinkedHashMap<>();
			suites.forEach((suite) -> suite.refusal(operation(title))
				.ifPresent(
						(message) -> messages.computeIfAbsent(message, (text) -> new ArrayList<>()).add(suite.name())));
			if (!messages.isEmpty()) {
				lines.add(title);
				messages.forEach((message, names) -> lines.add("\t" + String.join(", ", names) + ": " + message));
			}
		});

		if (Boolean.getBoolean("docs.write")) {
			Files.write(REFUSALS, lines);
		}
		assertThat(lines).as("%s, which -Ddocs.write=true would write", REFUSALS)
			.containsExactlyElementsOf(Files.readAllLines(REFUSALS));
	}

	@Test
	void whatIsNeitherThereNorRefusedIsParticular() throws IOException {
		SortedMap<String, List<String>> titles = new TreeMap<>();
		missing().forEach((title, suites) -> {
			if (suites.stream().anyMatch((suite) -> suite.refusal(operation(title)).isEmpty())) {
				titles.computeIfAbsent(owners(title), (owners) -> new ArrayList<>()).add(title);
			}
		});

		List<String> lines = new ArrayList<>();
		titles.forEach((owners, particular) -> {
			lines.add(owners);
			particular.forEach((title) -> lines.add("\t" + title));
		});
		assertThat(lines).as("what %s should say apart from comments", PARTICULAR)
			.containsExactlyElementsOf(
					Files.readAllLines(PARTICULAR).stream().filter((line) -> !line.startsWith("#")).toList());
	}

	/**
	 * Return the titles that not every suite has, with the suites that do not.
	 */
	private SortedMap<String, List<Suite>> missing() {
		SortedSet<String> titles = this.suites.stream()
			.flatMap((suite) -> suite.titles().stream())
			.collect(Collectors.toCollection(TreeSet::new));
		SortedMap<String, List<Suite>> missing = new TreeMap<>();
		for (String title : titles) {
			List<Suite> without = this.suites.stream().filter((suite) -> !suite.titles().contains(title)).toList();
			if (!without.isEmpty()) {
				missing.put(title, without);
			}
		}
		return missing;
	}

	private String owners(String title) {
		return this.suites.stream()
			.filter((suite) -> suite.titles().contains(title))
			.map(Suite::name)
			.collect(Collectors.joining(", "));
	}

	private Operation operation(String title) {
		return this.suites.stream()
			.flatMap((suite) -> suite.rows().stream())
			.filter((row) -> Suite.familyOf(row).equals(title))
			.findFirst()
			.orElseThrow()
			.operation();
	}

	/**
	 * The suite of a database.
	 *
	 * @param name the name of the database
	 * @param dialect its dialect
	 * @param rows the rows
	 */
	private record Suite(String name, Dialect dialect, List<DialectCase> rows) {

		private static final String TYPE = "add a column of type ";

		/**
		 * Return the titles without the names that only stand for others, and without the
		 * spellings of types, which are each database's own.
		 */
		SortedSet<String> titles() {
			return this.rows.stream()
				.map(Suite::familyOf)
				.filter((title) -> !title.startsWith(TYPE))
				.collect(Collectors.toCollection(TreeSet::new));
		}

		static String familyOf(DialectCase row) {
			return row.title().replaceFirst(" (named|to) '.*'", "");
		}

		Optional<String> refusal(Operation operation) {
			try {
				this.dialect.statements(operation);
				return Optional.empty();
			}
			catch (UnsupportedOperationOnDatabaseException | UnsupportedTypeException ex) {
				return Optional.of(ex.getMessage());
			}
		}

	}

}
