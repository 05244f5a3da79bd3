package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a script commits or rolls back the transaction that it runs in.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class TransactionEndedException extends MigrationException {

	TransactionEndedException() {
		super("The script ended the transaction that it runs in; remove its COMMIT or ROLLBACK, or mark the revision"
				+ " as not transactional.");
	}

}
