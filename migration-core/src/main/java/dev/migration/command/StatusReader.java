package dev.migration.command;

import java.util.List;
import java.util.Set;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.DatabaseSnapshot;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.SchemaNotFoundException;
import dev.migration.runtime.UnsupportedDatabaseException;

/**
 * Puts the status together: the graph in memory and two queries. Where something is
 * pending, the server is asked as well whether somebody is about it.
 */
final class StatusReader {

	private final RevisionMap map;

	private final MigrationRunner runner;

	StatusReader(MigrationHistory history, MigrationRunner runner) {
		this.map = history.map();
		this.runner = runner;
	}

	MigrationStatus read() {
		try {
			DatabaseSnapshot snapshot = this.runner.snapshot();
			return status(snapshot);
		}
		catch (DatabaseUnavailableException | UnsupportedDatabaseException | SchemaNotFoundException ex) {
			return new MigrationStatus(MigrationState.UNREACHABLE, List.of(), ids(this.map.effectiveHeads()), List.of(),
					List.of(), revisions(Heads.none(), Set.of()), List.of(), ex.getMessage());
		}
	}

	private MigrationStatus status(DatabaseSnapshot snapshot) {
		Heads rows = snapshot.state().rows();
		List<HistoryEntry> history = snapshot.history();
		List<String> unknown = this.map.unknown(rows);
		List<String> pending = ids(this.map.pending(rows));
		MigrationState state = state(unknown, pending, runs(history));
		return new MigrationStatus(state, rows.ids(), ids(this.map.effectiveHeads()), pending, unknown,
				revisions(rows, this.runner.edited(snapshot)), history, null);
	}

	/**
	 * What was written down anew has run nothing.
	 */
	private static List<HistoryEntry> runs(List<HistoryEntry> history) {
		return history.stream().filter((entry) -> entry.event() != HistoryEvent.REPAIRED).toList();
	}

	private MigrationState state(List<String> unknown, List<String> pending, List<HistoryEntry> history) {
		if (!unknown.isEmpty()) {
			return MigrationState.UNKNOWN_REVISION;
		}
		boolean failed = !history.isEmpty() && history.get(0).event() == HistoryEvent.FAILED;
		if (pending.isEmpty()) {
			return (failed && isLeftHalfWay(history)) ? MigrationState.FAILED : MigrationState.UP_TO_DATE;
		}
		if (this.runner.isRunning()) {
			return MigrationState.RUNNING;
		}
		return failed ? MigrationState.FAILED : MigrationState.PENDING;
	}

	/**
	 * A downgrade that no transaction holds is applied still when it fails, but not all
	 * of it is there any more. Only such a run says that it has started.
	 */
	private static boolean isLeftHalfWay(List<HistoryEntry> newestFirst) {
		HistoryEntry failure = newestFirst.get(0);
		return failure.direction() == Direction.DOWNGRADE && newestFirst.size() > 1
				&& newestFirst.get(1).event() == HistoryEvent.STARTED
				&& newestFirst.get(1).revision().equals(failure.revision());
	}

	private List<RevisionEntry> revisions(Heads rows, Set<String> edited) {
		Listing listing = new Listing(this.map, rows, edited);
		return this.map.history().stream().map(listing::entry).toList();
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

}
