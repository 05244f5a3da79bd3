package dev.migration.demo.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.migration.demo.catalog.Book;
import dev.migration.demo.catalog.BookRepository;
import dev.migration.demo.customer.Customer;
import dev.migration.demo.customer.CustomerRepository;
import dev.migration.demo.stock.Stock;
import dev.migration.demo.stock.StockMovementReason;
import dev.migration.demo.web.InvalidReferenceException;
import dev.migration.demo.web.NotFoundException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class OrderDesk {

	private final OrderRepository orders;

	private final CustomerRepository customers;

	private final BookRepository books;

	private final Stock stock;

	private final Clock clock;

	OrderDesk(OrderRepository orders, CustomerRepository customers, BookRepository books, Stock stock, Clock clock) {
		this.orders = orders;
		this.customers = customers;
		this.books = books;
		this.stock = stock;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	OrderView find(long id) {
		return OrderView.of(order(id));
	}

	@Transactional(readOnly = true)
	List<OrderView> findByCustomer(UUID customerId) {
		if (!this.customers.existsById(customerId)) {
			throw new NotFoundException("customer", customerId);
		}
		return this.orders.findByCustomerIdOrderByPlacedAtDescIdDesc(customerId).stream().map(OrderView::of).toList();
	}

	OrderView place(NewOrder newOrder) {
		Customer customer = this.customers.findById(newOrder.customerId())
			.orElseThrow(() -> new InvalidReferenceException("customer", newOrder.customerId()));
		Order order = new Order(customer, newOrder.shippingAddress(), newOrder.note(), now());
		// Two orders that lock the same books in a different sequence would block each
		// other.
		List<NewOrder.Line> lines = newOrder.lines()
			.stream()
			.sorted(Comparator.comparing(NewOrder.Line::bookId))
			.toList();
		for (NewOrder.Line line : lines) {
			Book book = this.books.findById(line.bookId())
				.orElseThrow(() -> new InvalidReferenceException("book", line.bookId()));
			this.stock.sell(book, line.quantity());
			order.add(book, line.quantity());
		}
		return OrderView.of(this.orders.save(order));
	}

	OrderView pay(long id, NewPayment payment) {
		Order order = order(id);
		order.pay(payment.toPayment(order, now()));
		return OrderView.of(order);
	}

	OrderView ship(long id, NewShipment shipment) {
		Order order = order(id);
		order.ship(new Shipment(order, shipment.carrier(), shipment.trackingCode(), shipment.shippedOn()));
		return OrderView.of(order);
	}

	OrderView cancel(long id) {
		Order order = order(id);
		order.cancel();
		takeBack(order, StockMovementReason.CANCELLATION);
		return OrderView.of(order);
	}

	OrderView giveBack(long id) {
		Order order = order(id);
		order.giveBack();
		takeBack(order, StockMovementReason.RETURN);
		return OrderView.of(order);
	}

	private void takeBack(Order order, StockMovementReason reason) {
		order.getLines()
			.stream()
			.sorted(Comparator.comparing((line) -> line.getBook().getId()))
			.forEach((line) -> this.stock.takeBack(line.getBook(), line.getQuantity(), reason));
	}

	private Order order(long id) {
		return this.orders.findById(id).orElseThrow(() -> new NotFoundException("order", id));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
