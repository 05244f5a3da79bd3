package dev.migration.demo.database;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Says that the demo's own server is a PostgreSQL, so that commands that only write SQL
 * need not start it to learn that.
 */
final class DialectEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (OnNoServerOfYourOwn.serverProperty(environment).isEmpty() && !isMigratedElsewhere(environment)) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("demoDialect", Map.of("migration.dialect", "postgresql")));
		}
	}

	private static boolean isMigratedElsewhere(ConfigurableEnvironment environment) {
		return environment.containsProperty("migration.url") || environment.containsProperty("migration.host");
	}

	@Override
	public int getOrder() {
		// After the files, an optional .env among them, have been read
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

}
