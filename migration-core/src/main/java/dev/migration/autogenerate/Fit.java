package dev.migration.autogenerate;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a value must be like to fit a type, as far as a query can tell.
 *
 * @param measure what counts
 * @param minimum the least, or {@code null} without a limit
 * @param maximum the most, or {@code null} without a limit
 * @param scale how many fractional digits stay, or {@code null} if all do
 */
record Fit(Measure measure, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum, @Nullable Integer scale) {

	static Fit characters(int most) {
		return new Fit(Measure.CHARACTERS, null, BigDecimal.valueOf(most), null);
	}

	static Fit bytes(long most) {
		return new Fit(Measure.BYTES, null, BigDecimal.valueOf(most), null);
	}

	static Fit number(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum, @Nullable Integer scale) {
		return new Fit(Measure.NUMBER, minimum, maximum, scale);
	}

	boolean holds(BigDecimal value) {
		return (this.minimum == null || value.compareTo(this.minimum) >= 0)
				&& (this.maximum == null || value.compareTo(this.maximum) <= 0);
	}

	/**
	 * What is measured.
	 */
	enum Measure {

		/** The number of characters. */
		CHARACTERS,

		/** The number of bytes. */
		BYTES,

		/** The value itself. */
		NUMBER

	}

}
