package dev.migration.runtime;

import dev.migration.MigrationException;

/**
 * Thrown when whoever migrates a database asks for another run on it, in a callback or in
 * the work of a script. It would wait for the lock that its own thread holds.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class NestedRunException extends MigrationException {

	NestedRunException(String database) {
		super("Database '" + database + "' is being migrated by this very thread, in which a callback, a listener or"
				+ " 'op.run' asks for another run; nothing of that was run. Do it when this run is over, for example"
				+ " in an 'ApplicationRunner'.");
	}

}
