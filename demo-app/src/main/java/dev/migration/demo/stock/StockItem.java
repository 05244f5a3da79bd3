package dev.migration.demo.stock;

import dev.migration.demo.catalog.Book;
import dev.migration.demo.web.ConflictException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * How many copies of a book are in the store room.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
public class StockItem {

	@Id
	private @Nullable Long bookId;

	@MapsId
	@OneToOne(fetch = FetchType.LAZY, optional = false)
	private Book book;

	@Version
	private int version;

	@Column(nullable = false)
	@Check(name = "ck_stock_item_quantity", constraints = "quantity >= 0")
	private int quantity;

	@Column(nullable = false)
	@ColumnDefault("5")
	@Check(constraints = "reorder_level >= 0")
	private int reorderLevel;

	protected StockItem() {
	}

	StockItem(Book book) {
		this.book = book;
		this.reorderLevel = 5;
	}

	void add(int copies) {
		this.quantity = Math.addExact(this.quantity, copies);
	}

	void take(int copies) {
		if (copies > this.quantity) {
			throw new ConflictException("There are %d copies of '%s' in stock, but %d are wanted."
				.formatted(this.quantity, this.book.getTitle(), copies));
		}
		this.quantity -= copies;
	}

	Book getBook() {
		return this.book;
	}

	int getQuantity() {
		return this.quantity;
	}

	boolean isToBeReordered() {
		return this.quantity <= this.reorderLevel;
	}

}
