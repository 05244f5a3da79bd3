package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Target of a downgrade that is not applied, so that there is nothing to go back to.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class InvalidDowngradeTargetException extends MigrationException {

	private final String target;

	InvalidDowngradeTargetException(RevisionTarget target, Heads rows) {
		super("Destination %s is not a valid downgrade target from current head(s) %s: "
			.formatted(Quoted.of(target.toString()), rows.isEmpty() ? "<base>" : Quoted.firstOf(rows.ids()))
				+ "nothing above it is applied; run 'current' to see what is.");
		this.target = target.toString();
	}

	/**
	 * Return the target as it was given.
	 * @return the target
	 */
	public String target() {
		return this.target;
	}

}
