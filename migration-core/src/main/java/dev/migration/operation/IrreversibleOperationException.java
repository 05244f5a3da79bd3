package dev.migration.operation;

import dev.migration.MigrationException;

/**
 * Thrown when an operation cannot be undone because it does not know what was before.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class IrreversibleOperationException extends MigrationException {

	private final transient Operation operation;

	IrreversibleOperationException(Operation operation, String what, String missing) {
		super("Cannot undo '" + what + "': " + missing + ".");
		this.operation = operation;
	}

	/**
	 * Return the operation that cannot be undone.
	 * @return the operation
	 */
	public Operation operation() {
		return this.operation;
	}

}
