package dev.migration.schema;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An identifier, unquoted and unescaped. An all-lower-case regular identifier is
 * case-insensitive and rendered bare; anything else is exact and quoted. Readers
 * normalise the case in which a database stores regular identifiers.
 *
 * @param text the identifier, never empty and without a NUL character or half of a
 * surrogate pair
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Name(String text) implements Comparable<Name> {

	private static final Pattern REGULAR = Pattern.compile("[a-z_][a-z0-9_]*");

	public Name {
		if (text.isEmpty()) {
			throw new InvalidSchemaException("A name is empty; give it at least one character.");
		}
		if (text.indexOf('\0') >= 0) {
			throw new InvalidSchemaException("Name '" + text.replace('\0', '?')
					+ "' contains a NUL character, which no database accepts; remove it.");
		}
		if (hasHalfOfPair(text)) {
			throw new InvalidSchemaException("Name '" + text.replaceAll("\\p{Cs}", "?")
					+ "' contains half of a surrogate pair, which no database stores; remove it.");
		}
	}

	private static boolean hasHalfOfPair(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
				if (!pair) {
					return true;
				}
				i++;
			}
		}
		return false;
	}

	/**
	 * Return the name with the given text.
	 * @param text the identifier, unquoted
	 * @return the name
	 */
	public static Name of(String text) {
		return new Name(text);
	}

	/**
	 * Return whether this is a regular identifier in lower case, which every supported
	 * database reads without quotes unless it is reserved there.
	 * @return {@code true} if no quotes are needed for its characters
	 */
	public boolean isRegular() {
		return REGULAR.matcher(this.text).matches();
	}

	/**
	 * Return the length in bytes, the unit in which PostgreSQL limits identifiers.
	 * @return the number of UTF-8 bytes
	 */
	public int lengthInBytes() {
		return this.text.getBytes(StandardCharsets.UTF_8).length;
	}

	@Override
	public int compareTo(Name other) {
		return this.text.compareTo(other.text);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
