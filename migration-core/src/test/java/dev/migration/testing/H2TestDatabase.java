package dev.migration.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import javax.sql.DataSource;

import org.h2.engine.Constants;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database in memory, under a name of its own.
 */
final class H2TestDatabase implements TestDatabase {

	private final String name = "test_" + UUID.randomUUID();

	private final String settings;

	H2TestDatabase(String settings) {
		this.settings = settings;
	}

	@Override
	public String dialect() {
		return "h2";
	}

	@Override
	public DataSource dataSource() {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setUrl(url());
		dataSource.setUser(user());
		dataSource.setPassword(password());
		return dataSource;
	}

	// It stays until it is closed, even while nobody is connected
	@Override
	public String url() {
		return "jdbc:h2:mem:" + this.name + ";DB_CLOSE_DELAY=-1" + (this.settings.isEmpty() ? "" : ";" + this.settings);
	}

	@Override
	public String user() {
		return "sa";
	}

	@Override
	public String password() {
		return "";
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String schema() {
		return this.settings.contains("DATABASE_TO_LOWER=TRUE") ? "public" : "PUBLIC";
	}

	@Override
	public int major() {
		return Constants.VERSION_MAJOR;
	}

	@Override
	public void close() {
		try (Connection connection = dataSource().getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("SHUTDOWN");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("'SHUTDOWN' failed on the test database", ex);
		}
	}

}
