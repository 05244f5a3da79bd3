package dev.migration.demo.stock;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import dev.migration.demo.catalog.Book;
import dev.migration.demo.catalog.BookRepository;
import dev.migration.demo.web.ConflictException;
import dev.migration.demo.web.NotFoundException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The store room. Whatever changes a number also writes down why.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Service
@Transactional
public class Stock {

	private final BookRepository books;

	private final StockItemRepository items;

	private final StockMovementRepository movements;

	private final Clock clock;

	Stock(BookRepository books, StockItemRepository items, StockMovementRepository movements, Clock clock) {
		this.books = books;
		this.items = items;
		this.movements = movements;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	StockView find(long bookId) {
		StockItem item = this.items.findById(bookId).orElseGet(() -> new StockItem(book(bookId)));
		return StockView.of(bookId, item, this.movements.findTop50ByBookIdOrderByOccurredAtDescIdDesc(bookId));
	}

	StockView receive(long bookId, int copies) {
		put(book(bookId), copies, StockMovementReason.DELIVERY);
		return find(bookId);
	}

	/**
	 * Take sold copies out of the store room, as part of the transaction of the order.
	 * @param book the book that is sold
	 * @param copies how many copies
	 * @throws ConflictException if there are not as many copies
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void sell(Book book, int copies) {
		StockItem item = this.items.findWithLockByBookId(id(book)).orElseGet(() -> new StockItem(book));
		item.take(copies);
		record(book, -copies, StockMovementReason.SALE);
	}

	/**
	 * Put copies of an order back, as part of the transaction of the order.
	 * @param book the book that comes back
	 * @param copies how many copies
	 * @param reason why they come back
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void takeBack(Book book, int copies, StockMovementReason reason) {
		put(book, copies, reason);
	}

	private void put(Book book, int copies, StockMovementReason reason) {
		StockItem item = this.items.findWithLockByBookId(id(book))
			.orElseGet(() -> this.items.save(new StockItem(book)));
		item.add(copies);
		record(book, copies, reason);
	}

	private void record(Book book, int change, StockMovementReason reason) {
		this.movements
			.save(new StockMovement(book, change, reason, this.clock.instant().truncatedTo(ChronoUnit.MICROS)));
	}

	private Book book(long id) {
		return this.books.findById(id).orElseThrow(() -> new NotFoundException("book", id));
	}

	private static long id(Book book) {
		Long id = book.getId();
		if (id == null) {
			throw new IllegalArgumentException("The book '%s' is not saved".formatted(book.getTitle()));
		}
		return id;
	}

}
