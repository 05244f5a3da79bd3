package dev.migration.runtime;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when what a revision says cannot be written down anew.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RepairRefusedException extends MigrationException {

	private final String revision;

	private RepairRefusedException(String revision, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.revision = revision;
	}

	static RepairRefusedException notApplied(String revision, String database) {
		return new RepairRefusedException(revision, "Revision '" + revision + "' is not applied to database '"
				+ database + "', so there is nothing to repair; 'migrate upgrade' runs its script as it is.", null);
	}

	static RepairRefusedException opaque(String revision, MigrationException cause) {
		return new RepairRefusedException(revision,
				"Revision '" + revision + "' cannot be repaired, since nobody can tell"
						+ " what it does without running it: " + cause.getMessage(),
				cause);
	}

	/**
	 * Return which revision it is.
	 * @return the identifier
	 */
	public String revision() {
		return this.revision;
	}

}
