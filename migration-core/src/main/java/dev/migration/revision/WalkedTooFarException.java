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

	WalkedTooFarException(RevisionTarget target, String reason) {
		super("%s: %s.".formatted(situation(target), reason));
		this.target = target.toString();
	}

	private static String situation(RevisionTarget target) {
		String text = Quoted.plain(target.toString());
		if (target.symbol() != null) {
			return "Walked too far with '%s'".formatted(text);
		}
		int distance = Math.abs(target.distance());
		return "Relative revision %s didn't produce %d migration%s".formatted(text, distance,
				(distance != 1) ? "s" : "");
	}

	/**
	 * Return the target as it was given.
	 * @return the target
	 */
	public String target() {
		return this.target;
	}

}
