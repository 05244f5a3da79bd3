package dev.migration.metamodel;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the mapping asks for something that cannot exist in the database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class UnreadableMappingException extends MigrationException {

	/**
	 * Create a new instance.
	 * @param message what is wrong and what to do
	 * @param cause what Hibernate says about it, if it says anything
	 */
	public UnreadableMappingException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
