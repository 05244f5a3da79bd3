package dev.migration.demo.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.migration.demo.catalog.Book;
import dev.migration.demo.customer.Customer;
import dev.migration.demo.customer.PostalAddress;
import dev.migration.demo.web.ConflictException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought at once.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(name = "`order`", indexes = { @Index(name = "ix_order_customer_placed_at", columnList = "customer_id, placedAt"),
		@Index(name = "ix_order_status", columnList = "status") })
public class Order {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_number")
	@SequenceGenerator(name = "order_number", sequenceName = "order_number", initialValue = 1000, allocationSize = 20)
	private @Nullable Long id;

	@Version
	private int version;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Customer customer;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(nullable = false, length = 20)
	private OrderStatus status;

	@Column(nullable = false, updatable = false)
	private Instant placedAt;

	@Embedded
	@EmbeddedColumnNaming("shipping_%s")
	private PostalAddress shippingAddress;

	@Column(length = 500)
	private @Nullable String note;

	@OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("lineNumber")
	private List<OrderLine> lines = new ArrayList<>();

	@OneToMany(mappedBy = "order", cascade = CascadeType.ALL)
	@OrderBy("receivedAt")
	private List<Payment> payments = new ArrayList<>();

	@OneToOne(mappedBy = "order", cascade = CascadeType.ALL)
	private @Nullable Shipment shipment;

	protected Order() {
	}

	Order(Customer customer, PostalAddress shippingAddress, @Nullable String note, Instant placedAt) {
		this.customer = customer;
		this.shippingAddress = shippingAddress;
		this.note = note;
		this.placedAt = placedAt;
		this.status = OrderStatus.PLACED;
	}

	void add(Book book, int quantity) {
		this.lines.add(new OrderLine(this, this.lines.size() + 1, book, quantity));
	}

	BigDecimal total() {
		return this.lines.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	BigDecimal paid() {
		return this.payments.stream().map(Payment::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	void pay(Payment payment) {
		require(OrderStatus.PLACED, "paid");
		BigDecimal due = total().subtract(paid());
		if (payment.getAmount().compareTo(due) > 0) {
			throw new ConflictException("Only %s is due, but %s is paid.".formatted(due, payment.getAmount()));
		}
		this.payments.add(payment);
		if (payment.getAmount().compareTo(due) == 0) {
			this.status = OrderStatus.PAID;
		}
	}

	void ship(Shipment shipment) {
		require(OrderStatus.PAID, "shipped");
		this.shipment = shipment;
		this.status = OrderStatus.SHIPPED;
	}

	void cancel() {
		require(OrderStatus.PLACED, "cancelled");
		this.status = OrderStatus.CANCELLED;
	}

	void giveBack() {
		require(OrderStatus.SHIPPED, "returned");
		this.status = OrderStatus.RETURNED;
	}

	private void require(OrderStatus expected, String participle) {
		if (this.status != expected) {
			throw new ConflictException("The order '%s' is %s and can no longer or not yet be %s.".formatted(this.id,
					this.status, participle));
		}
	}

	@Nullable Long getId() {
		return this.id;
	}

	Customer getCustomer() {
		return this.customer;
	}

	OrderStatus getStatus() {
		return this.status;
	}

	Instant getPlacedAt() {
		return this.placedAt;
	}

	PostalAddress getShippingAddress() {
		return this.shippingAddress;
	}

	@Nullable String getNote() {
		return this.note;
	}

	List<OrderLine> getLines() {
		return this.lines;
	}

	@Nullable Shipment getShipment() {
		return this.shipment;
	}

}
