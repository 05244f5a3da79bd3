package dev.migration.boot.actuate;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The main method of an application that a test starts in a process of its own, with
 * Spring Security on its class path. It ends with its standard input.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SecuredApplication {

	private SecuredApplication() {
	}

	/**
	 * Start the application.
	 * @param arguments its arguments
	 */
	public static void main(String[] arguments) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication.run(Configuration.class, arguments)) {
			System.out.println("port " + context.getEnvironment().getProperty("local.server.port"));
			System.in.read();
		}
	}

	@EnableAutoConfiguration(exclude = HibernateJpaAutoConfiguration.class)
	static class Configuration {

	}

}
