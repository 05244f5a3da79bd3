package dev.migration.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Gives the application's own DataSource, and what it has of R2DBC, the database of
 * {@code POSTGRES_HOST} at the lowest precedence, so that migrations and application
 * always mean one database.
 */
class PostgresEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE = "dev.migration.postgres";

	private static final String R2DBC_DRIVER = "io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		PostgresEnvironment postgres = new PostgresEnvironment(environment);
		if (!isEnabled(environment) || !postgres.isPresent()) {
			return;
		}
		Map<String, Object> properties = new LinkedHashMap<>();
		boolean reactive = ClassUtils.isPresent(R2DBC_DRIVER, application.getClassLoader());
		if (reactive && !environment.containsProperty("spring.r2dbc.url")) {
			put(properties, "spring.r2dbc", postgres.url().replaceFirst("^jdbc:", "r2dbc:"), postgres);
		}
		if (!environment.containsProperty("spring.datasource.url")
				&& !environment.containsProperty("spring.datasource.jndi-name")) {
			put(properties, "spring.datasource", postgres.url(), postgres);
		}
		if (!properties.isEmpty()) {
			environment.getPropertySources().addLast(new MapPropertySource(PROPERTY_SOURCE, properties));
		}
	}

	private static void put(Map<String, Object> properties, String prefix, String url, PostgresEnvironment postgres) {
		properties.put(prefix + ".url", url);
		properties.put(prefix + ".username", postgres.user());
		properties.put(prefix + ".password", postgres.password());
	}

	// Unlike the environment, the binder names the property whose value makes no sense
	private static boolean isEnabled(ConfigurableEnvironment environment) {
		return Binder.get(environment).bind("migration.enabled", Boolean.class).orElse(true);
	}

	@Override
	public int getOrder() {
		// After the files, an optional .env among them, have been read
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

}
