package dev.migration.boot.background;

import dev.migration.boot.shop.Product;

import org.springframework.data.repository.ListCrudRepository;

/**
 * What the application reads from its database.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface ProductRepository extends ListCrudRepository<Product, Long> {

}
