package dev.migration.dialect;

/**
 * Says what H2 cannot do.
 */
final class H2Refusal {

	private H2Refusal() {
	}

	/**
	 * Return the exception to throw.
	 * @param what what H2 cannot do, behind the word cannot
	 * @param instead what to do instead
	 */
	static UnsupportedOperationOnDatabaseException of(String what, String instead) {
		return new UnsupportedOperationOnDatabaseException("H2 cannot " + what + "; " + instead + ".");
	}

}
