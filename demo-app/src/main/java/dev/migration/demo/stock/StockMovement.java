package dev.migration.demo.stock;

import java.time.Instant;

import dev.migration.demo.catalog.Book;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A change of the number of copies; these rows are only ever added.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(indexes = @Index(name = "ix_stock_movement_book_occurred_at", columnList = "book_id, occurredAt DESC"))
public class StockMovement {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Book book;

	@Column(name = "copies", nullable = false)
	@Check(constraints = "copies <> 0")
	@Comment("Copies added, negative when they left")
	private int change;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(nullable = false, length = 20)
	private StockMovementReason reason;

	@Column(nullable = false)
	private Instant occurredAt;

	protected StockMovement() {
	}

	StockMovement(Book book, int change, StockMovementReason reason, Instant occurredAt) {
		this.book = book;
		this.change = change;
		this.reason = reason;
		this.occurredAt = occurredAt;
	}

	@Nullable Long getId() {
		return this.id;
	}

	Book getBook() {
		return this.book;
	}

	int getChange() {
		return this.change;
	}

	StockMovementReason getReason() {
		return this.reason;
	}

	Instant getOccurredAt() {
		return this.occurredAt;
	}

}
