package dev.migration.boot.test.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Check;
import org.jspecify.annotations.Nullable;

/**
 * A review of a book.
 */
@Entity
@Check(name = "ck_review_stars", constraints = "stars between 1 and 5")
public class Review {

	@Id
	private long id;

	@ManyToOne(optional = false)
	private @Nullable Book book;

	private int stars;

}
