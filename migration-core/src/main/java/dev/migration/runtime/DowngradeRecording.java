package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;
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
	 * @return the statements, or {@code null} if the script asks something of the
	 * database or refuses to go back
	 */
	static @Nullable RecordedStatements of(LoadedRevision revision, Dialect dialect, ScriptArguments arguments) {
		try {
			return new RecordedStatements(
					RecordedScript.of(revision, Direction.DOWNGRADE, dialect, arguments).statements());
		}
		catch (MigrationException ex) {
			// It asks for answers or fails; the upgrade itself has succeeded
			logger.debug("The downgrade of revision '{}' cannot be recorded", revision.node().id(), ex);
			return null;
		}
	}

}
