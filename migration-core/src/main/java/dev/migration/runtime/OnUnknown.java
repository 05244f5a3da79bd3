package dev.migration.runtime;

/**
 * What a start does about a database at revisions that the application does not have,
 * because a newer version of it has upgraded the database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum OnUnknown {

	/**
	 * Refuse, and say what is known about them.
	 */
	FAIL,

	/**
	 * Leave the database as it is, as long as it has everything that the application
	 * needs and the unknown revisions build on that.
	 */
	IGNORE,

	/**
	 * Take them back by the downgrades that the history in the database keeps.
	 */
	DOWNGRADE

}
