package dev.migration.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Values as PostgreSQL writes them. What has a type in Java keeps it, so that operators
 * and functions are found as they are with a bound parameter; strings take the type of
 * their surroundings, alone and in arrays.
 */
final class PostgreSqlLiterals {

	static final String NULL = "NULL";

	private PostgreSqlLiterals() {
	}

	static String literal(@Nullable Object value) {
		if (value == null) {
			return NULL;
		}
		List<?> elements = PostgreSqlArray.elements(value);
		return (elements != null) ? new PostgreSqlArray(elements).sql() : PostgreSqlScalar.of(value).sql();
	}

	/**
	 * Return whether a value takes the type of its surroundings: text, and an array with
	 * text or nothing in it.
	 */
	static boolean isUntyped(@Nullable Object value) {
		if (value == null) {
			return false;
		}
		List<?> elements = PostgreSqlArray.elements(value);
		return (elements != null) ? PostgreSqlArray.isUntyped(elements) : PostgreSqlScalar.isText(value);
	}

	/**
	 * Return a string literal. With a backslash it is an escape string, which means the
	 * same whatever {@code standard_conforming_strings} says.
	 */
	static String string(String text) {
		if (text.indexOf('\0') >= 0) {
			throw new UnsupportedLiteralException("The text '" + text.replace('\0', '?')
					+ "' contains a NUL character, which PostgreSQL does not store; remove it.");
		}
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			throw new UnsupportedLiteralException("The text '" + text.replaceAll("\\p{Cs}", "?")
					+ "' contains half of a surrogate pair, which UTF-8 does not encode; remove it.");
		}
		String doubled = text.replace("'", "''");
		return (text.indexOf('\\') < 0) ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
	}

	/**
	 * Return a block of PL/pgSQL as a statement.
	 */
	static String block(String body) {
		return "DO " + dollarQuoted("migration", "\n" + body + "\n");
	}

	/**
	 * Return a text between dollar signs, in which everything means itself.
	 */
	static String dollarQuoted(String tag, String text) {
		String delimiter = "$" + tag + "$";
		return text.contains("$" + tag) ? dollarQuoted(tag + "_", text) : delimiter + text + delimiter;
	}

}
