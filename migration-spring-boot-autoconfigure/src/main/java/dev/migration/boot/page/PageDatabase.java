package dev.migration.boot.page;

import dev.migration.command.MigrationStatus;

import org.springframework.util.Assert;

/**
 * A database as the page shows it.
 *
 * @param context the id of the application context that migrates it
 * @param name what its configuration calls it
 * @param status where it stands
 * @author The Migration Authors
 * @since 0.1.0
 */
public record PageDatabase(String context, String name, MigrationStatus status) {

	public PageDatabase {
		Assert.notNull(context, "'context' must not be null");
		Assert.notNull(name, "'name' must not be null");
		Assert.notNull(status, "'status' must not be null");
	}

}
