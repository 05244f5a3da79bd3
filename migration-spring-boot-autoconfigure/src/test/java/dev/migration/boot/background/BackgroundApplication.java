package dev.migration.boot.background;

import java.util.List;

import dev.migration.boot.shop.Product;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with entities and a web server.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Product.class)
public class BackgroundApplication {

	/**
	 * Shows what is in the database.
	 */
	@RestController
	static class Products {

		private final ProductRepository repository;

		Products(ProductRepository repository) {
			this.repository = repository;
		}

		@GetMapping("/products")
		List<String> names() {
			return this.repository.findAll().stream().map(Product::getName).toList();
		}

	}

}
