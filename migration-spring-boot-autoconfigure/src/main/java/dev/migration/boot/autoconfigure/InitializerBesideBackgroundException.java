package dev.migration.boot.autoconfigure;

import dev.migration.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when something initializes the database on start-up while it is to be migrated
 * in the background: the two would be in each other's way.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class InitializerBesideBackgroundException extends MigrationException {

	InitializerBesideBackgroundException(String bean, @Nullable String script) {
		super("'migration.on-startup=background' does not go together with '" + bean + "', which "
				+ ((script != null) ? "runs '" + script + "'" : "initializes the database")
				+ " on start-up and would not wait; move what it does into a revision and switch it off, or set"
				+ " 'migration.on-startup=upgrade'.");
	}

}
