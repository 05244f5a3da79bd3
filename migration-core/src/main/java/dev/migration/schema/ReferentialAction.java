package dev.migration.schema;

/**
 * What a foreign key does when the referenced row goes or changes.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum ReferentialAction {

	/**
	 * Refuse at the end of the statement; what databases do when nothing is said.
	 */
	NO_ACTION,

	/**
	 * Refuse at once.
	 */
	RESTRICT,

	/**
	 * Delete or change the referring rows too.
	 */
	CASCADE,

	/**
	 * Set the referring columns to null.
	 */
	SET_NULL,

	/**
	 * Set the referring columns to their defaults.
	 */
	SET_DEFAULT

}
