package dev.migration.reliability;

/**
 * How much a test tries: a slice in the ordinary build, all of it in the profile
 * {@code reliability}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Figures {

	private static final boolean FULL = Boolean.getBoolean("reliability.full");

	private Figures() {
	}

	/**
	 * Return whether all of it is tried.
	 * @return whether it is the profile
	 */
	public static boolean isFull() {
		return FULL;
	}

	/**
	 * Return how much is tried.
	 * @param slice in the ordinary build
	 * @param full in the profile
	 * @return one of them
	 */
	public static int of(int slice, int full) {
		return FULL ? full : slice;
	}

}
