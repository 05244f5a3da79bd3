package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.schema.QualifiedName;

/**
 * Thrown when the version or history table cannot be created, most often for want of a
 * right.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class StateTablesException extends MigrationException {

	StateTablesException(String database, QualifiedName table, boolean create, StatementFailedException cause) {
		super((create ? "Cannot create '" : "Cannot add a column to '") + table + "' in database '" + database + "': "
				+ cause.reason()
				+ (create
						? "; create the schema if it is missing, grant CREATE on it to the user, or set 'migration.schema'"
								+ " or 'migration.user'."
						: "; make the user the owner of the table, or set 'migration.user'."),
				cause);
	}

}
