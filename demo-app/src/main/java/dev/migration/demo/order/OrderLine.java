package dev.migration.demo.order;

import java.math.BigDecimal;

import dev.migration.demo.catalog.Book;
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
import org.jspecify.annotations.Nullable;

/**
 * A number of copies of one book, as part of an order.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(indexes = @Index(columnList = "book_id"),
		uniqueConstraints = {
				@UniqueConstraint(name = "uq_order_line_number", columnNames = { "order_id", "lineNumber" }),
				@UniqueConstraint(name = "uq_order_line_book", columnNames = { "order_id", "book_id" }) })
@Check(name = "ck_order_line_quantity", constraints = "quantity between 1 and 100")
public class OrderLine {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Order order;

	@Column(nullable = false)
	private int lineNumber;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Book book;

	@Column(nullable = false)
	private int quantity;

	@Column(nullable = false, precision = 10, scale = 2)
	@Comment("What one copy cost when the order was placed")
	private BigDecimal unitPrice;

	protected OrderLine() {
	}

	OrderLine(Order order, int lineNumber, Book book, int quantity) {
		this.order = order;
		this.lineNumber = lineNumber;
		this.book = book;
		this.quantity = quantity;
		this.unitPrice = book.getPrice();
	}

	BigDecimal total() {
		return this.unitPrice.multiply(BigDecimal.valueOf(this.quantity));
	}

	Book getBook() {
		return this.book;
	}

	int getQuantity() {
		return this.quantity;
	}

	BigDecimal getUnitPrice() {
		return this.unitPrice;
	}

}
