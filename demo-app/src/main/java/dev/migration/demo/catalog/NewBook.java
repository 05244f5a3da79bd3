package dev.migration.demo.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.ISBN;
import org.jspecify.annotations.Nullable;

record NewBook(@NotNull @ISBN String isbn, @NotBlank @Size(max = 300) String title,
		@Pattern(regexp = "[a-z]{2}") @Nullable String language, @NotNull BookFormat format,
		@Positive @Nullable Integer pages,
		@NotNull @DecimalMin("0") @Digits(integer = 8, fraction = 2) BigDecimal price, @Nullable LocalDate publishedOn,
		@Size(max = 20_000) @Nullable String description, @Size(min = 1, max = 160) @Nullable String publisher,
		@NotEmpty Set<@NotNull Long> authors, @Nullable Set<@NotBlank String> categories,
		@Nullable Set<@NotBlank @Size(max = 40) String> tags) {

	NewBook {
		categories = (categories != null) ? categories : Set.of();
		tags = (tags != null) ? tags : Set.of();
	}

	String languageOrDefault() {
		return (this.language != null) ? this.language : "en";
	}

}
