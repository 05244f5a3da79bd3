package dev.migration.boot.autoconfigure;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Where the connections of migrations come from.
 *
 * @param kind which of the possible sources was taken
 * @param dataSource the connections
 * @param url the JDBC URL without secrets, or {@code null} if it is not known
 */
record ConnectionSource(Kind kind, DataSource dataSource, @Nullable String url) {

	/**
	 * The possible sources; the first that exists wins.
	 */
	enum Kind {

		CONNECTION_DETAILS("a MigrationConnectionDetails bean"),

		MIGRATION_DATA_SOURCE("the @MigrationDataSource bean"),

		PROPERTIES("the migration.* properties"),

		APPLICATION("the application's DataSource"),

		ENVIRONMENT("POSTGRES_HOST");

		private final String description;

		Kind(String description) {
			this.description = description;
		}

		String description() {
			return this.description;
		}

	}

}
