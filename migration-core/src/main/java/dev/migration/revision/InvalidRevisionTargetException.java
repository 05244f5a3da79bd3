package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Target or range that cannot be understood, or makes no sense where it was given.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class InvalidRevisionTargetException extends MigrationException {

	private final String target;

	InvalidRevisionTargetException(String target, String message) {
		super(message);
		this.target = target;
	}

	static InvalidRevisionTargetException malformed(String target) {
		return new InvalidRevisionTargetException(target, "%s is no revision target; ".formatted(Quoted.of(target))
				+ "use 'head', 'heads', 'base', a revision id, a branch label, '+1', '-1' or '<label>@<target>'.");
	}

	static InvalidRevisionTargetException range(String target) {
		return new InvalidRevisionTargetException(target,
				"Range revision not allowed: %s has a start and an end; name one revision."
					.formatted(Quoted.of(target)));
	}

	static InvalidRevisionTargetException malformedRange(String range) {
		return new InvalidRevisionTargetException(range,
				"History range requires [start]:[end], [start]:, or :[end]; %s has no ':'."
					.formatted(Quoted.of(range)));
	}

	static InvalidRevisionTargetException duplicate(RevisionTarget target, String revision) {
		return new InvalidRevisionTargetException(target.toString(),
				"Duplicate head revisions specified: '%s' is named more than once; name each head once."
					.formatted(revision));
	}

	/**
	 * Return the target or range as it was given.
	 * @return the target or range
	 */
	public String target() {
		return this.target;
	}

}
