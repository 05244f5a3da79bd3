package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.schema.QualifiedName;

/**
 * Thrown when a row of the version table is not there any more: somebody else changed the
 * table while a revision ran.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class VersionRowMismatchException extends MigrationException {

	VersionRowMismatchException(QualifiedName table, String action, String revision, int count) {
		super("Expected one row when " + action + " '" + revision + "' in '" + table + "' but found '" + count
				+ "'; somebody changed the table meanwhile. Look at it with 'migrate current' and run again.");
	}

}
