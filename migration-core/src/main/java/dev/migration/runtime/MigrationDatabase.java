package dev.migration.runtime;

import javax.sql.DataSource;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * A database that is migrated, and where in it the state is kept.
 *
 * @param name what logs and the endpoint call it, {@code default} if there is only one
 * @param dataSource where connections come from
 * @param dialect its language
 * @param schema the schema that is migrated, or {@code null} for the connection's current
 * one
 * @param versionTable the table of the applied heads; the history table is named after it
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationDatabase(String name, DataSource dataSource, Dialect dialect, @Nullable Name schema,
		Name versionTable) {

	/**
	 * The version table's usual name.
	 */
	public static final Name DEFAULT_VERSION_TABLE = Name.of("migration_version");

	/**
	 * Return the name of the history table: {@code version} at the end of the version
	 * table's name becomes {@code history}, or {@code _history} is appended.
	 * @return the name
	 */
	public Name historyTable() {
		String text = this.versionTable.text();
		String stem = text.endsWith("version") ? text.substring(0, text.length() - "version".length()) : text + "_";
		return Name.of(stem + "history");
	}

}
