package dev.migration.boot.autoconfigure;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets repositories be made when they are first used, unless somebody says otherwise,
 * where migrations run in the background: to make one needs the entities.
 */
class BackgroundEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final String BACKGROUND = "background";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (isInBackground(environment)
				&& !environment.getProperty(MigrationAutoConfiguration.COMMAND_MODE, Boolean.class, false)) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("dev.migration.background",
						Map.of("spring.data.jpa.repositories.bootstrap-mode", "lazy")));
		}
	}

	// What makes no sense as a value is told when all properties are bound
	private static boolean isInBackground(ConfigurableEnvironment environment) {
		return Binder.get(environment)
			.bind("migration.on-startup", String.class)
			.map(BACKGROUND::equalsIgnoreCase)
			.orElse(false)
				|| new NamedDatabases(environment).values("on-startup")
					.values()
					.stream()
					.anyMatch(BACKGROUND::equalsIgnoreCase);
	}

	@Override
	public int getOrder() {
		// After a command has said that it is one
		return ConfigDataEnvironmentPostProcessor.ORDER + 20;
	}

}
