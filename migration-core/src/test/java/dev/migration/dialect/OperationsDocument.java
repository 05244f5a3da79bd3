package dev.migration.dialect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.operation.IrreversibleOperationException;
import dev.migration.operation.Operation;
import dev.migration.scripts.FileNames;
import dev.migration.scripts.JavaScriptWriter;
import dev.migration.scripts.RevisionDraft;

/**
 * A document whose examples are rows of the suites. Below
 * {@code <!-- example: Rename a table -->}, up to {@code <!-- end -->}, stands what the
 * row of that title is in each database: the call in a script, the SQL, who refuses it
 * and what undoes it. Titles differ where the databases do; a bar parts them.
 */
final class OperationsDocument {

	private static final String EXAMPLE = "<!-- example:";

	private static final String END = "<!-- end -->";

	private static final Pattern NAMED = Pattern.compile("op\\.\\w+\\(\"[^\"]*\",");

	private static final int LONGEST_UNDO = 220;

	private static final int LONGEST_LINE = 180;

	private static final int MOST_LINES = 12;

	private final List<Database> databases;

	private final Set<Class<?>> kinds = new LinkedHashSet<>();

	private final List<String> problems = new ArrayList<>();

	OperationsDocument(List<Database> databases) {
		this.databases = databases;
	}

	/**
	 * Write the examples anew.
	 * @param document the lines of the document
	 * @return the lines that it should have
	 */
	List<String> write(List<String> document) {
		List<String> result = new ArrayList<>();
		Iterator<String> lines = document.iterator();
		while (lines.hasNext()) {
			String line = lines.next();
			result.add(line);
			if (line.startsWith(EXAMPLE)) {
				result.addAll(example(line, titles(line)));
				skip(line, lines);
				result.add(END);
			}
		}
		return result;
	}

	/**
	 * Return the examples that a database neither has a row for nor refuses.
	 */
	List<String> problems() {
		return this.problems;
	}

	/**
	 * Return the kinds of operations that the examples of the document had.
	 */
	Set<Class<?>> kinds() {
		return this.kinds;
	}

	private static List<String> titles(String line) {
		String titles = line.substring(EXAMPLE.length(), line.indexOf("-->"));
		return Stream.of(titles.split("\\|")).map(String::strip).toList();
	}

	private static void skip(String example, Iterator<String> lines) {
		while (lines.hasNext()) {
			if (lines.next().equals(END)) {
				return;
			}
		}
		throw new AssertionError("No " + END + " below: " + example);
	}

	private List<String> example(String line, List<String> titles) {
		Map<Database, DialectCase> rows = new LinkedHashMap<>();
		this.databases.forEach((database) -> database.row(titles).ifPresent((row) -> rows.put(database, row)));
		if (rows.isEmpty()) {
			this.problems.add("no database: " + line);
			return List.of();
		}
		DialectCase first = rows.values().iterator().next();
		List<String> lines = new ArrayList<>();
		calls(rows).forEach((call, same) -> {
			this.kinds.add(same.values().iterator().next().operation().getClass());
			lines.addAll(block("java", call));
			lines.addAll(block("sql", sql(same)));
		});
		List<String> remarks = new ArrayList<>();
		undo(rows.keySet().iterator().next(), first).ifPresent(remarks::add);
		remarks.addAll(refusals(line, rows.keySet(), first.operation()));
		lines.add("");
		remarks.forEach((remark) -> lines.add("* " + remark));
		lines.add("");
		return lines;
	}

	/**
	 * Rows by the call that they are in a script, which may differ by database.
	 */
	private static Map<String, Map<Database, DialectCase>> calls(Map<Database, DialectCase> rows) {
		Map<String, Map<Database, DialectCase>> calls = new LinkedHashMap<>();
		rows.forEach((database, row) -> calls
			.computeIfAbsent(database.call(row.operation()), (call) -> new LinkedHashMap<>())
			.put(database, row));
		return calls;
	}

	private static List<String> block(String language, String text) {
		return Stream.of(Stream.of("", "```" + language), text.lines(), Stream.of("```"))
			.flatMap((lines) -> lines)
			.toList();
	}

