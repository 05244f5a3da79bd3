package dev.migration.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A bookshop with orders, stock and reviews, to try revisions on.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@SpringBootApplication
public class DemoApplication {

	/**
	 * Starts the bookshop.
	 * @param args the command line, for example {@code migrate history}
	 */
	public static void main(String[] args) {
		SpringApplication.run(DemoApplication.class, args);
	}

}
