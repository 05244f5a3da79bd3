package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.util.ClassUtils;

/**
 * Tells a pool that a connection is lost. HikariCP finds out by itself only when a call
 * fails, and prints the stack trace of that beside what its user says. The only class
 * that knows the pool, which an application need not have.
 */
final class BrokenConnection {

	private static final boolean PRESENT = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource",
			BrokenConnection.class.getClassLoader());

	private BrokenConnection() {
	}

	/**
	 * Tell the pool, if it is one that wants to be told.
	 * @param dataSource where the connection was borrowed
	 * @param pooled the connection, still to be closed
	 */
	static void evict(DataSource dataSource, Connection pooled) throws SQLException {
		if (PRESENT && dataSource.isWrapperFor(HikariDataSource.class)) {
			dataSource.unwrap(HikariDataSource.class).evictConnection(pooled);
		}
	}

}
