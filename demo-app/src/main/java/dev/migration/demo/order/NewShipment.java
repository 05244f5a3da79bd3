package dev.migration.demo.order;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record NewShipment(@NotNull Carrier carrier, @Size(max = 60) @Nullable String trackingCode,
		@NotNull LocalDate shippedOn) {

}
