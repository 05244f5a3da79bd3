package dev.migration.boot.autoconfigure;

import dev.migration.command.Migrations;

/**
 * What a start of the application does about its database. A bean of this type replaces
 * {@code migration.on-startup}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface MigrationStrategy {

	/**
	 * Bring the database to where the application needs it.
	 * @param migrations the commands
	 */
	void migrate(Migrations migrations);

}
