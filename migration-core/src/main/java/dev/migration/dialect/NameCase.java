package dev.migration.dialect;

/**
 * What a server makes of the case of a name that is not quoted. Only on H2 that can be
 * chosen.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum NameCase {

	/** All letters become upper case. */
	UPPER,

	/** All letters become lower case. */
	LOWER,

	/** Names are kept as they are written. */
	AS_WRITTEN;

	/**
	 * Return what the driver of a server says that it does.
	 * @param upper whether names that are not quoted are stored in upper case
	 * @param lower whether they are stored in lower case
	 * @return what becomes of them
	 */
	public static NameCase of(boolean upper, boolean lower) {
		if (upper) {
			return UPPER;
		}
		return lower ? LOWER : AS_WRITTEN;
	}

}
