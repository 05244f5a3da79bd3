package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Revision id or branch label with a character or length that targets or the version
 * table cannot hold.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class InvalidRevisionIdException extends MigrationException {

	private final String id;

	InvalidRevisionIdException(String id, String message) {
		super(message);
		this.id = id;
	}

	/**
	 * Return the id or label that is not allowed.
	 * @return the id or label
	 */
	public String id() {
		return this.id;
	}

}
