package dev.migration.dialect;

/**
 * A query that fails with a message of ours. There is no {@code SIGNAL} outside of a
 * routine, and a block that begins with {@code BEGIN NOT ATOMIC} is MariaDB's own and has
 * semicolons in it; but the name of a lock may have 64 characters, and both servers show
 * one that is longer. To release a lock changes nothing.
 */
final class MySqlFailure {

	private static final int LENGTH = 200;

	private MySqlFailure() {
	}

	/**
	 * Return the query.
	 * @param condition an aggregate over the rows
	 * @param message an expression over them
	 * @param from the rows: what follows {@code FROM}
	 * @return the query
	 */
	static String when(String condition, String message, String from) {
		return "SELECT CASE WHEN " + condition + " THEN release_lock(rpad(" + message + ", " + LENGTH
				+ ", ' ')) END FROM " + from;
	}

}
