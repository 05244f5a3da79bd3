package dev.migration.scripts;

import java.util.Optional;

/**
 * String literal of Java source.
 */
final class JavaLiteral {

	private JavaLiteral() {
	}

	/**
	 * Return the value of a literal with its quotes.
	 * @return the value, or nothing if the literal is not legal
	 */
	static Optional<String> value(String literal) {
		if (literal.length() < 2 || !literal.endsWith("\"")) {
			return Optional.empty();
		}
		String content = literal.substring(1, literal.length() - 1);
		try {
			return (content.indexOf('\n') < 0 && content.indexOf('\r') < 0) ? Optional.of(content.translateEscapes())
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
