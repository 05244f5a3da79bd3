package dev.migration.boot.testing;

import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves R2DBC, which is on the class path of all tests, to those that are about it: with
 * its driver there, Spring Boot gives no application a DataSource.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class R2dbcOnRequest implements AutoConfigurationImportFilter, EnvironmentAware {

	/**
	 * Set to {@code true} by the tests of reactive applications.
	 */
	public static final String PROPERTY = "dev.migration.testing.r2dbc";

	private boolean requested;

	@Override
	public void setEnvironment(Environment environment) {
		this.requested = environment.getProperty(PROPERTY, Boolean.class, false);
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		IntStream.range(0, matches.length).forEach((i) -> {
			String name = autoConfigurationClasses[i];
			matches[i] = this.requested || name == null || !name.contains(".r2dbc.");
		});
		return matches;
	}

}
