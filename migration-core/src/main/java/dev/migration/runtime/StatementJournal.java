package dev.migration.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import dev.migration.runtime.JournalRows.Place;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a revision that took effect, in this run and in those before it that
 * were left half-way.
 */
final class StatementJournal {

	private final Map<Place, JournalEntry> entries = new HashMap<>();

	private final Map<Place, BegunStatement> interrupted;

	private final Map<Place, BegunStatement> earlier;

	private final Set<Integer> begun = new HashSet<>();

	private final Set<Integer> done = new HashSet<>();

	private final List<JournalEntry> uncommitted = new ArrayList<>();

	private final Map<Place, JournalEntry> unseen = new LinkedHashMap<>();

	private final int found;

	private final Map<Integer, Answers> answers;

	private final BiConsumer<HistoryEvent, Map<String, String>> rows;

	private @Nullable String openWork;

	private boolean repeatable;

	private @Nullable JournalEntry open;

	/**
	 * Create a journal.
	 * @param found what earlier runs have left
	 * @param rows writes columns to the history
	 */
	StatementJournal(JournalRows found, BiConsumer<HistoryEvent, Map<String, String>> rows) {
		found.entries().forEach((entry) -> {
			add(entry);
			this.unseen.putIfAbsent(Place.of(entry), entry);
		});
		this.found = found.entries().size();
		this.answers = Map.copyOf(found.answers());
		this.interrupted = new LinkedHashMap<>(found.interrupted());
		this.earlier = Map.copyOf(found.begun());
		this.interrupted.forEach((place, statement) -> {
			this.begun.add(place.position());
			this.unseen.putIfAbsent(place, statement.entry());
		});
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
	 * Data work has come to its end.
	 */
	void endWork() {
		this.openWork = null;
	}

	/**
	 * Data work begins, or a statement that may commit a part of what it does.
	 * @param description what a person reads of it
	 * @param mayBeRepeated whether the next run may start it anew if it fails
	 */
	void work(String description, boolean mayBeRepeated) {
		this.openWork = description;
		this.repeatable = mayBeRepeated;
	}

	/**
	 * Return whether data work has failed that must not be started anew, since it may
	 * have committed a part of what it does.
	 */
	boolean isWorkUnclear() {
		return this.openWork != null && !this.repeatable;
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
	 * in an earlier run, or was interrupted. As long as none did, it is asked again.
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
	 * Return what an earlier run has begun at a place and was interrupted in.
	 */
	Optional<BegunStatement> interrupted(int position, int statement) {
		return Optional.ofNullable(this.interrupted.get(new Place(position, statement)));
	}

	/**
	 * Return what has begun last at a place in an earlier run, whatever became of it.
	 */
	Optional<BegunStatement> begunEarlier(int position, int statement) {
		return Optional.ofNullable(this.earlier.get(new Place(position, statement)));
	}

	/**
	 * Return whether anything of an earlier run is still interrupted.
	 */
	boolean isInterrupted() {
		return !this.interrupted.isEmpty();
	}

	/**
	 * Write down that a statement is about to be carried out.
	 * @param stateBefore what the catalogs say, or {@code null} if they were not asked
	 * @param note what else is to be known afterwards, or {@code null}
	 */
	void begin(JournalEntry entry, @Nullable String stateBefore, @Nullable String note) {
		Map<String, String> row = new HashMap<>();
		row.put(HistoryTable.STATEMENT, entry.form());
		if (stateBefore != null) {
			row.put(HistoryTable.STATE_BEFORE, stateBefore);
		}
		if (note != null) {
			row.put(HistoryTable.MESSAGE, note);
		}
		this.rows.accept(HistoryEvent.BEGUN, row);
		this.open = entry;
	}

	/**
	 * The script has dealt with a statement that was refused, and goes on.
	 */
	void goOn() {
		this.openWork = null;
		if (this.open != null) {
			refuse(this.open);
		}
	}

	/**
	 * Write down that a statement which has begun had no effect.
	 */
	void refuse(JournalEntry entry) {
		this.rows.accept(HistoryEvent.STATEMENT, Map.of(HistoryTable.STATEMENT, JournalRows.refused(Place.of(entry))));
		this.interrupted.remove(Place.of(entry));
		this.open = null;
	}

	/**
	 * Write down that a statement took effect in an earlier run that was interrupted.
	 */
	void tookEffect(JournalEntry entry) {
		this.rows.accept(HistoryEvent.STATEMENT, Map.of(HistoryTable.STATEMENT, entry.form(), HistoryTable.MESSAGE,
				"took effect before an interruption"));
		this.interrupted.remove(Place.of(entry));
		add(entry);
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
		this.rows.accept(HistoryEvent.STATEMENT, Map.of(HistoryTable.STATEMENT, entry.form()));
		this.interrupted.remove(Place.of(entry));
		this.open = null;
		if (inTransaction) {
			this.uncommitted.add(entry);
		}
		else {
			add(entry);
		}
	}

	/**
	 * Write down once more what the transaction of the script has carried out, since the
	 * script has taken that back and the rows with it: the next run leaves out both.
	 */
	void appendTakenBack() {
		this.uncommitted
			.forEach((entry) -> this.rows.accept(HistoryEvent.STATEMENT, Map.of(HistoryTable.STATEMENT, entry.form())));
	}

	/**
	 * Write down what the database answered to a call whose first statement is about to
	 * be carried out.
	 */
	void append(int position, Answers given) {
		this.rows.accept(HistoryEvent.STATEMENT, Map.of(HistoryTable.STATEMENT, given.form(position)));
	}

	/**
	 * Write down what the next statement replaces. After it nobody could tell.
	 */
	void keep(String replaced) {
		this.rows.accept(HistoryEvent.STATEMENT, Map.of(HistoryTable.REPLACED, replaced));
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

}
