package dev.migration.demo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A house that publishes books.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
public class Publisher {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = 160, unique = true)
	private String name;

	private @Nullable String website;

	protected Publisher() {
	}

	Publisher(String name, @Nullable String website) {
		this.name = name;
		this.website = website;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getName() {
		return this.name;
	}

	@Nullable String getWebsite() {
		return this.website;
	}

}
