package dev.migration.runtime;

import java.util.Locale;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.scripts.LoadedRevision;

/**
 * Thrown when the code of a script throws something that is not about migrations.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ScriptFailedException extends MigrationException {

	private final String origin;

	ScriptFailedException(LoadedRevision revision, Direction direction, Throwable cause) {
		super("Script '" + revision.origin() + "' threw '" + cause + "' in '"
				+ direction.name().toLowerCase(Locale.ROOT) + "'; correct it and try again.", cause);
		this.origin = revision.origin();
	}

	/**
	 * Return where the script comes from.
	 * @return the name of its class or file
	 */
	public String origin() {
		return this.origin;
	}

}
