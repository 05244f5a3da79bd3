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
 * The clauses that say how a sequence or an identity column counts. A cache of 1 is what
 * a model says when it says nothing, and leaves the size to the server.
 */
final class H2Sequences {

	private static final ColumnType DEFAULT_TYPE = ColumnType.of("bigint");

	private final H2Names names;

	H2Sequences(H2Names names) {
		this.names = names;
	}

	String create(CreateSequence operation) {
		Sequence sequence = operation.sequence();
		List<String> words = new ArrayList<>();
		words.add("CREATE SEQUENCE " + (operation.ifNotExists() ? "IF NOT EXISTS " : "")
				+ this.names.quote(sequence.name()));
		if (!sequence.type().equals(DEFAULT_TYPE)) {
			words.add("AS " + H2Types.render(sequence.type(), this.names));
		}
		words.addAll(options(sequence.options()));
		return String.join(" ", words);
	}

	List<String> alter(Sequence from, Sequence to) {
		if (!from.type().equals(to.type())) {
			throw H2Refusal.of("change the type of sequence '" + from.name() + "' from '" + from.type() + "' to '"
					+ to.type() + "'", "drop the sequence and create it again");
		}
		List<String> words = new ArrayList<>(changes(from.options(), to.options()));
		if (from.options().start() != to.options().start()) {
			words.add(0, "START WITH " + to.options().start());
		}
		if (turns(from.options(), to.options())) {
			words.add("RESTART");
		}
		if (to.options().isBehind(from.options())) {
			words.add("RESTART WITH " + position(from, to.options()));
		}
		return words.isEmpty() ? List.of()
				: List.of("ALTER SEQUENCE " + this.names.quote(from.name()) + " " + String.join(" ", words));
	}

	/**
	 * The server refuses to leave a sequence behind its new bounds.
	 */
	private String position(Sequence sequence, SequenceOptions options) {
		String choice = (options.increment() > 0) ? "GREATEST" : "LEAST";
		return "(SELECT " + choice + "(BASE_VALUE, " + options.firstPossible()
				+ ") FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = "
				+ this.names.storedSchema(sequence.name()) + " AND SEQUENCE_NAME = "
				+ H2Literals.string(this.names.stored(sequence.name().name())) + ")";
	}

	/**
	 * H2 has no statement for it, so that the new one is created with everything that the
	 * catalog knows about the old one.
	 */
	List<String> rename(RenameSequence operation) {
		return List.of(
				"EXECUTE IMMEDIATE (SELECT "
						+ H2Literals.string("CREATE SEQUENCE " + this.names.quote(operation.to()) + " AS ")
						+ " || DATA_TYPE || ' START WITH ' || START_VALUE || ' INCREMENT BY ' || INCREMENT"
						+ " || ' MINVALUE ' || MINIMUM_VALUE || ' MAXVALUE ' || MAXIMUM_VALUE"
						+ " || CASE WHEN CACHE > 0 THEN ' CACHE ' || CACHE ELSE '' END"
						+ " || CASE CYCLE_OPTION WHEN 'YES' THEN ' CYCLE' ELSE '' END"
						+ " || COALESCE(' RESTART WITH ' || BASE_VALUE, ' EXHAUSTED')"
						+ " FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = "
						+ this.names.storedSchema(operation.from()) + " AND SEQUENCE_NAME = "
						+ H2Literals.string(this.names.stored(operation.from().name())) + ")",
				"DROP SEQUENCE " + this.names.quote(operation.from()));
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
		else if (options.increment() < 0) {
			// The default is far below zero then, and refused by the next change
			// (2.4.240)
			words.add("NO CACHE");
		}
		if (options.cycle()) {
			words.add("CYCLE");
		}
		return words;
	}

	/**
	 * Return the options but the start that change. The cache that the server has chosen
	 * for the old ones may be too large for the new ones.
	 */
	static List<String> changes(SequenceOptions from, SequenceOptions to) {
		List<String> words = new ArrayList<>();
		boolean turns = turns(from, to);
		if (from.increment() != to.increment()) {
			words.add("INCREMENT BY " + to.increment());
		}
		if (isChanged(from.minimum(), to.minimum()) || (turns && to.minimum() == null)) {
			words.add((to.minimum() != null) ? "MINVALUE " + to.minimum() : "NO MINVALUE");
		}
		if (isChanged(from.maximum(), to.maximum()) || (turns && to.maximum() == null)) {
			words.add((to.maximum() != null) ? "MAXVALUE " + to.maximum() : "NO MAXVALUE");
		}
		boolean bounded = to.minimum() != null || to.maximum() != null;
		if (from.cache() != to.cache() || (to.cache() == 1 && !words.isEmpty() && (turns || bounded))) {
			words.add((to.cache() != 1) ? "CACHE " + to.cache() : "NO CACHE");
		}
		if (from.cycle() != to.cycle()) {
			words.add(to.cycle() ? "CYCLE" : "NO CYCLE");
		}
		return words;
	}

	static boolean turns(SequenceOptions from, SequenceOptions to) {
		return from.increment() > 0 != to.increment() > 0;
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
