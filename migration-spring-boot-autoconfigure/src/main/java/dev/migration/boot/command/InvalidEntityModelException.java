package dev.migration.boot.command;

import java.util.regex.Pattern;

import dev.migration.MigrationException;
import jakarta.persistence.spi.PersistenceUnitInfo;

/**
 * Thrown when Hibernate refuses the mapping of the entities.
 */
final class InvalidEntityModelException extends MigrationException {

	private static final Pattern OF_STRUCT = Pattern.compile("'@Struct'|structured array|user-defined type");

	private InvalidEntityModelException(String message, Throwable cause) {
		super(message, cause);
	}

	static MigrationException of(String unit, RuntimeException cause) {
		if (cause instanceof MigrationException known) {
			return known;
		}
		return new InvalidEntityModelException(
				"The entities of persistence unit '%s' cannot be read: %s".formatted(unit, text(cause)), cause);
	}

	static MigrationException of(PersistenceUnitInfo unit, RuntimeException cause) {
		String text = text(cause);
		String structs = OF_STRUCT.matcher(text).find() ? StructAttributes.of(unit) : "";
		if (cause instanceof MigrationException || structs.isEmpty()) {
			return of(String.valueOf(unit.getPersistenceUnitName()), cause);
		}
		return new InvalidEntityModelException("The entities of persistence unit '%s' cannot be read: %s: %s"
			.formatted(unit.getPersistenceUnitName(), text, structs), cause);
	}

	private static String text(Throwable failure) {
		Throwable reason = reason(failure);
		return (reason.getMessage() != null) ? reason.getMessage() : reason.toString();
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
