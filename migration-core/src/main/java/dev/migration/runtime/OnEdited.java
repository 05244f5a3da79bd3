package dev.migration.runtime;

/**
 * What is done about a script that was edited after it was applied.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum OnEdited {

	/**
	 * Refuse to go on.
	 */
	FAIL,

	/**
	 * Go on with a warning.
	 */
	WARN,

	/**
	 * Do not look.
	 */
	IGNORE

}
