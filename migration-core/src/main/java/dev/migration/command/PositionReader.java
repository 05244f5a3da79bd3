package dev.migration.command;

import java.util.List;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.UnfinishedRevisionException;

/**
 * Finds out where a database stands by the one query of a quiet start. Only where
 * something is pending, the server is asked as well whether somebody is about it, and
 * whether that failed.
 */
final class PositionReader {

	private final RevisionMap map;

	private final MigrationRunner runner;

	PositionReader(RevisionMap map, MigrationRunner runner) {
		this.map = map;
		this.runner = runner;
	}

	MigrationPosition read() {
		List<String> heads = ids(this.map.effectiveHeads());
		try {
			Heads rows = this.runner.state().rows();
			List<String> unknown = this.map.unknown(rows);
			List<String> pending = ids(this.map.pending(known(rows)));
			return new MigrationPosition(state(rows, unknown, pending), rows.ids(), heads, pending, unknown, null);
		}
		catch (MigrationException ex) {
			return new MigrationPosition(MigrationState.UNREACHABLE, List.of(), heads, List.of(), List.of(),
					ex.getMessage());
		}
	}

	/**
	 * Who may not read the history is told by the rows alone.
	 */
	private Heads known(Heads rows) {
		try {
			return this.runner.known(rows);
		}
		catch (MigrationException ex) {
			return rows;
		}
	}

	private MigrationState state(Heads rows, List<String> unknown, List<String> pending) {
		if (!unknown.isEmpty()) {
			return MigrationState.UNKNOWN_REVISION;
		}
		if (pending.isEmpty()) {
			return isHalfUndone(rows) ? MigrationState.FAILED : MigrationState.UP_TO_DATE;
		}
		if (this.runner.running().isPresent()) {
			return MigrationState.RUNNING;
		}
		return this.runner.hasFailed() ? MigrationState.FAILED : MigrationState.PENDING;
	}

	/**
	 * A downgrade that no transaction holds is applied still when it fails, but not all
	 * of it is there any more.
	 */
	private boolean isHalfUndone(Heads rows) {
		try {
			this.runner.refuseUnfinished(rows, Direction.UPGRADE);
			return false;
		}
		catch (UnfinishedRevisionException ex) {
			return true;
		}
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

}
