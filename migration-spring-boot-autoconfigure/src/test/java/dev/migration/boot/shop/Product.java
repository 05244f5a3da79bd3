package dev.migration.boot.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity whose table only the revisions create.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
public class Product {

	@Id
	private Long id = 0L;

	@Column(nullable = false, length = 100)
	private String name = "";

	/**
	 * For Hibernate.
	 */
	protected Product() {
	}

	/**
	 * Create a product.
	 * @param id the identifier
	 * @param name the name
	 */
	public Product(Long id, String name) {
		this.id = id;
		this.name = name;
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

}
