package dev.migration.dialect;

/**
 * MariaDB or MySQL, which share a language with gaps on either side, in one version.
 *
 * @param mariaDb whether it is MariaDB rather than MySQL
 * @param major the major version
 * @param minor the minor version
 */
record MySqlServer(boolean mariaDb, int major, int minor) {

	String product() {
		return this.mariaDb ? "MariaDB" : "MySQL";
	}

	boolean isAtLeast(int otherMajor, int otherMinor) {
		return this.major > otherMajor || (this.major == otherMajor && this.minor >= otherMinor);
	}

	boolean hasUuidType() {
		return this.mariaDb && isAtLeast(10, 7);
	}

	/**
	 * Older ones read {@code DESC} and forget it.
	 */
	boolean hasDescendingIndexes() {
		return !this.mariaDb || isAtLeast(10, 8);
	}

	boolean hasTypedSequences() {
		return this.mariaDb && isAtLeast(11, 5);
	}

	/**
	 * Return the clause that makes a change conditional, which MariaDB knows almost
	 * everywhere and MySQL hardly anywhere.
	 * @param condition whether the change is conditional
	 * @param words the clause
	 * @param what what would be changed
	 * @return the clause with a blank behind it, or nothing
	 */
	String conditionally(boolean condition, String words, String what) {
		if (condition && !this.mariaDb) {
			throw cannot("make the change of " + what + " depend on whether it is there ('" + words + "')",
					"leave the condition out, or look into information_schema in 'op.run'");
		}
		return condition ? words + " " : "";
	}

	UnsupportedOperationOnDatabaseException cannot(String what, String instead) {
		return new UnsupportedOperationOnDatabaseException(product() + " cannot " + what + "; " + instead + ".");
	}

}
