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
		return new InvalidRevisionTargetException(target, "'%s' is no revision target; ".formatted(target)
				+ "use 'head', 'heads', 'base', a revision id, a branch label, '+1', '-1' or '<label>@<target>'.");
	}

	static InvalidRevisionTargetException malformedRange(String range) {
		return new InvalidRevisionTargetException(range,
				"'%s' is no history range; use '<from>:<to>', '<from>:' or ':<to>'.".formatted(range));
	}

	static InvalidRevisionTargetException notApplied(RevisionTarget target) {
		return new InvalidRevisionTargetException(target.toString(),
				"'%s' is not a valid downgrade target, nothing above it is applied; ".formatted(target)
						+ "run 'current' to see what is.");
	}

	/**
	 * Return the target or range as it was given.
	 * @return the target or range
	 */
	public String target() {
		return this.target;
	}

}
