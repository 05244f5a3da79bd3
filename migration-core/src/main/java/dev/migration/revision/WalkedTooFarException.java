package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Relative target that leads past the first or last revision, or off its branch.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class WalkedTooFarException extends MigrationException {

	private final String target;

	WalkedTooFarException(String target, String reason) {
		super("'%s' leads too far: %s.".formatted(target, reason));
		this.target = target;
	}

	/**
	 * Return the target as it was given.
	 * @return the target
	 */
	public String target() {
		return this.target;
	}

}
