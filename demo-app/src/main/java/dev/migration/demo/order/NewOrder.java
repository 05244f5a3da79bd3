package dev.migration.demo.order;

import java.util.List;
import java.util.UUID;

import dev.migration.demo.customer.PostalAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record NewOrder(@NotNull UUID customerId, @NotNull @Valid PostalAddress shippingAddress,
		@Size(max = 500) @Nullable String note, @NotEmpty @Size(max = 50) List<@NotNull @Valid Line> lines) {

	@AssertTrue(message = "must name each book once")
	boolean isEachBookNamedOnce() {
		return this.lines == null || this.lines.stream().map(Line::bookId).distinct().count() == this.lines.size();
	}

	record Line(@NotNull Long bookId, @Min(1) @Max(100) int quantity) {

	}

}
