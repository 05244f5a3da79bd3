package dev.migration.boot.autoconfigure;

import java.util.Objects;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The DataSource that the application itself uses, if it is clear which one that is.
 */
final class ApplicationDataSource {

	private final ObjectProvider<DataSource> dataSources;

	private final ObjectProvider<JdbcConnectionDetails> details;

	ApplicationDataSource(ObjectProvider<DataSource> dataSources, ObjectProvider<JdbcConnectionDetails> details) {
		this.dataSources = dataSources;
		this.details = details;
	}

	/**
	 * Return the DataSource.
	 * @return the only or primary one, or {@code null} if there is none
	 * @throws MigrationDataSourceMissingException if there are several and none is
	 * primary
	 */
	@Nullable DataSource find() {
		DataSource unique = this.dataSources.getIfUnique();
		int candidates = (unique != null) ? 1 : (int) this.dataSources.stream().count();
		if (candidates > 1) {
			throw MigrationDataSourceMissingException.several(candidates);
		}
		return unique;
	}

	/**
	 * Return the URL of the DataSource, as far as it can be known without a connection.
	 * @return the URL with whatever secrets it holds
	 */
	@Nullable String url() {
		JdbcConnectionDetails connectionDetails = this.details.getIfAvailable();
		if (connectionDetails != null) {
			return connectionDetails.getJdbcUrl();
		}
		DataSource unique = this.dataSources.getIfUnique();
		return (unique != null) ? urlOf(unique) : null;
	}

	/**
	 * Return the same database for another user.
	 * @param application the application's DataSource
	 * @param settings the user and the password
	 * @return a DataSource without a pool
	 */
	static SimpleDriverDataSource derive(DataSource application, DatabaseSettings settings) {
		SimpleDriverDataSource derived = derived(application);
		if (derived == null) {
			throw new InvalidConnectionException("'" + settings.key("user")
					+ "' alone cannot be combined with a DataSource of type '" + application.getClass().getName()
					+ "', which does not tell its URL; set '" + settings.key("url") + "' too.");
		}
		String user = settings.connection().getUser();
		String password = settings.connection().getPassword();
		derived.setUsername(Objects.requireNonNullElse(user, ""));
		derived.setPassword(Objects.requireNonNullElse(password, ""));
		return derived;
	}

	static @Nullable String urlOf(DataSource dataSource) {
		SimpleDriverDataSource derived = derived(dataSource);
		return (derived != null) ? derived.getUrl() : null;
	}

	static @Nullable SimpleDriverDataSource derived(DataSource dataSource) {
		try {
			SimpleDriverDataSource derived = DataSourceBuilder.derivedFrom(dataSource)
				.type(SimpleDriverDataSource.class)
				.build();
			return (derived.getUrl() != null) ? derived : null;
		}
		catch (RuntimeException ex) {
			// A type that DataSourceBuilder cannot read: each kind has its own exception
			return null;
		}
	}

}
