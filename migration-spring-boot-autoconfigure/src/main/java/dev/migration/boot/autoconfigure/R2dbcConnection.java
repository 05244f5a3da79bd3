package dev.migration.boot.autoconfigure;

import dev.migration.boot.autoconfigure.ConnectionSource.Kind;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.util.StringUtils;

/**
 * The JDBC form of the application's R2DBC connection, with or without a pool.
 */
final class R2dbcConnection implements ReactiveConnection {

	private final ObjectProvider<R2dbcConnectionDetails> details;

	private final ObjectProvider<ConnectionFactory> factories;

	R2dbcConnection(ObjectProvider<R2dbcConnectionDetails> details, ObjectProvider<ConnectionFactory> factories) {
		this.details = details;
		this.factories = factories;
	}

	@Override
	public @Nullable ConnectionSource find(DatabaseProperties properties) {
		ConnectionFactoryOptions options = options();
		if (options == null) {
			return null;
		}
		boolean otherUser = StringUtils.hasText(properties.getUser());
		return ConnectionSource.of(Kind.REACTIVE, R2dbcUrl.jdbc(options),
				otherUser ? properties.getUser() : R2dbcUrl.text(options, ConnectionFactoryOptions.USER),
				otherUser ? properties.getPassword() : R2dbcUrl.text(options, ConnectionFactoryOptions.PASSWORD));
	}

	private @Nullable ConnectionFactoryOptions options() {
		ConnectionFactory factory = this.factories.getIfUnique();
		if (factory == null && this.details.getIfAvailable() != null) {
			return this.details.getObject().getConnectionFactoryOptions();
		}
		OptionsCapableConnectionFactory capable = (factory != null)
				? OptionsCapableConnectionFactory.unwrapFrom(factory) : null;
		if (capable != null) {
			// The details, with what the properties and customizers of Spring Boot add
			return capable.getOptions();
		}
		if (factory != null) {
			throw new InvalidConnectionException("The R2DBC ConnectionFactory of type '" + factory.getClass().getName()
					+ "' does not tell which database it leads to" + R2dbcUrl.WAY_OUT);
		}
		if (this.factories.stream().findAny().isPresent()) {
			throw new InvalidConnectionException(
					"There are several R2DBC ConnectionFactory beans and none of them is primary" + R2dbcUrl.WAY_OUT);
		}
		return null;
	}

}
