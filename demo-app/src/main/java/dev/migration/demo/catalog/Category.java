package dev.migration.demo.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A shelf of the shop; shelves may stand inside others.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(uniqueConstraints = @UniqueConstraint(name = "uq_category_parent_name", columnNames = { "parent_id", "name" }))
public class Category {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = 80)
	private String name;

	@Column(nullable = false, length = 80, unique = true)
	private String slug;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Category parent;

	protected Category() {
	}

	Category(String name, String slug, @Nullable Category parent) {
		this.name = name;
		this.slug = slug;
		this.parent = parent;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getName() {
		return this.name;
	}

	String getSlug() {
		return this.slug;
	}

	@Nullable Category getParent() {
		return this.parent;
	}

}
