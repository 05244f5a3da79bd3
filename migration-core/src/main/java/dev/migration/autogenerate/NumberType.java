package dev.migration.autogenerate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

/**
 * A type of numbers and what it can hold.
 *
 * @param minimum the least number, or {@code null} without a limit
 * @param maximum the greatest number, or {@code null} without a limit
 * @param digits the decimal digits, or {@code null} without a limit
 * @param scale the fractional digits, or {@code null} without a limit
 * @param bits the bits of a binary fraction, 0 for exact numbers
 */
record NumberType(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum, @Nullable Integer digits,
		@Nullable Integer scale, int bits) {

	static final NumberType UNLIMITED = new NumberType(null, null, null, null, 0);

	static final NumberType REAL = binary(24, new BigDecimal(Float.MAX_VALUE));

	static final NumberType DOUBLE = binary(53, new BigDecimal(Double.MAX_VALUE));

	private static final String TOO_LARGE = "fails if a value does not fit";

	private static final String ROUNDED = "values are rounded";

	/** Decimal digits that come back from a binary fraction of single precision. */
	private static final int DIGITS_OF_REAL = 6;

	/** Decimal digits that come back from a binary fraction of double precision. */
	private static final int DIGITS_OF_DOUBLE = 15;

	private static final int BITS_OF_REAL = 24;

	static NumberType signed(int bits) {
		BigDecimal limit = new BigDecimal(BigInteger.TWO.pow(bits - 1));
		return integer(limit.negate(), limit.subtract(BigDecimal.ONE));
	}

	static NumberType unsigned(int bits) {
		return integer(BigDecimal.ZERO, new BigDecimal(BigInteger.TWO.pow(bits)).subtract(BigDecimal.ONE));
	}

	private static NumberType integer(BigDecimal minimum, BigDecimal maximum) {
		return new NumberType(minimum, maximum, maximum.precision(), 0, 0);
	}

	static NumberType decimal(int digits, int scale) {
		BigDecimal maximum = BigDecimal.TEN.pow(digits).subtract(BigDecimal.ONE).movePointLeft(scale);
		return new NumberType(maximum.negate(), maximum, digits, scale, 0);
	}

	private static NumberType binary(int bits, BigDecimal maximum) {
		return new NumberType(maximum.negate(), maximum, null, null, bits);
	}

	NumberType positive() {
		return new NumberType(BigDecimal.ZERO, this.maximum, this.digits, this.scale, this.bits);
	}

	/**
	 * Return what it means to become another type of numbers.
	 */
	TypeChange to(NumberType other) {
		boolean rounded = (other.bits > 0) ? !isKeptBy(other) : this.bits > 0 || loses(this.scale, other.scale);
		boolean fits = other.holds(this);
		if (!rounded) {
			return fits ? TypeChange.LOSSLESS : TypeChange.ifFits(TOO_LARGE, other.fit(null));
		}
		Fit fit = (this.bits == 0 && other.bits == 0) ? other.fit(other.scale) : null;
		return TypeChange.lossy(fits ? ROUNDED : ROUNDED + ", and it " + TOO_LARGE, fit);
	}

	private Fit fit(@Nullable Integer decimals) {
		return Fit.number(this.minimum, this.maximum, decimals);
	}

	private static boolean loses(@Nullable Integer before, @Nullable Integer after) {
		return after != null && (before == null || before > after);
	}

	private boolean isKeptBy(NumberType binary) {
		if (this.bits > 0) {
			return this.bits <= binary.bits;
		}
		if (this.digits == null || this.scale == null || this.minimum == null || this.maximum == null) {
			return false;
		}
		BigDecimal exact = new BigDecimal(BigInteger.TWO.pow(binary.bits));
		boolean whole = this.scale == 0 && this.maximum.compareTo(exact) <= 0
				&& this.minimum.negate().compareTo(exact) <= 0;
		return whole || this.digits <= ((binary.bits == BITS_OF_REAL) ? DIGITS_OF_REAL : DIGITS_OF_DOUBLE);
	}

	private boolean holds(NumberType other) {
		if (this.minimum != null && (other.minimum == null || rounded(other.minimum).compareTo(this.minimum) < 0)) {
			return false;
		}
		return this.maximum == null || (other.maximum != null && rounded(other.maximum).compareTo(this.maximum) <= 0);
	}

	/** 999.99 fits three whole digits, but not once it is rounded. */
	private BigDecimal rounded(BigDecimal value) {
		return (this.scale == null || value.scale() <= this.scale) ? value
				: value.setScale(this.scale, RoundingMode.HALF_UP);
	}

	/**
	 * Return how many characters a number has at most, or {@code null} if that is not
	 * known.
	 */
	@Nullable Integer characters() {
		if (this.digits == null || this.scale == null || this.minimum == null) {
			return null;
		}
		int sign = (this.minimum.signum() < 0) ? 1 : 0;
		int point = (this.scale > 0) ? 1 : 0;
		int zero = (this.scale >= this.digits) ? 1 + this.scale - this.digits : 0;
		return sign + this.digits + point + zero;
	}

}
