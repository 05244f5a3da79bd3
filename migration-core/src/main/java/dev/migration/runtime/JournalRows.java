package dev.migration.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.runtime.JournalReader.StatementRow;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs have written down of one direction of a revision. A statement has
 * begun, then it took effect or was refused; where neither is written down the run was
 * interrupted.
 */
final class JournalRows {

	/**
	 * What a failure says of a transaction that the script has ended by itself.
	 */
	static final String COMMITTED = "committed";

	/**
	 * What a failure says of data work that may have committed by itself, and must not be
	 * repeated if it has.
	 */
	static final String WORK = "work";

	/**
	 * What the start of text says that writes no statement down.
	 */
	static final String OFFLINE = "offline";

	/**
	 * What closes a statement that has begun and had no effect begins with this.
	 */
	static final String REFUSED_FIRST = "refused ";

	private static final Pattern REFUSED = Pattern.compile(REFUSED_FIRST + "(\\d{1,9})\\.(\\d{1,9})");

	private final Map<Place, JournalEntry> entries = new LinkedHashMap<>();

	private final Map<Integer, Answers> answers = new LinkedHashMap<>();

	private final Map<Place, BegunStatement> begun = new LinkedHashMap<>();

	private final Map<Place, BegunStatement> inThisRun = new LinkedHashMap<>();

	private final Map<Place, BegunStatement> last = new LinkedHashMap<>();

	private boolean committed;

	private boolean offline;

	private JournalRows() {
	}

	/**
	 * Read rows.
	 * @param rows the rows in the order of writing
	 */
	static JournalRows of(List<StatementRow> rows) {
		JournalRows result = new JournalRows();
		rows.forEach(result::add);
		return result;
	}

	private void add(StatementRow row) {
		switch (row.event()) {
			case STARTED -> start(row.statement());
			case BEGUN -> begin(row);
			case STATEMENT -> end(row.statement());
			case FAILED -> fail(row.statement());
			default -> {
			}
		}
	}

	private void start(@Nullable String how) {
		this.offline |= OFFLINE.equals(how);
		this.inThisRun.clear();
	}

	/**
	 * What the server refused to somebody, he has been told. What an earlier run left
	 * open is still open, as is work that did not take its own row back.
	 */
	private void fail(@Nullable String ending) {
		this.committed |= COMMITTED.equals(ending);
		if (!WORK.equals(ending)) {
			this.inThisRun.forEach(this.begun::remove);
		}
		this.inThisRun.clear();
	}

	private void begin(StatementRow row) {
		String text = row.statement();
		Optional<JournalEntry> entry = (text != null) ? JournalEntry.parse(text) : Optional.empty();
		entry.ifPresent((one) -> {
			BegunStatement statement = new BegunStatement(one, row.stateBefore(), row.note());
			this.begun.put(Place.of(one), statement);
			this.inThisRun.put(Place.of(one), statement);
			this.last.put(Place.of(one), statement);
		});
	}

	private void end(@Nullable String text) {
		if (text == null) {
			return;
		}
		JournalEntry.parse(text).ifPresent((entry) -> {
			// What a script takes back to a savepoint is written down once more
			this.entries.putIfAbsent(Place.of(entry), entry);
			this.begun.remove(Place.of(entry));
		});
		Answers.Given given = Answers.parse(text);
		if (given != null) {
			this.answers.put(given.position(), given.answers());
		}
		Matcher refused = REFUSED.matcher(text);
		if (refused.matches()) {
			this.begun.remove(new Place(Integer.parseInt(refused.group(1)), Integer.parseInt(refused.group(2))));
		}
	}

	/**
	 * Return the text by which a statement that has begun is closed without effect.
	 */
	static String refused(Place place) {
		return REFUSED_FIRST + place.position() + "." + place.statement();
	}

	/**
	 * Return the statements that took effect.
	 */
	List<JournalEntry> entries() {
		return List.copyOf(this.entries.values());
	}

	/**
	 * Return what the database answered, by the call that it was for.
	 */
	Map<Integer, Answers> answers() {
		return this.answers;
	}

	/**
	 * Return what has begun and neither took effect nor was refused, as far as is written
	 * down.
	 */
	Map<Place, BegunStatement> interrupted() {
		return this.begun;
	}

	/**
	 * Return whether a part was committed that is not written down.
	 */
	boolean isCommitted() {
		return this.committed;
	}

	/**
	 * Return whether text has begun it that writes no statement down.
	 */
	boolean isOffline() {
		return this.offline;
	}

	/**
	 * Return what has begun last at each place, whatever became of it.
	 */
	Map<Place, BegunStatement> begun() {
		return this.last;
	}

	/**
	 * Where an entry belongs.
	 *
	 * @param position which call of the script
	 * @param statement which statement of that call
	 */
	record Place(int position, int statement) {

		static Place of(JournalEntry entry) {
			return new Place(entry.position(), entry.statement());
		}

	}

}
