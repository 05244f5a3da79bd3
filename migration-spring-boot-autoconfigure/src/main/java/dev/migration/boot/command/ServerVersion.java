package dev.migration.boot.command;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Version of a database server, which decides on the types that Hibernate takes.
 *
 * @param product the server's name
 * @param text the version as the server spells it
 * @param major its first number
 * @param minor its second number
 * @param bytesPerCharacter the longest character of a text, in bytes, or {@code null} if
 * it does not matter
 */
record ServerVersion(String product, String text, int major, int minor, @Nullable Integer bytesPerCharacter) {

	static ServerVersion of(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		String version = metaData.getDatabaseProductVersion();
		// MySQL's driver takes every server for its own
		String product = version.contains("MariaDB") ? "MariaDB" : metaData.getDatabaseProductName();
		boolean mySql = product.equals("MariaDB") || product.equals("MySQL");
		return new ServerVersion(product, version, metaData.getDatabaseMajorVersion(),
				metaData.getDatabaseMinorVersion(), mySql ? bytesPerCharacter(connection) : null);
	}

	// On a connection of its own Hibernate would ask the same
	private static int bytesPerCharacter(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("""
				SELECT s.maxlen FROM information_schema.character_sets s \
				WHERE s.character_set_name = @@character_set_database""")) {
			return result.next() ? result.getInt(1) : 4;
		}
	}

	/**
	 * Return the settings by which Hibernate takes this server for its own.
	 */
	Map<String, String> settings() {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("jakarta.persistence.database-product-name", this.product);
		settings.put("jakarta.persistence.database-product-version", this.text);
		settings.put("jakarta.persistence.database-major-version", String.valueOf(this.major));
		settings.put("jakarta.persistence.database-minor-version", String.valueOf(this.minor));
		if (this.bytesPerCharacter != null) {
			settings.put("hibernate.dialect.mysql.bytes_per_character", String.valueOf(this.bytesPerCharacter));
		}
		return settings;
	}

}
