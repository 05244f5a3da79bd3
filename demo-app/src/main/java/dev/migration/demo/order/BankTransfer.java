package dev.migration.demo.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

/**
 * A payment by bank transfer.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
public class BankTransfer extends Payment {

	@Column(nullable = false, length = 34)
	private String iban;

	@Column(nullable = false)
	private LocalDate bookedOn;

	protected BankTransfer() {
	}

	BankTransfer(Order order, BigDecimal amount, Instant receivedAt, String iban, LocalDate bookedOn) {
		super(order, amount, receivedAt);
		this.iban = iban;
		this.bookedOn = bookedOn;
	}

}
