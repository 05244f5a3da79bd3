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

/**
 * Gives the application's own DataSource the database of {@code POSTGRES_HOST}, at the
 * lowest precedence, so that migrations and application always mean one database.
 */
class PostgresEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE = "dev.migration.postgres";

	private static final String URL = "spring.datasource.url";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		PostgresEnvironment postgres = new PostgresEnvironment(environment);
		boolean own = environment.containsProperty(URL) || environment.containsProperty("spring.datasource.jndi-name");
		if (isEnabled(environment) && postgres.isPresent() && !own) {
			Map<String, Object> properties = new LinkedHashMap<>();
			properties.put(URL, postgres.url());
			properties.put("spring.datasource.username", postgres.user());
			properties.put("spring.datasource.password", postgres.password());
			environment.getPropertySources().addLast(new MapPropertySource(PROPERTY_SOURCE, properties));
		}
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
