package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * History range whose lower end is not below its upper end.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RangeNotAncestorException extends MigrationException {

	private final RevisionRange range;

	RangeNotAncestorException(RevisionRange range) {
		super("Requested range %s does not refer to ancestor/descendant revisions along the same branch; "
			.formatted(Quoted.plain(range.toString())) + "name the older revision first.");
		this.range = range;
	}

	/**
	 * Return the range.
	 * @return the range
	 */
	public RevisionRange range() {
		return this.range;
	}

}
