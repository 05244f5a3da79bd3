package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a dry run is asked of a database that commits DDL by itself. Nothing has
 * run.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class DryRunUnavailableException extends MigrationException {

	DryRunUnavailableException(String database, String dialect) {
		super("A dry run needs a database whose DDL a rollback takes back; database '" + database + "' is '" + dialect
				+ "', which commits each statement. Nothing was run; try the revisions out on a throwaway database"
				+ " with 'migrate prove', or read them as text of '--sql'.");
	}

}
