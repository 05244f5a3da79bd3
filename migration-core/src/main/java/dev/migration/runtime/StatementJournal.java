package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The statements of a revision that took effect, in this run and in those before it that
 * were left half-way.
 */
final class StatementJournal {

	private final List<JournalEntry> entries;

	private final List<JournalEntry> uncommitted = new ArrayList<>();

	private final List<JournalEntry> unseen;

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
		this.entries = new ArrayList<>(found);
		this.unseen = new ArrayList<>(found);
		this.found = found.size();
		this.answers = Map.copyOf(answers);
		this.rows = rows;
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
		return this.entries.stream().anyMatch((entry) -> entry.position() == position && entry.isLast());
	}

	/**
	 * Return what the database answered to a call before its first statement took effect
	 * in an earlier run. As long as none did, it is asked again.
	 */
	Answers answers(int position) {
		boolean begun = this.entries.stream().anyMatch((entry) -> entry.position() == position);
		return begun ? this.answers.getOrDefault(position, new Answers()) : new Answers();
	}

	/**
	 * Return the entry at a place and take note that the script still has the place.
	 */
	Optional<JournalEntry> entry(int position, int statement) {
		Optional<JournalEntry> entry = this.entries.stream()
			.filter((one) -> one.position() == position && one.statement() == statement)
			.findFirst();
		entry.ifPresent(this.unseen::remove);
		return entry;
	}

	/**
	 * Return an entry of an earlier run that the script does not have any more.
	 */
	Optional<JournalEntry> unseen() {
		return this.unseen.stream().findFirst();
	}

	/**
	 * Write down what took effect.
	 * @param inTransaction whether a transaction of the script's own is open
	 */
	void append(JournalEntry entry, boolean inTransaction) {
		this.rows.accept(Map.of(HistoryTable.STATEMENT, entry.form()));
		(inTransaction ? this.uncommitted : this.entries).add(entry);
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
			this.entries.addAll(this.uncommitted);
		}
		this.uncommitted.clear();
	}

}
