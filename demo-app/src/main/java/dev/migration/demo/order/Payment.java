package dev.migration.demo.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Check;
import org.jspecify.annotations.Nullable;

/**
 * Money that arrived for an order.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@Check(name = "ck_payment_amount", constraints = "amount > 0")
public abstract class Payment {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	private @Nullable UUID id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Order order;

	@Column(nullable = false, precision = 12, scale = 2)
	private BigDecimal amount;

	@Column(nullable = false)
	private Instant receivedAt;

	protected Payment() {
	}

	protected Payment(Order order, BigDecimal amount, Instant receivedAt) {
		this.order = order;
		this.amount = amount;
		this.receivedAt = receivedAt;
	}

	BigDecimal getAmount() {
		return this.amount;
	}

}
