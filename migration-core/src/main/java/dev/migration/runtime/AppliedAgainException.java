package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionStep;

/**
 * Thrown when the version table asks for something that the history says was done.
 * Nothing has run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class AppliedAgainException extends MigrationException {

	AppliedAgainException(RevisionStep step, HistoryEntry done, MigrationDatabase database) {
		super("Revision '" + step.revision().id() + "' would be "
				+ ((step.direction() == Direction.UPGRADE) ? "applied" : "taken back")
				+ " a second time: the history of database '" + database.name() + "' says that "
				+ ((done.direction() == Direction.STAMP) ? "it was stamped as applied" : "this was done")
				+ ((done.startedAt() != null) ? " at '" + done.startedAt() + "'" : "")
				+ ", and nothing since that it is otherwise. Somebody edited the version table or the history, restored a"
				+ " backup of one of them, or changed the parents of a script that was applied. Nothing was changed. Look"
				+ " at what the database really has, and write that down with 'migrate stamp --purge' and those revisions;"
				+ " if it has none of them, drop table '" + database.historyTable() + "'.");
	}

}
