package dev.migration.testing;

import javax.sql.DataSource;

/**
 * A fresh, empty database for one test. All of a JVM's test databases of one product live
 * on one server, which is started for the first of them.
 *
 * @author The Migration Authors
 * @since 0.1.0
 * @see Databases
 */
public interface TestDatabase extends AutoCloseable {

	/**
	 * Create an empty PostgreSQL database under a name of its own.
	 * @return the database, dropped when it is closed
	 * @throws IllegalStateException if no PostgreSQL can be had on this machine
	 */
	static TestDatabase create() {
		return Databases.postgreSql();
	}

	/**
	 * Return the name of the dialect of this database.
	 * @return the name, such as {@code postgresql}
	 */
	String dialect();

	/**
	 * Return a data source without a pool for this database.
	 * @return a new data source
	 */
	DataSource dataSource();

	/**
	 * Return the JDBC URL of this database, without credentials.
	 * @return the URL
	 */
	String url();

	/**
	 * Return the name of the superuser.
	 * @return the user
	 */
	String user();

	/**
	 * Return the password of the superuser.
	 * @return the password
	 */
	String password();

	/**
	 * Return the name of this database.
	 * @return the name, {@code test_<n>}
	 */
	String name();

	/**
	 * Return the schema that is read and written where nothing names one.
	 * @return the schema as the database stores it
	 */
	String schema();

	/**
	 * Return the major version of the database, for what only some of them can do.
	 * @return the major version
	 */
	int major();

	/**
	 * Return the host that the server listens on.
	 * @return the host
	 * @throws UnsupportedOperationException if the database lives in this JVM
	 */
	default String host() {
		throw new UnsupportedOperationException("'" + dialect() + "' runs in this JVM and has no host");
	}

	/**
	 * Return the port that the server listens on.
	 * @return the port
	 * @throws UnsupportedOperationException if the database lives in this JVM
	 */
	default int port() {
		throw new UnsupportedOperationException("'" + dialect() + "' runs in this JVM and has no port");
	}

	/**
	 * Drop this database, even when somebody is still connected to it.
	 */
	@Override
	void close();

}
