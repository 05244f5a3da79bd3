package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when the lock that lets one instance migrate was released while a revision ran,
 * so that another instance may be migrating as well.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class MigrationLockLostException extends MigrationException {

	MigrationLockLostException(String database, String revision) {
		super("The migration lock of database '" + database + "' was lost during revision '" + revision
				+ "'; a script must not release locks ('DISCARD ALL', 'pg_advisory_unlock_all', 'RELEASE_ALL_LOCKS').");
	}

}
