package dev.migration.boot.actuate;

/**
 * Tells runs apart that go on at the same time. A run stays on its thread, and an
 * application may call several databases the same.
 *
 * @param database the name of the database
 * @param thread who runs it
 */
record RunKey(String database, Thread thread) {

	/**
	 * Return the key of the run that the present thread carries out.
	 * @param database the name of the database
	 */
	static RunKey of(String database) {
		return new RunKey(database, Thread.currentThread());
	}

}
