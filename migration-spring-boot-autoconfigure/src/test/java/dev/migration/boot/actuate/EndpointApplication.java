package dev.migration.boot.actuate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The main method of an application that a test starts in a process of its own, with more
 * on its class path than other tests have. It ends with its standard input.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class EndpointApplication {

	private EndpointApplication() {
	}

	/**
	 * Start the application.
	 * @param arguments its arguments
	 */
	public static void main(String[] arguments) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication.run(Configuration.class, arguments)) {
			System.out.println("port " + port(context.getEnvironment()));
			System.in.read();
		}
	}

	private static String port(Environment environment) {
		return environment.getProperty("local.management.port", environment.getProperty("local.server.port", ""));
	}

	@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
	static class Configuration {

	}

}
