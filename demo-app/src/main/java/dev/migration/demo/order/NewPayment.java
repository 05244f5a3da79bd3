package dev.migration.demo.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = NewPayment.Card.class, name = "card"),
		@JsonSubTypes.Type(value = NewPayment.Transfer.class, name = "transfer") })
sealed interface NewPayment {

	Payment toPayment(Order order, Instant receivedAt);

	record Card(@NotNull @DecimalMin("0.01") @Digits(integer = 10, fraction = 2) BigDecimal amount,
			@NotNull @Pattern(regexp = "[0-9]{4}") String lastDigits,
			@NotBlank @Size(max = 64) String authorization) implements NewPayment {

		@Override
		public Payment toPayment(Order order, Instant receivedAt) {
			return new CardPayment(order, this.amount, receivedAt, this.lastDigits, this.authorization);
		}

	}

	record Transfer(@NotNull @DecimalMin("0.01") @Digits(integer = 10, fraction = 2) BigDecimal amount,
			@NotNull @Pattern(regexp = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") String iban,
			@NotNull LocalDate bookedOn) implements NewPayment {

		@Override
		public Payment toPayment(Order order, Instant receivedAt) {
			return new BankTransfer(order, this.amount, receivedAt, this.iban, this.bookedOn);
		}

	}

}
