package dev.migration.boot.actuate;

import dev.migration.command.Migrations;
import org.jspecify.annotations.Nullable;

/**
 * A database that the endpoint shows.
 *
 * @param context the identifier of its application context
 * @param parentId the identifier of the context's parent, or {@code null} if there is
 * none
 * @param name what it is called there
 * @param migrations its migrations
 */
record ShownDatabase(String context, @Nullable String parentId, String name, Migrations migrations) {

	/**
	 * Return a database of which it does not matter to which context it belongs.
	 */
	static ShownDatabase of(Migrations migrations) {
		return new ShownDatabase("", null, migrations.database().name(), migrations);
	}

}
