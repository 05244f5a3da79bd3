package dev.migration.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Year;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One value that is neither null nor an array.
 *
 * @param text the value as the server reads it
 * @param type its type, or {@code null} for what takes the type of its surroundings;
 * empty for what is written without quotes
 */
record PostgreSqlScalar(String text, @Nullable String type) {

	private static final String BARE = "";

	static PostgreSqlScalar of(Object value) {
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Boolean truth) {
			return new PostgreSqlScalar(truth ? "true" : "false", BARE);
		}
		if (value instanceof UUID) {
			return new PostgreSqlScalar(value.toString(), "uuid");
		}
		if (value instanceof byte[] bytes) {
			return new PostgreSqlScalar("\\x" + HexFormat.of().formatHex(bytes), "bytea");
		}
		if (value instanceof InetAddress address) {
			return new PostgreSqlScalar(address.getHostAddress(), "inet");
		}
		if (value instanceof Year year) {
			return new PostgreSqlScalar(Integer.toString(year.getValue()), BARE);
		}
		String text = text(value);
		if (text != null) {
			return new PostgreSqlScalar(text, null);
		}
		PostgreSqlScalar temporal = PostgreSqlTemporals.scalar(value);
		if (temporal == null) {
			throw unsupported(value);
		}
		return temporal;
	}

	/**
	 * Return whether a value is text.
	 */
	static boolean isText(Object value) {
		return text(value) != null;
	}

	/**
	 * Return whether it takes the type of its surroundings.
	 */
	boolean isUntyped() {
		return this.type == null;
	}

	String sql() {
		if (BARE.equals(this.type)) {
			return this.text;
		}
		String quoted = PostgreSqlLiterals.string(this.text);
		return (this.type != null) ? quoted + "::" + this.type : quoted;
	}

	/**
	 * A number of Java's binary types keeps what decimal digits cannot say: that it is no
	 * number, infinite, or a zero below zero.
	 */
	private static PostgreSqlScalar number(Number number) {
		if (number instanceof Double || number instanceof Float) {
			double value = number.doubleValue();
			boolean digits = Double.isFinite(value) && Double.compare(value, -0.0d) != 0;
			String type = (number instanceof Float) ? "real" : "double precision";
			return new PostgreSqlScalar(number.toString(), digits ? BARE : type);
		}
		if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte
				|| number instanceof BigInteger || number instanceof BigDecimal) {
			return new PostgreSqlScalar(number.toString(), BARE);
		}
		throw unsupported(number);
	}

	private static @Nullable String text(Object value) {
		if (value instanceof char[] characters) {
			return String.valueOf(characters);
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof ZoneId zone) {
			return zone.getId();
		}
		boolean hasText = value instanceof CharSequence || value instanceof Character || value instanceof Currency;
		return hasText ? value.toString() : null;
	}

	private static UnsupportedLiteralException unsupported(Object value) {
		return new UnsupportedLiteralException("The value '" + value + "' of '" + value.getClass().getName()
				+ "' has no literal in PostgreSQL; give a string, number, boolean, byte[], UUID, enum or java.time"
				+ " value, or a collection of them.");
	}

}
