package dev.migration.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.util.function.SingletonSupplier;

/**
 * A DataSource that is chosen when the first connection is asked for. Commands that need
 * no database, such as {@code heads} and {@code upgrade --sql}, then need none to be
 * configured either, and start no server that a DataSource brings along.
 */
final class DeferredDataSource extends AbstractDataSource {

	private final SingletonSupplier<DataSource> dataSource;

	DeferredDataSource(Supplier<DataSource> dataSource) {
		this.dataSource = SingletonSupplier.of(dataSource);
	}

	/**
	 * Return what is behind a DataSource that may be deferred.
	 */
	static DataSource unwrap(DataSource dataSource) {
		return (dataSource instanceof DeferredDataSource deferred) ? deferred.dataSource.obtain() : dataSource;
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		return type.isInstance(this) ? type.cast(this) : this.dataSource.obtain().unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) throws SQLException {
		return type.isInstance(this) || this.dataSource.obtain().isWrapperFor(type);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return this.dataSource.obtain().getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return this.dataSource.obtain().getConnection(username, password);
	}

}
