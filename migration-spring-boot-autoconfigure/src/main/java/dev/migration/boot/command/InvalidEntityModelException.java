package dev.migration.boot.command;

import dev.migration.MigrationException;

/**
 * Thrown when Hibernate refuses the mapping of the entities.
 */
final class InvalidEntityModelException extends MigrationException {

	private InvalidEntityModelException(String message, Throwable cause) {
		super(message, cause);
	}

	static MigrationException of(String unit, RuntimeException cause) {
		if (cause instanceof MigrationException known) {
			return known;
		}
		Throwable reason = reason(cause);
		return new InvalidEntityModelException("The entities of persistence unit '%s' cannot be read: %s"
			.formatted(unit, (reason.getMessage() != null) ? reason.getMessage() : reason.toString()), cause);
	}

	/**
	 * Hibernate names the entity in its innermost message; what causes that in turn, such
	 * as a constructor that is not there, names nothing that a reader knows.
	 */
	private static Throwable reason(Throwable failure) {
		Throwable innermost = failure;
		Throwable reason = null;
		for (Throwable current = failure; current != null; current = current.getCause()) {
			innermost = current;
			if (current.getClass().getName().startsWith("org.hibernate.") && current.getMessage() != null) {
				reason = current;
			}
		}
		return (reason != null) ? reason : innermost;
	}

}
