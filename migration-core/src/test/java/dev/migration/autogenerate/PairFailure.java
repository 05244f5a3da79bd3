package dev.migration.autogenerate;

/**
 * What does not hold for a pair of schemas.
 */
final class PairFailure extends AssertionError {

	private final String property;

	PairFailure(String property, String detail) {
		super(property + ": " + detail);
		this.property = property;
	}

	/** Return what should hold: the same one after the pair was made smaller. */
	String property() {
		return this.property;
	}

}
