package dev.migration.boot.command;

import dev.migration.MigrationException;

import org.springframework.core.NestedExceptionUtils;

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
		// Hibernate names the entity in the innermost message
		Throwable reason = NestedExceptionUtils.getMostSpecificCause(cause);
		return new InvalidEntityModelException("The entities of persistence unit '%s' cannot be read: %s"
			.formatted(unit, (reason.getMessage() != null) ? reason.getMessage() : reason.toString()), cause);
	}

}
