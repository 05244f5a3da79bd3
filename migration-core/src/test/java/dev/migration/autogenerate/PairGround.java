package dev.migration.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

import dev.migration.dialect.Dialect;
import dev.migration.testing.TestDatabase;

/**
 * An empty database that is soon empty again: after a rollback where DDL can be rolled
 * back, else as another one.
 */
final class PairGround implements AutoCloseable {

	private static final int TIDY_EVERY = 50;

	private final Dialect dialect;

	private final Supplier<TestDatabase> databases;

	private TestDatabase database;

	private Connection connection;

	private int uses;

	PairGround(Dialect dialect, Supplier<TestDatabase> databases) throws SQLException {
		this.dialect = dialect;
		this.databases = databases;
		this.database = databases.get();
		this.connection = open();
	}

	private Connection open() throws SQLException {
		Connection opened = this.database.dataSource().getConnection();
		if (this.dialect.name().equals("postgresql")) {
			try (Statement statement = opened.createStatement()) {
				// Compiling queries of the catalogs costs more than running them
				statement.execute("SET jit = off");
			}
		}
		opened.setAutoCommit(!isTransactional());
		return opened;
	}

	boolean isTransactional() {
		return this.dialect.capabilities().transactionalDdl();
	}

	Dialect dialect() {
		return this.dialect;
	}

	Connection connection() {
		return this.connection;
	}

	String schema() {
		return this.database.schema();
	}

	/** Leave nothing of what there was. */
	void clear() throws SQLException {
		this.uses++;
		if (isTransactional()) {
			this.connection.rollback();
			// The dead rows of many schemas make every look into the catalogs slow
			if (this.uses % TIDY_EVERY == 0) {
				this.connection.setAutoCommit(true);
				try (Statement statement = this.connection.createStatement()) {
					statement.execute("VACUUM");
				}
				this.connection.setAutoCommit(false);
			}
			return;
		}
		close();
		this.database = this.databases.get();
		this.connection = open();
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
		this.database.close();
	}

}
