package dev.migration.autogenerate;

import dev.migration.diff.RenameCandidate;

/**
 * Asks somebody whether something was renamed.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface RenameQuestion {

	/**
	 * Nobody is there to be asked.
	 */
	RenameQuestion NOBODY = (candidate) -> false;

	/**
	 * Ask.
	 * @param candidate what may have been renamed
	 * @return {@code true} if it was; no answer means that it was not
	 */
	boolean isRenamed(RenameCandidate candidate);

}
