package dev.migration.demo.order;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.hibernate.annotations.Check;

/**
 * A payment by card.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
public class CardPayment extends Payment {

	@Column(nullable = false, length = 4)
	@Check(constraints = "char_length(last_digits) = 4")
	private String lastDigits;

	@Column(name = "`authorization`", nullable = false, length = 64, unique = true)
	private String authorization;

	protected CardPayment() {
	}

	CardPayment(Order order, BigDecimal amount, Instant receivedAt, String lastDigits, String authorization) {
		super(order, amount, receivedAt);
		this.lastDigits = lastDigits;
		this.authorization = authorization;
	}

}
