package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.operation.Operation;
import dev.migration.operation.OperationDescription;

/**
 * Thrown when a revision that runs in a transaction has an operation that the database
 * refuses there.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class AutocommitRequiredException extends MigrationException {

	private final Operation operation;

	AutocommitRequiredException(Operation operation) {
		super("Cannot " + operation.accept(new OperationDescription())
				+ " in a transaction; move it into a revision of its own with 'transactional = false'.");
		this.operation = operation;
	}

	/**
	 * Return what cannot run in a transaction.
	 * @return the operation
	 */
	public Operation operation() {
		return this.operation;
	}

}
