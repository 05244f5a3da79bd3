package dev.migration.runtime;

import java.util.HashSet;
import java.util.Set;

import dev.migration.runtime.JournalRows.Place;
import dev.migration.runtime.UnclearStatementException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a session knows of the statements of a revision that are about the session:
 * temporary tables, variables. Another session makes them again, but has neither the rows
 * of the former nor what the latter were computed from; a further try on the same session
 * still has both.
 */
final class SessionMemory {

	private final TemporaryTables temporary = new TemporaryTables();

	private final UserVariables variables = new UserVariables();

	private final Set<Place> kept = new HashSet<>();

	private final Set<Place> uncommitted = new HashSet<>();

	private final GeneratedNumber number = new GeneratedNumber();

	private final boolean transactionalDdl;

	private boolean ownTransaction;

	/**
	 * Create a memory.
	 * @param transactionalDdl whether a rollback takes temporary tables back; elsewhere
	 * there are variables that statements compute
	 */
	SessionMemory(boolean transactionalDdl) {
		this.transactionalDdl = transactionalDdl;
	}

	/**
	 * Return whether this very session has carried a statement out that a second try need
	 * not, or must not, repeat.
	 */
	boolean has(Place place, SentStatement statement) {
		return this.kept.contains(place) && (statement.isTemporary() || statement.isPrepare()
				|| (!this.transactionalDdl && UserVariables.isAssignment(statement.text())));
	}

	/**
	 * Return the number that the last row of the script was given.
	 */
	GeneratedNumber number() {
		return this.number;
	}

	/**
	 * Take note of a statement about the session that was carried out.
	 */
	void made(Place place, StatementText text) {
		boolean derived = this.temporary.isLostTo(text.sql());
		this.temporary.create(text, derived || this.variables.isLostTo(text.sql()));
		if (this.transactionalDdl) {
			this.variables.configure(text, derived);
		}
		else {
			this.variables.assign(text, derived);
		}
		keep(place);
	}

	/**
	 * Take note of a statement that took effect just now.
	 */
	void sent(Place place, StatementText text) {
		if (!this.transactionalDdl) {
			this.variables.read(text.sql(), this.number.isFresh());
		}
		this.temporary.drop(text);
		keep(place);
	}

	private void keep(Place place) {
		((this.ownTransaction && this.transactionalDdl) ? this.uncommitted : this.kept).add(place);
	}

	/**
	 * Take note of a statement that is left out, since it took effect before.
	 */
	void leaveOut(Place place, StatementText text) {
		if (this.transactionalDdl) {
			// A further try makes settings again, too
			this.variables.leaveOutSettings(text);
		}
		if (this.kept.contains(place)) {
			return;
		}
		this.temporary.leaveOut(text);
		if (!this.transactionalDdl) {
			this.variables.leaveOut(text);
		}
	}

	/**
	 * Return whether a statement that took effect before is carried out once more, since
	 * this session has made again what it drops.
	 */
	boolean isDroppedAgain(Place place, StatementText text) {
		return !this.kept.contains(place) && this.temporary.isDrop(text);
	}

	/**
	 * Return why a statement cannot be carried out on this session.
	 * @return the reason, or {@code null} if it can
	 */
	@Nullable Reason obstacle(StatementText text) {
		String sql = text.sql();
		if (this.temporary.isLostTo(text) && !this.temporary.isDrop(text)) {
			return Reason.TEMPORARY;
		}
		if (!this.variables.isLostTo(sql)) {
			return null;
		}
		return this.variables.isVariableLostTo(sql) ? Reason.VARIABLE : Reason.NUMBER;
	}

	/**
	 * Return why work cannot be done on this session.
	 * @return the reason, or {@code null} if it can
	 */
	@Nullable Reason obstacleToWork() {
		return this.temporary.isLostToWork() ? Reason.TEMPORARY : null;
	}

	/**
	 * The script has begun a transaction of its own, which may end with the try.
	 */
	void begin() {
		this.ownTransaction = true;
	}

	/**
	 * The transaction of the script has ended.
	 * @param committed whether by a commit
	 */
	void end(boolean committed) {
		this.ownTransaction = false;
		if (committed) {
			this.kept.addAll(this.uncommitted);
		}
		this.uncommitted.clear();
	}

}
