package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migration.schema.ColumnType;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;

/**
 * The sequences of MariaDB, which are tables in many respects.
 */
final class MariaDbSequences {

	private static final ColumnType DEFAULT_TYPE = ColumnType.of("bigint");

	private final MySqlServer server;

	MariaDbSequences(MySqlServer server) {
		this.server = server;
	}

	/**
	 * If nothing is said the server hands out 1000 values to each table cache, so that it
	 * is told what the model says.
	 */
	String create(Sequence sequence, String condition) {
		SequenceOptions options = sequence.options();
		List<String> words = new ArrayList<>();
		words.add("CREATE SEQUENCE " + condition + MySqlNames.quote(sequence.name()));
		if (!sequence.type().equals(DEFAULT_TYPE)) {
			words.add("AS " + type(sequence));
		}
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
		words.add(cache(options));
		if (options.cycle()) {
			words.add("CYCLE");
		}
		return String.join(" ", words);
	}

	private String type(Sequence sequence) {
		if (!this.server.hasTypedSequences()) {
			throw this.server.cannot(
					"give sequence '" + sequence.name() + "' the type '" + MySqlTypes.render(sequence.type())
							+ "' before version 11.5",
					"leave the type out, which makes it 'bigint', and set a maximum");
		}
		return MySqlTypes.render(sequence.type());
	}

	/**
	 * One that turns begins anew: what it counted to is beyond its new limits. Limits
	 * that are not said go by the old direction, so that they are said then.
	 */
	List<MySqlStatement> alter(Sequence from, Sequence to) {
		SequenceOptions before = from.options();
		SequenceOptions after = to.options();
		boolean turns = (before.increment() > 0) != (after.increment() > 0);
		List<String> words = new ArrayList<>();
		if (!from.type().equals(to.type())) {
			words.add("AS " + type(to));
		}
		if (before.start() != after.start()) {
			words.add("START WITH " + after.start());
		}
		if (before.increment() != after.increment()) {
			words.add("INCREMENT BY " + after.increment());
		}
		if (turns || !Objects.equals(before.minimum(), after.minimum())) {
			words.add("MINVALUE " + minimum(after));
		}
		if (turns || !Objects.equals(before.maximum(), after.maximum())) {
			words.add("MAXVALUE " + maximum(after));
		}
		if (before.cache() != after.cache()) {
			words.add(cache(after));
		}
		if (before.cycle() != after.cycle()) {
			words.add(after.cycle() ? "CYCLE" : "NOCYCLE");
		}
		if (turns) {
			words.add("RESTART WITH " + after.start());
		}
		if (words.isEmpty()) {
			return List.of();
		}
		String name = MySqlNames.quote(from.name());
		List<MySqlStatement> statements = new ArrayList<>();
		if (after.isBehind(before)) {
			// Never backwards; the server refuses to leave a sequence behind its limits
			statements.addAll(MySqlStatement.of("SELECT SETVAL(" + name + ", " + after.firstPossible() + ", 0)"));
		}
		statements.addAll(MySqlStatement.of("ALTER SEQUENCE " + name + " " + String.join(" ", words)));
		return statements;
	}

	private static String cache(SequenceOptions options) {
		return (options.cache() == 1) ? "NOCACHE" : "CACHE " + options.cache();
	}

	// The ends of bigint are the server's own
	private static long minimum(SequenceOptions options) {
		if (options.minimum() != null) {
			return options.minimum();
		}
		return (options.increment() > 0) ? 1 : -Long.MAX_VALUE;
	}

	private static long maximum(SequenceOptions options) {
		if (options.maximum() != null) {
			return options.maximum();
		}
		return (options.increment() > 0) ? Long.MAX_VALUE - 1 : -1;
	}

	private static long defaultStart(SequenceOptions options) {
		return (options.increment() > 0) ? minimum(options) : maximum(options);
	}

}
