package dev.migration.boot.autoconfigure;

import java.util.Optional;

import javax.sql.DataSource;

import dev.migration.boot.autoconfigure.ConnectionSource.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * Chooses the connection of migrations. The first that exists wins: a
 * {@link MigrationConnectionDetails} bean, the {@link MigrationDataSource} bean, the
 * {@code migration.*} properties, the application's DataSource, its R2DBC connection,
 * {@code POSTGRES_HOST}. One of several databases is in the first three only.
 */
final class ConnectionSources {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionSources.class);

	private final ConnectionBeans beans;

	private final ApplicationDataSource application;

	private final ReactiveConnection reactive;

	private final PostgresEnvironment postgres;

	ConnectionSources(ConnectionBeans beans, ApplicationDataSource application, ReactiveConnection reactive,
			PostgresEnvironment postgres) {
		this.beans = beans;
		this.application = application;
		this.reactive = reactive;
		this.postgres = postgres;
	}

	ConnectionSource choose(DatabaseSettings settings) {
		ConnectionSource source = find(settings);
		if (source == null) {
			throw settings.isNamed() ? MigrationDataSourceMissingException.of(settings)
					: MigrationDataSourceMissingException.none();
		}
		report(source.checked(), settings);
		return source;
	}

	private @Nullable ConnectionSource find(DatabaseSettings settings) {
		MigrationConnectionDetails details = this.beans.details(settings);
		if (details != null) {
			return ConnectionSource.of(Kind.CONNECTION_DETAILS, details.getJdbcUrl(), details.getUsername(),
					details.getPassword());
		}
		DataSource qualified = this.beans.migrationDataSource(settings);
		if (qualified != null) {
			return new ConnectionSource(Kind.MIGRATION_DATA_SOURCE, Kind.MIGRATION_DATA_SOURCE.description(), qualified,
					ApplicationDataSource.urlOf(qualified));
		}
		ConnectionSource configured = fromProperties(settings);
		return (configured != null || settings.isNamed()) ? configured : fromApplication(settings);
	}

	private @Nullable ConnectionSource fromProperties(DatabaseSettings settings) {
		DatabaseProperties properties = settings.connection();
		if (StringUtils.hasText(properties.getDataSource())) {
			return fromDataSource(settings, properties.getDataSource());
		}
		if (StringUtils.hasText(properties.getUrl())) {
			return ConnectionSource.of(Kind.PROPERTIES, description(settings), properties.getUrl(),
					properties.getUser(), properties.getPassword());
		}
		if (StringUtils.hasText(properties.getHost())) {
			return fromHost(settings);
		}
		refuseWithoutHost(settings, "port", properties.getPort());
		refuseWithoutHost(settings, "database", properties.getDatabase());
		refusePasswordAlone(settings);
		return null;
	}

	private ConnectionSource fromDataSource(DatabaseSettings settings, String bean) {
		DatabaseProperties properties = settings.connection();
		if (StringUtils.hasText(properties.getUrl()) || StringUtils.hasText(properties.getHost())) {
			throw new InvalidConnectionException("'%s' names a DataSource, which '%s' or '%s' contradicts; keep one."
				.formatted(settings.key("data-source"), settings.key("url"), settings.key("host")));
		}
		refusePasswordAlone(settings);
		DataSource dataSource = this.beans.dataSource(settings, bean);
		if (StringUtils.hasText(properties.getUser())) {
			return derived(dataSource, settings);
		}
		return new ConnectionSource(Kind.PROPERTIES, "DataSource '" + bean + "'", dataSource,
				ApplicationDataSource.urlOf(dataSource));
	}

	private ConnectionSource fromHost(DatabaseSettings settings) {
		DatabaseProperties properties = settings.connection();
		String user = StringUtils.hasText(properties.getUser()) ? properties.getUser() : this.postgres.user();
		String password = (properties.getPassword() != null) ? properties.getPassword() : this.postgres.password();
		return ConnectionSource.of(Kind.PROPERTIES, description(settings), this.postgres.url(settings), user, password);
	}

	private static void refuseWithoutHost(DatabaseSettings settings, String property, @Nullable String value) {
		if (StringUtils.hasText(value)) {
			throw new InvalidConfigurationPropertyValueException(settings.key(property), value,
					"it means nothing without '" + settings.key("host") + "'");
		}
	}

	private static void refusePasswordAlone(DatabaseSettings settings) {
		DatabaseProperties properties = settings.connection();
		if (StringUtils.hasText(properties.getPassword()) && !StringUtils.hasText(properties.getUser())) {
			// The value is a secret, which an exception about the property would quote
			throw new InvalidConnectionException("'%s' means nothing without '%s'; set both or none of them."
				.formatted(settings.key("password"), settings.key("user")));
		}
	}

	private @Nullable ConnectionSource fromApplication(DatabaseSettings settings) {
		DataSource dataSource = this.application.find();
		boolean otherUser = StringUtils.hasText(settings.connection().getUser());
		if (dataSource != null) {
			return otherUser ? derived(dataSource, settings) : new ConnectionSource(Kind.APPLICATION,
					Kind.APPLICATION.description(), dataSource, this.application.url());
		}
		ConnectionSource derived = this.reactive.find(settings.connection());
		if (derived != null) {
			return derived;
		}
		if (this.postgres.isPresent()) {
			return ConnectionSource.of(Kind.ENVIRONMENT, this.postgres.url(), this.postgres.user(),
					this.postgres.password());
		}
		return null;
	}

	private static ConnectionSource derived(DataSource dataSource, DatabaseSettings settings) {
		SimpleDriverDataSource derived = ApplicationDataSource.derive(dataSource, settings);
		return new ConnectionSource(Kind.PROPERTIES, description(settings), derived, derived.getUrl());
	}

	private static String description(DatabaseSettings settings) {
		return "the " + settings.key("*") + " properties";
	}

	private void report(ConnectionSource source, DatabaseSettings settings) {
		if (settings.isNamed()) {
			logger.info("Migrations of database '{}' use {}", settings.name(), source);
			return;
		}
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
