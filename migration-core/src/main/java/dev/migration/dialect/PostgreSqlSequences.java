package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migration.operation.CreateSequence;
import dev.migration.operation.RenameSequence;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import org.jspecify.annotations.Nullable;

/**
 * The clauses that say how a sequence or an identity column counts.
 */
final class PostgreSqlSequences {

	static final String RESTART = "RESTART";

	private static final ColumnType DEFAULT_TYPE = ColumnType.of("bigint");

	private PostgreSqlSequences() {
	}

	static String create(CreateSequence operation) {
		Sequence sequence = operation.sequence();
		List<String> words = new ArrayList<>();
		words.add("CREATE SEQUENCE " + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
				+ PostgreSqlNames.quote(sequence.name()));
		if (!sequence.type().equals(DEFAULT_TYPE)) {
			words.add("AS " + PostgreSqlTypes.render(sequence.type()));
		}
		words.addAll(options(sequence.options()));
		return String.join(" ", words);
	}

	/**
	 * A sequence that has not come to its new bounds yet goes there first, because the
	 * server refuses to leave it behind. A new type resets the bounds for the old
	 * direction, whatever else the statement says, so turning takes one of its own.
	 */
	static List<String> alter(Sequence from, Sequence to) {
		List<String> statements = new ArrayList<>();
		SequenceOptions before = from.options();
		SequenceOptions after = to.options();
		if (after.isBehind(before)) {
			String name = PostgreSqlNames.quote(from.name());
			long limit = after.firstPossible();
			statements.add("SELECT pg_catalog.setval(" + PostgreSqlLiterals.string(name) + ", " + limit
					+ ", false) FROM " + name + " WHERE last_value " + ((after.increment() > 0) ? "< " : "> ") + limit);
		}
		statements.addAll(alterations(from, to));
		return statements;
	}

	private static List<String> alterations(Sequence from, Sequence to) {
		List<String> changes = changes(from.options(), to.options());
		String type = from.type().equals(to.type()) ? "" : "AS " + PostgreSqlTypes.render(to.type());
		List<String> actions = changes.contains(RESTART) ? List.of(type, String.join(" ", changes))
				: List.of((type + " " + String.join(" ", changes)).strip());
		return actions.stream()
			.filter((action) -> !action.isEmpty())
			.map((action) -> "ALTER SEQUENCE " + PostgreSqlNames.quote(from.name()) + " " + action)
			.toList();
	}

	static String rename(RenameSequence operation) {
		return "ALTER SEQUENCE " + PostgreSqlNames.quote(operation.from()) + " RENAME TO "
				+ PostgreSqlNames.quote(operation.to().name());
	}

	/**
	 * Return the options that differ from what the server takes when they are left out.
	 */
	static List<String> options(SequenceOptions options) {
		List<String> words = new ArrayList<>();
		if (options.start() != defaultStart(options)) {
			words.add("START WITH " + options.start());
		}
		if (options.increment() != 1) {
			words.add("INCREMENT BY " + options.increment());
		}
		if (options.minimum() != null) {
			words.add("MINVALUE " + options.minimum());
		}
		if (options.maximum() != null) {
			words.add("MAXVALUE " + options.maximum());
		}
		if (options.cache() != 1) {
			words.add("CACHE " + options.cache());
		}
		if (options.cycle()) {
			words.add("CYCLE");
		}
		return words;
	}

	/**
	 * Return the options that change. A new start is only noted by the server; the next
	 * value stays unless the direction turns, because then it is out of the default
	 * bounds.
	 */
	static List<String> changes(SequenceOptions from, SequenceOptions to) {
		List<String> words = new ArrayList<>();
		boolean turns = from.increment() > 0 != to.increment() > 0;
		if (from.start() != to.start()) {
			words.add("START WITH " + to.start());
		}
		if (from.increment() != to.increment()) {
			words.add("INCREMENT BY " + to.increment());
		}
		if (isChanged(from.minimum(), to.minimum()) || (turns && to.minimum() == null)) {
			words.add((to.minimum() != null) ? "MINVALUE " + to.minimum() : "NO MINVALUE");
		}
		if (isChanged(from.maximum(), to.maximum()) || (turns && to.maximum() == null)) {
			words.add((to.maximum() != null) ? "MAXVALUE " + to.maximum() : "NO MAXVALUE");
		}
		if (from.cache() != to.cache()) {
			words.add("CACHE " + to.cache());
		}
		if (from.cycle() != to.cycle()) {
			words.add(to.cycle() ? "CYCLE" : "NO CYCLE");
		}
		if (turns) {
			words.add(RESTART);
		}
		return words;
	}

	private static boolean isChanged(@Nullable Long from, @Nullable Long to) {
		return !Objects.equals(from, to);
	}

	private static long defaultStart(SequenceOptions options) {
		if (options.increment() > 0) {
			return (options.minimum() != null) ? options.minimum() : 1;
		}
		return (options.maximum() != null) ? options.maximum() : -1;
	}

}
