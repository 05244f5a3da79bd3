package dev.migration.autogenerate;

import org.jspecify.annotations.Nullable;

/**
 * A type of texts and what it can hold.
 *
 * @param length how many characters, or {@code null} without a limit
 * @param padded whether blanks at the end do not count
 */
record TextType(@Nullable Integer length, boolean padded) {

	static final String TOO_LONG = "fails if a value does not fit";

	static final String BLANKS_LOST = "blanks at the end of values are lost";

	/**
	 * Return what it means to become another type of texts.
	 * @param other the other type
	 * @param cutsBlanks whether the database cuts blanks that do not fit
	 */
	TypeChange to(TextType other, boolean cutsBlanks) {
		boolean fits = other.holds(this.length);
		if (other.padded && !this.padded) {
			return TypeChange.lossy(fits ? BLANKS_LOST : BLANKS_LOST + ", and it " + TOO_LONG,
					(other.length != null && !fits) ? Fit.characters(other.length) : null);
		}
		if (fits || other.length == null) {
			return TypeChange.LOSSLESS;
		}
		boolean cuts = cutsBlanks && !this.padded;
		return TypeChange.ifFits(cuts ? TOO_LONG + ", except for blanks at its end, which are cut" : TOO_LONG,
				Fit.characters(other.length));
	}

	/**
	 * Return what it means for values of another kind to become texts.
	 * @param characters how long their text is at most, or {@code null} without a limit
	 */
	TypeChange from(@Nullable Integer characters) {
		return holds(characters) ? TypeChange.LOSSLESS : TypeChange.ifFits(TOO_LONG);
	}

	private boolean holds(@Nullable Integer characters) {
		return this.length == null || (characters != null && characters <= this.length);
	}

}
