package dev.migration.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The statements of a revision that took effect, in this run and in those before it that
 * were left half-way.
 */
final class StatementJournal {

	private final Map<Place, JournalEntry> entries = new HashMap<>();

	private final Set<Integer> begun = new HashSet<>();

	private final Set<Integer> done = new HashSet<>();

	private final List<JournalEntry> uncommitted = new ArrayList<>();

	private final Map<Place, JournalEntry> unseen = new LinkedHashMap<>();

	private final int found;

	private final Map<Integer, Answers> answers;

	private final Consumer<Map<String, String>> rows;

	private @Nullable String openWork;

	/**
	 * Create a journal.
	 * @param found the entries that earlier runs have left
	 * @param answers what the database answered to the calls that they are of
	 * @param rows writes columns to the history
	 */
	StatementJournal(List<JournalEntry> found, Map<Integer, Answers> answers, Consumer<Map<String, String>> rows) {
		found.forEach((entry) -> {
			add(entry);
			this.unseen.putIfAbsent(Place.of(entry), entry);
		});
		this.found = found.size();
		this.answers = Map.copyOf(answers);
		this.rows = rows;
	}

	private void add(JournalEntry entry) {
		this.entries.putIfAbsent(Place.of(entry), entry);
		this.begun.add(entry.position());
		if (entry.isLast()) {
			this.done.add(entry.position());
		}
	}

	/**
	 * Data work begins or, with {@code null}, has come to its end.
	 */
	void work(@Nullable String name) {
		this.openWork = name;
	}

	/**
	 * Return the data work that has begun and has not come to its end.
	 */
	@Nullable String openWork() {
		return this.openWork;
	}

	/**
	 * Return how many statements had taken effect before this run.
	 */
	int found() {
		return this.found;
	}

	/**
	 * Return how many statements have taken effect.
	 */
	int size() {
		return this.entries.size();
	}

	/**
	 * Return whether all statements of a call have taken effect.
	 */
	boolean isDone(int position) {
		return this.done.contains(position);
	}

	/**
	 * Return what the database answered to a call before its first statement took effect
	 * in an earlier run. As long as none did, it is asked again.
	 */
	Answers answers(int position) {
		boolean begun = this.begun.contains(position);
		return begun ? this.answers.getOrDefault(position, new Answers()) : new Answers();
	}

	/**
	 * Return the entry at a place and take note that the script still has the place.
	 */
	Optional<JournalEntry> entry(int position, int statement) {
		Place place = new Place(position, statement);
		this.unseen.remove(place);
		return Optional.ofNullable(this.entries.get(place));
	}

	/**
	 * Return an entry of an earlier run that the script does not have any more.
	 */
	Optional<JournalEntry> unseen() {
		return this.unseen.values().stream().findFirst();
	}

	/**
	 * Write down what took effect.
	 * @param inTransaction whether a transaction of the script's own is open
	 */
	void append(JournalEntry entry, boolean inTransaction) {
		this.rows.accept(Map.of(HistoryTable.STATEMENT, entry.form()));
		if (inTransaction) {
			this.uncommitted.add(entry);
		}
		else {
			add(entry);
		}
	}

	/**
	 * Write down what the database answered to a call whose first statement took effect.
	 */
	void append(int position, Answers given) {
		this.rows.accept(Map.of(HistoryTable.STATEMENT, given.form(position)));
	}

	/**
	 * Write down what the next statement replaces. After it nobody could tell.
	 */
	void keep(String replaced) {
		this.rows.accept(Map.of(HistoryTable.REPLACED, replaced));
	}

	/**
	 * The script has ended a transaction of its own.
	 * @param kept whether by a commit
	 */
	void endTransaction(boolean kept) {
		if (kept) {
			this.uncommitted.forEach(this::add);
		}
		this.uncommitted.clear();
	}

	/**
	 * Where an entry belongs.
	 *
	 * @param position which call of the script
	 * @param statement which statement of that call
	 */
	private record Place(int position, int statement) {

		static Place of(JournalEntry entry) {
			return new Place(entry.position(), entry.statement());
		}

	}

}
