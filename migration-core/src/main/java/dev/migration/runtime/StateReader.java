package dev.migration.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.UnknownRevisionsRefusedException.Refusal;

/**
 * Reads where a database is and what was done there, without a lock and without changing
 * anything.
 */
final class StateReader {

	private final MigrationHistory history;

	private final MigrationDatabase database;

	private final LastRuns lastRuns = new LastRuns();

	StateReader(MigrationHistory history, MigrationDatabase database) {
		this.history = history;
		this.database = database;
	}

	DatabaseState state() {
		return DatabaseConnections.read(this.database, (connection) -> VersionTable.read(this.database, connection));
	}

	DatabaseSnapshot snapshot() {
		return DatabaseConnections.read(this.database, (connection) -> {
			DatabaseState state = VersionTable.read(this.database, connection);
			return new DatabaseSnapshot(state, state.initialized() ? history().read(connection) : List.of());
		});
	}

	DatabaseOverview overview(HistoryQuery query) {
		return DatabaseConnections.read(this.database, (connection) -> {
			DatabaseState state = VersionTable.read(this.database, connection);
			if (!state.initialized()) {
				return new DatabaseOverview(state, List.of(), List.of(), List.of(), 0);
			}
			HistoryReader reader = history();
			HistoryCondition runs = HistoryCondition.runs(query);
			Long before = query.before();
			List<HistoryEntry> page = (query.limit() > 0)
					? reader.read(connection, (before != null) ? runs.before(before) : runs) : List.of();
			return new DatabaseOverview(state, this.lastRuns.read(reader, connection),
					reader.read(connection, HistoryCondition.END), page, reader.count(connection, runs));
		});
	}

	Optional<RecordedRun> recorded(String revision) {
		return DatabaseConnections.read(this.database, (connection) -> history().readLast(connection, revision));
	}

	boolean hasFailed() {
		return DatabaseConnections.read(this.database, (connection) -> history().isLastFailed(connection));
	}

	Optional<String> running() {
		return DatabaseConnections.read(this.database,
				(connection) -> MigrationLock.holder(this.database, connection).map(ServerSession::description));
	}

	List<UnfinishedRevision> unfinished() {
		return DatabaseConnections.read(this.database, (connection) -> journal().readUnfinished(connection));
	}

	String advice(UnfinishedRevision revision) {
		return new UnfinishedRevisions(List.of(revision), this.history, this.database.dialect()).advice(revision);
	}

	void refuseUnfinished(Heads rows, Direction direction) {
		if (direction == Direction.DOWNGRADE || isHalfWayPossible(rows)) {
			new UnfinishedRevisions(unfinished(), this.history, this.database.dialect()).refuse(direction,
					this.database.name());
		}
	}

	private boolean isHalfWayPossible(Heads rows) {
		List<RevisionNode> committing = new ArrayList<>();
		for (RevisionNode revision : this.history.map().nodes()) {
			if (!this.history.script(revision).isInTransaction(this.database.dialect())) {
				committing.add(revision);
			}
		}
		return !committing.isEmpty() && !Collections.disjoint(this.history.map().applied(rows), committing);
	}

	void requireIgnorable(Heads rows, List<RevisionNode> wanted) {
		Refusal refusal = new Refusal(OnUnknown.IGNORE, this.database.name(),
				Heads.of(this.history.map().unknown(rows)));
		DatabaseConnections.read(this.database, (connection) -> {
			new RecordedHistory(this.history.map(), history().readRecorded(connection),
					"table " + this.database.historyTable(), refusal)
				.requireAbove(rows, wanted);
			new UnfinishedRevisions(journal().readUnfinished(connection), this.history, this.database.dialect())
				.refuse(Direction.UPGRADE, this.database.name());
			return rows;
		});
	}

	Heads known(Heads rows) {
		List<String> unknown = this.history.map().unknown(rows);
		if (unknown.isEmpty()) {
			return rows;
		}
		Refusal refusal = new Refusal(OnUnknown.IGNORE, this.database.name(), Heads.of(unknown));
		return DatabaseConnections.read(this.database, (connection) -> new RecordedHistory(this.history.map(),
				history().readRecorded(connection), "table " + this.database.historyTable(), refusal)
			.known(rows));
	}

	private HistoryReader history() {
		return HistoryReader.of(this.database);
	}

	private JournalReader journal() {
		return JournalReader.of(this.database);
	}

}
