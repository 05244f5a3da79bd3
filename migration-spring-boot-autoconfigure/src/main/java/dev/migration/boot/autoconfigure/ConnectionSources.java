package dev.migration.boot.autoconfigure;

import java.util.Objects;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.ConnectionSource.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * Chooses the connection of migrations. The first that exists wins: a
 * {@link MigrationConnectionDetails} bean, the {@link MigrationDataSource} bean, the
 * {@code migration.*} properties, the application's DataSource, {@code POSTGRES_HOST}.
 */
final class ConnectionSources {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionSources.class);

	private final ObjectProvider<MigrationConnectionDetails> details;

	private final ObjectProvider<DataSource> migrationDataSource;

	private final ObjectProvider<DataSource> dataSource;

	private final ObjectProvider<JdbcConnectionDetails> applicationDetails;

	ConnectionSources(ObjectProvider<MigrationConnectionDetails> details,
			ObjectProvider<DataSource> migrationDataSource, ObjectProvider<DataSource> dataSource,
			ObjectProvider<JdbcConnectionDetails> applicationDetails) {
		this.details = details;
		this.migrationDataSource = migrationDataSource;
		this.dataSource = dataSource;
		this.applicationDetails = applicationDetails;
	}

	ConnectionSource choose(MigrationProperties properties, Environment environment) {
		ConnectionSource source = find(properties, new PostgresEnvironment(environment));
		if (source == null) {
			throw new MigrationDataSourceMissingException((int) this.dataSource.stream().count());
		}
		logger.debug("Migrations use {}: {}", source.kind().description(), source.url());
		warnAboutOtherDatabase(source);
		return source;
	}

	private @Nullable ConnectionSource find(MigrationProperties properties, PostgresEnvironment postgres) {
		MigrationConnectionDetails connectionDetails = this.details.getIfAvailable();
		if (connectionDetails != null) {
			return source(Kind.CONNECTION_DETAILS, connectionDetails.getJdbcUrl(), connectionDetails.getUsername(),
					connectionDetails.getPassword());
		}
		DataSource qualified = this.migrationDataSource.getIfAvailable();
		if (qualified != null) {
			return new ConnectionSource(Kind.MIGRATION_DATA_SOURCE, qualified, null);
		}
		if (StringUtils.hasText(properties.getUrl())) {
			return source(Kind.PROPERTIES, properties.getUrl(), properties.getUser(), properties.getPassword());
		}
		if (StringUtils.hasText(properties.getHost())) {
			return fromHost(properties, properties.getHost(), postgres);
		}
		return fromApplication(properties, postgres);
	}

	private static ConnectionSource fromHost(MigrationProperties properties, String host,
			PostgresEnvironment postgres) {
		String url = postgres.url(host, properties.getPort(), properties.getDatabase());
		String user = StringUtils.hasText(properties.getUser()) ? properties.getUser() : postgres.user();
		String password = (properties.getPassword() != null) ? properties.getPassword() : postgres.password();
		return source(Kind.PROPERTIES, url, user, password);
	}

	private @Nullable ConnectionSource fromApplication(MigrationProperties properties, PostgresEnvironment postgres) {
		DataSource application = this.dataSource.getIfUnique();
		if (application != null && StringUtils.hasText(properties.getUser())) {
			DataSource derived = DataSourceBuilder.derivedFrom(application)
				.type(SimpleDriverDataSource.class)
				.username(properties.getUser())
				.password(Objects.requireNonNullElse(properties.getPassword(), ""))
				.build();
			return new ConnectionSource(Kind.PROPERTIES, derived, applicationUrl());
		}
		if (application != null) {
			return new ConnectionSource(Kind.APPLICATION, application, applicationUrl());
		}
		if (postgres.isPresent()) {
			return source(Kind.ENVIRONMENT, postgres.url(), postgres.user(), postgres.password());
		}
		return null;
	}

	private static ConnectionSource source(Kind kind, String url, @Nullable String user, @Nullable String password) {
		DataSource dataSource = DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(url)
			.username(user)
			.password(password)
			.build();
		return new ConnectionSource(kind, dataSource, withoutSecrets(url));
	}

	private @Nullable String applicationUrl() {
		JdbcConnectionDetails connectionDetails = this.applicationDetails.getIfAvailable();
		return (connectionDetails != null) ? withoutSecrets(connectionDetails.getJdbcUrl()) : null;
	}

	private void warnAboutOtherDatabase(ConnectionSource source) {
		if (source.kind() == Kind.APPLICATION || source.url() == null) {
			return;
		}
		String application = applicationUrl();
		if (application != null && !application.equals(source.url())) {
			logger.warn("Migrations use '{}' ({}) but the application uses '{}'", source.url(),
					source.kind().description(), application);
		}
	}

	/**
	 * Remove what may hold a password: everything after the question mark and what stands
	 * before an at sign.
	 */
	static String withoutSecrets(String url) {
		int query = url.indexOf('?');
		String bare = (query >= 0) ? url.substring(0, query) : url;
		return bare.replaceFirst("//[^/@]*@", "//");
	}

}
