package dev.migration.demo.review;

import java.time.Instant;

import dev.migration.demo.catalog.Book;
import dev.migration.demo.customer.Customer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What one customer thinks of one book.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(indexes = @Index(name = "ix_review_customer_id", columnList = "customer_id"),
		uniqueConstraints = @UniqueConstraint(name = "uq_review_book_customer",
				columnNames = { "book_id", "customer_id" }))
@Check(name = "ck_review_rating", constraints = "rating between 1 and 5")
@Comment("One review per book and customer")
public class Review {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Book book;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Customer customer;

	@Column(nullable = false)
	private short rating;

	@Column(length = 120)
	private @Nullable String headline;

	@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
	private @Nullable String body;

	@Column(nullable = false)
	private Instant writtenAt;

	protected Review() {
	}

	Review(Book book, Customer customer, int rating, @Nullable String headline, @Nullable String body,
			Instant writtenAt) {
		this.book = book;
		this.customer = customer;
		this.rating = (short) rating;
		this.headline = headline;
		this.body = body;
		this.writtenAt = writtenAt;
	}

	@Nullable Long getId() {
		return this.id;
	}

	Customer getCustomer() {
		return this.customer;
	}

	int getRating() {
		return this.rating;
	}

	@Nullable String getHeadline() {
		return this.headline;
	}

	@Nullable String getBody() {
		return this.body;
	}

	Instant getWrittenAt() {
		return this.writtenAt;
	}

}
