package dev.migration.runtime;

import dev.migration.revision.Heads;

/**
 * What a database says about itself.
 *
 * @param initialized whether there is a version table
 * @param rows the applied heads
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DatabaseState(boolean initialized, Heads rows) {

	/**
	 * A database that the tool has never touched.
	 */
	public static final DatabaseState NEW = new DatabaseState(false, Heads.none());

}
