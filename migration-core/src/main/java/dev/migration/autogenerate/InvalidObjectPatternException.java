package dev.migration.autogenerate;

import dev.migration.MigrationException;

/**
 * A pattern of names that makes no sense.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class InvalidObjectPatternException extends MigrationException {

	private final String pattern;

	private final String reason;

	InvalidObjectPatternException(String pattern, String reason) {
		super("'" + pattern + "' is no pattern of names. " + reason);
		this.pattern = pattern;
		this.reason = reason;
	}

	/**
	 * Return the pattern.
	 * @return the text as it was given
	 */
	public String pattern() {
		return this.pattern;
	}

	/**
	 * Return what is wrong with it.
	 * @return a sentence, and what to do
	 */
	public String reason() {
		return this.reason;
	}

}
