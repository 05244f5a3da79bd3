package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when revisions are to share a transaction on a database that commits DDL by
 * itself. Nothing has run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class SharedTransactionException extends MigrationException {

	SharedTransactionException(String database, String dialect) {
		super("'migration.transaction=per-run' needs a database whose DDL a rollback takes back; database '" + database
				+ "' is '" + dialect + "', which commits each statement. Nothing was run; set it to 'per-revision'.");
	}

}
