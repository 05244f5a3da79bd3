package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.schema.QualifiedName;

/**
 * Thrown when a newer version of the tool has written the history, which this one would
 * misread.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class NewerHistoryException extends MigrationException {

	NewerHistoryException(String database, QualifiedName table, int format, int known) {
		super("Table '" + table.name() + "' of database '" + database + "' was written by a newer version of this tool"
				+ " (format '" + format + "', this one knows '" + known + "'); update it. Nothing was changed.");
	}

}
