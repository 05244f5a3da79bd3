package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when connections go through a pooler that does not keep sessions, such as
 * PgBouncer in transaction mode. Nothing has run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class PooledConnectionException extends MigrationException {

	PooledConnectionException(String database, boolean certain) {
		super("Connections to database '" + database + "' go through a pooler "
				+ (certain
						? "that gives each transaction another session of the server (PgBouncer in transaction mode)."
						: "(PgBouncer or the like), and there is no second connection to find out whether it keeps"
								+ " sessions.")
				+ " The migration lock, the search path and 'CREATE INDEX CONCURRENTLY' need one session: set"
				+ " 'migration.url', or 'migration.host' and 'migration.port', to the server itself; the application may"
				+ " stay behind the pooler. Nothing was changed.");
	}

}
