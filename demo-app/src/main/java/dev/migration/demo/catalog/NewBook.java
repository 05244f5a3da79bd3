package dev.migration.demo.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.ISBN;
import org.jspecify.annotations.Nullable;

record NewBook(@NotNull @ISBN String isbn, @NotBlank @Size(max = 200) String title,
		@NotNull BookFormat format,
		@Positive @Nullable Integer pages,
		@NotNull @DecimalMin("0") @Digits(integer = 8, fraction = 2) BigDecimal price, @Nullable LocalDate publishedOn,
		@Size(max = 20_000) @Nullable String description, @Size(min = 1, max = 160) @Nullable String publisher,
		@NotEmpty Set<@NotNull Long> authors, @Nullable Set<@NotBlank String> categories,
		@Nullable Set<@NotBlank @Size(max = 40) String> tags) {

	NewBook {
		categories = (categories != null) ? categories : Set.of();
		tags = (tags != null) ? tags : Set.of();
	}

}
