package dev.migration.reliability;

import java.sql.Driver;

import javax.sql.DataSource;

import dev.migration.dialect.Dialects;
import dev.migration.runtime.MigrationDatabase;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * A database on a {@link ReliabilityServer}.
 *
 * @param product {@code postgresql} or {@code mariadb}
 * @param name its name
 * @param url its address
 * @param user who connects
 * @param password the password
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ServerDatabase(String product, String name, String url, String user, String password) {

	/**
	 * Return where connections come from.
	 * @return a new connection for each that is asked for
	 */
	public DataSource dataSource() {
		return new SimpleDriverDataSource(driver(), this.url, this.user, this.password);
	}

	/**
	 * The one that belongs to the class loader: the driver manager knows those of others.
	 */
	private Driver driver() {
		return this.product.equals("postgresql") ? new org.postgresql.Driver() : new org.mariadb.jdbc.Driver();
	}

	/**
	 * Return the database as a run sees it.
	 * @param dataSource where connections come from
	 */
	MigrationDatabase migrated(DataSource dataSource) {
		return new MigrationDatabase("default", dataSource, () -> Dialects.ofUrl(this.url), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

}
