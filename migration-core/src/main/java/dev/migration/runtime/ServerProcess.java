package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

import org.postgresql.PGConnection;

import org.springframework.util.ClassUtils;

/**
 * What PostgreSQL's driver was told about the other end of a connection when that was
 * opened. The only class that knows the driver, which an application need not have.
 */
final class ServerProcess {

	private static final boolean PRESENT = ClassUtils.isPresent("org.postgresql.PGConnection",
			ServerProcess.class.getClassLoader());

	private ServerProcess() {
	}

	/**
	 * Return the number of the process that the driver talks to, without asking it.
	 * @param connection the connection
	 * @return the number, which a pooler in between makes up, or empty of another driver
	 */
	static OptionalInt of(Connection connection) throws SQLException {
		return (PRESENT && connection.isWrapperFor(PGConnection.class))
				? OptionalInt.of(connection.unwrap(PGConnection.class).getBackendPID()) : OptionalInt.empty();
	}

}