	private static String sql(Map<Database, DialectCase> rows) {
		Map<List<String>, List<String>> names = new LinkedHashMap<>();
		rows.forEach((database, row) -> names.computeIfAbsent(row.sql(), (sql) -> new ArrayList<>())
			.add(database.name() + ((row.since() > 0) ? " " + row.since() + "+" : "")));
		List<String> texts = new ArrayList<>();
		names.forEach((sql, who) -> texts.add("-- " + String.join(", ", who) + "\n"
				+ sql.stream().map(OperationsDocument::shown).collect(Collectors.joining("\n"))));
		return String.join("\n\n", texts);
	}

	/**
	 * A statement that would fill a page is cut; its suite has the rest.
	 */
	private static String shown(String statement) {
		List<String> lines = statement.lines().toList();
		if (lines.size() > MOST_LINES) {
			return lines.get(0) + "\n-- … " + (lines.size() - 2) + " lines\n" + lines.get(lines.size() - 1) + ";";
		}
		return lines.stream()
			.map((line) -> (line.length() > LONGEST_LINE) ? line.substring(0, LONGEST_LINE) + " …" : line)
			.collect(Collectors.joining("\n", "", ";"));
	}

	private static Optional<String> undo(Database database, DialectCase row) {
		try {
			String call = database.call(row.operation().inverse());
			String line = call.replaceAll("\\n {8}", " ");
			boolean whole = line.indexOf('\n') < 0 && line.length() <= LONGEST_UNDO;
			return row.reversible()
					? Optional.of("Undone by `" + (whole ? line.replaceFirst(";$", "") : shortened(call)) + "`.")
					: Optional.empty();
		}
		catch (IrreversibleOperationException ex) {
			return Optional.of(ex.getMessage());
		}
	}

	private static String shortened(String call) {
		Matcher matcher = NAMED.matcher(call);
		return matcher.lookingAt() ? matcher.group() + " …)" : call.substring(0, call.indexOf('(', 3) + 1) + "…)";
	}

	private List<String> refusals(String line, Set<Database> known, Operation operation) {
		Map<String, List<String>> refusals = new LinkedHashMap<>();
		for (Database database : this.databases) {
			if (!known.contains(database)) {
				database.refusal(operation)
					.ifPresentOrElse((message) -> refusals.computeIfAbsent(message, (text) -> new ArrayList<>())
						.add(database.name()), () -> this.problems.add(database.name() + ": " + line));
			}
		}
		return refusals.entrySet()
			.stream()
			.map((refusal) -> "**" + String.join(", ", refusal.getValue()) + "**" + refusal.getKey())
			.toList();
	}

	/**
	 * One of the databases, with the rows of its suite.
	 *
	 * @param name the name for a reader
	 * @param dialect its dialect
	 * @param rows the rows
	 */
	record Database(String name, Dialect dialect, List<DialectCase> rows) {

		private static final String START = "Operations op) {\n";

		/**
		 * Find the row of a title, of the newest server before others.
		 */
		Optional<DialectCase> row(List<String> titles) {
			return titles.stream()
				.flatMap((title) -> this.rows.stream().filter((row) -> title.equalsIgnoreCase(bare(row.title()))))
				.min((one, other) -> Integer.compare(one.until(), other.until()));
		}

		private static String bare(String title) {
			return title.substring(title.indexOf(": ") + 1).strip();
		}

		/**
		 * Return the call that a script makes for an operation.
		 */
		String call(Operation operation) {
			FileNames names = FileNames.of("{rev}", 40, ZoneOffset.UTC);
			RevisionDraft draft = new RevisionDraft("0123456789ab", List.of(), List.of(), List.of(), "", Instant.EPOCH,
					!this.dialect.requiresAutocommit(operation), List.of(operation), List.of(), List.of());
			String script = new JavaScriptWriter(this.dialect, "db.revision", names, null).render(draft).text();
			int start = script.indexOf(START) + START.length();
			return script.substring(start, script.indexOf("\n\t}\n", start))
				.lines()
				.map((line) -> line.replaceFirst("^\t\t", "").replace("\t", "    "))
				.collect(Collectors.joining("\n"));
		}

		/**
		 * Return what the dialect cannot, or which type it does not have, in its own
		 * words.
		 */
		Optional<String> refusal(Operation operation) {
			try {
				this.dialect.statements(operation);
				return Optional.empty();
			}
			catch (UnsupportedOperationOnDatabaseException ex) {
				String message = ex.getMessage();
				return Optional.of(message.substring(message.indexOf(" cannot ")));
			}
			catch (UnsupportedTypeException ex) {
				return Optional.of(": " + ex.getMessage());
			}
		}

	}

}
