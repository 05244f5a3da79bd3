package dev.migration.autogenerate;

/**
 * What does not hold for a pair of schemas.
 */
final class PairFailure extends AssertionError {

	private final String property;

	PairFailure(String property, String detail) {
		this(property, detail, 0);
	}

	PairFailure(String property, String detail, int errorCode) {
		super(property + ": " + detail);
		this.property = property + errorCode;
	}

	/**
	 * Return what should hold and what the server said: the same after the pair was made
	 * smaller.
	 */
	String property() {
		return this.property;
	}

}
