package dev.migration.boot.autoconfigure;

import java.util.Objects;

import dev.migration.MigrationException;

/**
 * Thrown when one of several databases could not be migrated, to say which one.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DatabaseFailedException extends MigrationException {

	private final String database;

	private final MigrationException reason;

	private DatabaseFailedException(String database, MigrationException reason, String message) {
		super(message, reason);
		this.database = database;
		this.reason = reason;
	}

	static MigrationException of(String database, MigrationException reason) {
		String message = Objects.requireNonNullElse(reason.getMessage(), reason.getClass().getSimpleName());
		return message.contains("'" + database + "'") ? reason
				: new DatabaseFailedException(database, reason, "Database '" + database + "': " + message);
	}

	/**
	 * Return which database it is.
	 * @return the name
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Return what went wrong.
	 * @return the failure
	 */
	public MigrationException reason() {
		return this.reason;
	}

}
