package dev.migration.boot.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * An application that tests start in a process of its own.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ShopApplication {

	/**
	 * Start and stop.
	 * @param arguments properties
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(ShopApplication.class, arguments).close();
	}

}
