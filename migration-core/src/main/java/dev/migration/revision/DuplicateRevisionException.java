package dev.migration.revision;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Revision id that several scripts declare.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DuplicateRevisionException extends MigrationException {

	private final String id;

	private final List<String> origins;

	DuplicateRevisionException(String id, List<String> origins) {
		super("Revision '%s' is present more than once, in %s; give each its own id.".formatted(id,
				Quoted.list(origins)));
		this.id = id;
		this.origins = List.copyOf(origins);
	}

	/**
	 * Return the id.
	 * @return the revision id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return where it is declared.
	 * @return files or classes in load order
	 */
	public List<String> origins() {
		return this.origins;
	}

}
