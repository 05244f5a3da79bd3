package dev.migration.demo.database;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the PostgreSQL server of the demo cannot be used.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DemoDatabaseException extends RuntimeException {

	private final String description;

	private final String action;

	DemoDatabaseException(String description, String action) {
		this(description, action, null);
	}

	DemoDatabaseException(String description, String action, @Nullable Throwable cause) {
		super(description + " " + action, cause);
		this.description = description;
		this.action = action;
	}

	String description() {
		return this.description;
	}

	String action() {
		return this.action;
	}

}
