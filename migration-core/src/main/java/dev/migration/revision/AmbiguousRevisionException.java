package dev.migration.revision;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Start of an id that several revisions share.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class AmbiguousRevisionException extends MigrationException {

	private final String argument;

	private final List<String> candidates;

	AmbiguousRevisionException(String argument, List<String> candidates) {
		super("Several revisions start with '%s': %s; use more characters.".formatted(argument,
				Quoted.firstOf(candidates)));
		this.argument = argument;
		this.candidates = List.copyOf(candidates);
	}

	/**
	 * Return the start of an id that was looked for.
	 * @return the start of an id
	 */
	public String argument() {
		return this.argument;
	}

	/**
	 * Return the ids and labels that start with it.
	 * @return ids and labels in load order
	 */
	public List<String> candidates() {
		return this.candidates;
	}

}
