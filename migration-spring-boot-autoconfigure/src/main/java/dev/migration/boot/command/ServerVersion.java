package dev.migration.boot.command;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * Version of a database server, which decides on the types that Hibernate takes.
 *
 * @param text the version as the server spells it
 * @param major its first number
 * @param minor its second number
 */
record ServerVersion(String text, int major, int minor) {

	static final String PRODUCT = "PostgreSQL";

	static ServerVersion of(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		return new ServerVersion(metaData.getDatabaseProductVersion(), metaData.getDatabaseMajorVersion(),
				metaData.getDatabaseMinorVersion());
	}

}
