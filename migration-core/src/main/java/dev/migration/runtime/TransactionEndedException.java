package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when a script commits or rolls back the transaction that it runs in, or is about
 * to do so.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class TransactionEndedException extends MigrationException {

	TransactionEndedException() {
		super("The script ended the transaction that it runs in; remove its COMMIT or ROLLBACK, or mark the revision"
				+ " as not transactional.");
	}

	TransactionEndedException(String statement) {
		super("'" + statement + "' would end the transaction that the revision runs in, and was not sent; remove it, or"
				+ " mark the revision as not transactional.");
	}

}
