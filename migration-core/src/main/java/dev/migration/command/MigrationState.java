package dev.migration.command;

/**
 * Where a database stands.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum MigrationState {

	/**
	 * All revisions are applied.
	 */
	UP_TO_DATE,

	/**
	 * There are revisions that are not applied.
	 */
	PENDING,

	/**
	 * The database is at a revision that this application does not have.
	 */
	UNKNOWN_REVISION,

	/**
	 * There are revisions that are not applied, and an instance is migrating right now.
	 */
	RUNNING,

	/**
	 * The last run failed and its revisions are still pending, or were taken back only in
	 * part because no transaction holds what they do.
	 */
	FAILED,

	/**
	 * The database cannot be talked to.
	 */
	UNREACHABLE

}
