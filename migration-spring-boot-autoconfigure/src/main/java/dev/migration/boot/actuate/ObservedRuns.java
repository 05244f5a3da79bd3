package dev.migration.boot.actuate;

/**
 * Tells what is observed, and hence measured, by somebody else.
 */
interface ObservedRuns {

	/**
	 * Return whether the run that goes on is observed.
	 * @param database the name of the database
	 */
	boolean isRunObserved(String database);

	/**
	 * Return whether a revision of the run that goes on is observed.
	 * @param database the name of the database
	 * @param revision the identifier
	 */
	boolean isRevisionObserved(String database, String revision);

}
