package dev.migration.boot.autoconfigure;

import java.util.Optional;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.ConnectionSource.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
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

	private final ApplicationDataSource application;

	ConnectionSources(ObjectProvider<MigrationConnectionDetails> details,
			ObjectProvider<DataSource> migrationDataSource, ApplicationDataSource application) {
		this.details = details;
		this.migrationDataSource = migrationDataSource;
		this.application = application;
	}

	ConnectionSource choose(MigrationProperties properties, Environment environment) {
		ConnectionSource source = find(properties, new PostgresEnvironment(environment));
		if (source == null) {
			throw new MigrationDataSourceMissingException(0);
		}
		report(source.checked());
		return source;
	}

	private @Nullable ConnectionSource find(MigrationProperties properties, PostgresEnvironment postgres) {
		MigrationConnectionDetails connectionDetails = this.details.getIfAvailable();
		if (connectionDetails != null) {
			return ConnectionSource.of(Kind.CONNECTION_DETAILS, connectionDetails.getJdbcUrl(),
					connectionDetails.getUsername(), connectionDetails.getPassword());
		}
		DataSource qualified = this.migrationDataSource.getIfAvailable();
		if (qualified != null) {
			return new ConnectionSource(Kind.MIGRATION_DATA_SOURCE, qualified, ApplicationDataSource.urlOf(qualified));
		}
		if (StringUtils.hasText(properties.getUrl())) {
			return ConnectionSource.of(Kind.PROPERTIES, properties.getUrl(), properties.getUser(),
					properties.getPassword());
		}
		if (StringUtils.hasText(properties.getHost())) {
			return fromHost(properties, properties.getHost(), postgres);
		}
		refuseWithoutHost("migration.port", properties.getPort());
		refuseWithoutHost("migration.database", properties.getDatabase());
		if (StringUtils.hasText(properties.getPassword()) && !StringUtils.hasText(properties.getUser())) {
			// The value is a secret, which an exception about the property would quote
			throw new InvalidConnectionException(
					"'migration.password' means nothing without 'migration.user'; set both or none of them.");
		}
		return fromApplication(properties, postgres);
	}

	private static void refuseWithoutHost(String name, @Nullable String value) {
		if (StringUtils.hasText(value)) {
			throw new InvalidConfigurationPropertyValueException(name, value,
					"it means nothing without 'migration.host'");
		}
	}

	private static ConnectionSource fromHost(MigrationProperties properties, String host,
			PostgresEnvironment postgres) {
		String url = postgres.url(host, properties.getPort(), properties.getDatabase());
		String user = StringUtils.hasText(properties.getUser()) ? properties.getUser() : postgres.user();
		String password = (properties.getPassword() != null) ? properties.getPassword() : postgres.password();
		return ConnectionSource.of(Kind.PROPERTIES, url, user, password);
	}

	private @Nullable ConnectionSource fromApplication(MigrationProperties properties, PostgresEnvironment postgres) {
		DataSource dataSource = this.application.find();
		if (dataSource != null && StringUtils.hasText(properties.getUser())) {
			SimpleDriverDataSource derived = ApplicationDataSource.derive(dataSource, properties.getUser(),
					properties.getPassword());
			return new ConnectionSource(Kind.PROPERTIES, derived, derived.getUrl());
		}
		if (dataSource != null) {
			return new ConnectionSource(Kind.APPLICATION, dataSource, this.application.url());
		}
		if (postgres.isPresent()) {
			return ConnectionSource.of(Kind.ENVIRONMENT, postgres.url(), postgres.user(), postgres.password());
		}
		return null;
	}

	private void report(ConnectionSource source) {
		if (source.kind() == Kind.APPLICATION) {
			logger.debug("Migrations use {}", source);
			return;
		}
		logger.info("Migrations use {}", source);
		Optional<DatabaseAddress> migrated = source.address();
		Optional<DatabaseAddress> used = Optional.ofNullable(this.application.url()).flatMap(DatabaseAddress::of);
		if (migrated.isPresent() && used.isPresent() && !migrated.equals(used)) {
			logger.warn("Migrations use database '{}' but the application uses '{}'", migrated.get(), used.get());
		}
	}

}
