package dev.migration.runtime;

import java.util.Map;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records how to undo a revision, so that an application which does not have its script
 * can.
 */
final class DowngradeRecording {

	private static final Logger logger = LoggerFactory.getLogger(DowngradeRecording.class);

	private DowngradeRecording() {
	}

	/**
	 * Record the downgrade of a revision.
	 * @param revision the revision
	 * @param dialect the language of the statements
	 * @param arguments what the script is told
	 * @param objects what is known of views, routines and triggers after the upgrade
	 * @return the columns of the history that keep it, or the one that says why it cannot
	 * be kept: the script asks something of the database, refuses to go back or takes
	 * more text than a history should hold
	 */
	static Map<String, String> of(LoadedRevision revision, Dialect dialect, ScriptArguments arguments,
			ObjectKnowledge objects) {
		try {
			RecordingSink sink = new RecordingSink(dialect);
			RecordedScript.run(revision, Direction.DOWNGRADE, dialect, arguments,
					new SinkTarget(new DirectSender(dialect, sink, revision.isInTransaction(dialect)),
							new NoDataAccess(revision, objects), Direction.DOWNGRADE));
			RecordedDowngrade downgrade = new RecordedDowngrade(revision.node(), revision.transactional(),
					new RecordedStatements(sink.statements()));
			return Map.of(HistoryTable.DOWNGRADE, downgrade.statements().text(), HistoryTable.DOWNGRADE_HASH,
					downgrade.hash(), HistoryTable.TRANSACTIONAL, String.valueOf(downgrade.transactional()));
		}
		catch (MigrationException ex) {
			// It asks for answers, fails or is long; the upgrade itself has succeeded
			logger.debug("The downgrade of revision '{}' cannot be recorded", revision.node().id(), ex);
			return Map.of(HistoryTable.DOWNGRADE_MISSING, String.valueOf(ex.getMessage()));
		}
	}

}
