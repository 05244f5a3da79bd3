package dev.migration.boot.test.shop;

import dev.migration.MigrationException;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/**
 * The application. What it would do when it is started fails.
 */
@SpringBootApplication
public class Shop {

	@Bean
	CommandLineRunner runner() {
		return (arguments) -> refuse();
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		refuse();
	}

	private static void refuse() {
		throw new MigrationException("The application was started");
	}

}
