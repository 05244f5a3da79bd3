package dev.migration.proof;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * What a throwaway database is to be like.
 *
 * @param database what the user calls the database that revisions are written for
 * @param dialect its language, which names the product
 * @param server its server, or {@code null} if that was not asked
 * @param schema the schema that is migrated there, or {@code null} for the one that is
 * current without a word
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ScratchRequest(String database, Dialect dialect, @Nullable DatabaseServer server, @Nullable Name schema) {

	/**
	 * Return the name of the product as people write it.
	 * @return such as {@code PostgreSQL}
	 */
	public String product() {
		return switch (this.dialect.name()) {
			case "postgresql" -> "PostgreSQL";
			case "mariadb" -> "MariaDB";
			case "mysql" -> "MySQL";
			case "h2" -> "H2";
			default -> this.dialect.name();
		};
	}

}
