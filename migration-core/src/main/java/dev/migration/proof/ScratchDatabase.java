package dev.migration.proof;

/**
 * Makes databases to try revisions out on. A bean of this type takes the place of all the
 * tool's own ways to come by one.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface ScratchDatabase {

	/**
	 * Make an empty database of the product that is asked for, and of its major version
	 * where that can be chosen.
	 * @param request what the database is to be like
	 * @return the database, to be closed
	 * @throws ScratchUnavailableException if there is none to be had
	 */
	ThrowawayDatabase create(ScratchRequest request);

}
