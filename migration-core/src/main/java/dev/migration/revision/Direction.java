package dev.migration.revision;

/**
 * Way in which a {@link RevisionStep} changes the version rows.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum Direction {

	/**
	 * The revision's upgrade runs.
	 */
	UPGRADE,

	/**
	 * The revision's downgrade runs.
	 */
	DOWNGRADE,

	/**
	 * Only version rows change, no script runs.
	 */
	STAMP

}
