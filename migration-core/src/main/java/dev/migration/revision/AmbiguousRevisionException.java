package dev.migration.revision;

import java.util.List;

/**
 * Start of an id that several revisions share.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class AmbiguousRevisionException extends UnknownRevisionException {

	private final List<String> candidates;

	AmbiguousRevisionException(String argument, List<String> candidates) {
		super(argument,
				"several revisions start with it, %s; use more characters".formatted(Quoted.firstOf(candidates)));
		this.candidates = List.copyOf(candidates);
	}

	/**
	 * Return the ids of the revisions that start with it, or of which a label does.
	 * @return ids in load order
	 */
	public List<String> candidates() {
		return this.candidates;
	}

}
