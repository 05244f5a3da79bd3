package dev.migration.boot.page;

/**
 * What the graph says about a revision at first sight.
 */
enum RevisionMark {

	/**
	 * It is applied.
	 */
	APPLIED,

	/**
	 * The database is at it.
	 */
	CURRENT,

	/**
	 * It is not applied.
	 */
	PENDING,

	/**
	 * It is being applied.
	 */
	RUNNING,

	/**
	 * It failed.
	 */
	FAILED,

	/**
	 * It is applied, and the application does not have it.
	 */
	UNKNOWN,

	/**
	 * Nobody knows, since the database does not answer.
	 */
	UNASKED;

	boolean isApplied() {
		return this == APPLIED || this == CURRENT || this == UNKNOWN;
	}

}
