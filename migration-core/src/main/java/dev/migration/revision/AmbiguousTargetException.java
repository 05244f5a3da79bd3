package dev.migration.revision;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Relative target that could lead to several revisions.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class AmbiguousTargetException extends MigrationException {

	private final String target;

	private final List<String> choices;

	AmbiguousTargetException(RevisionTarget target, String reason, List<String> choices) {
		super("%s; use one of %s instead of %s.".formatted(reason, Quoted.firstOf(choices),
				Quoted.of(target.toString())));
		this.target = target.toString();
		this.choices = List.copyOf(choices);
	}

	/**
	 * Return the target as it was given.
	 * @return the target
	 */
	public String target() {
		return this.target;
	}

	/**
	 * Return the targets that can be used instead.
	 * @return targets that are not ambiguous
	 */
	public List<String> choices() {
		return this.choices;
	}

}
