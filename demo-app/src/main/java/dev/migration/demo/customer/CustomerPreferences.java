package dev.migration.demo.customer;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to hear about.
 *
 * @param newsletter whether to send the newsletter
 * @param categories the slugs of the categories to write about
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CustomerPreferences(boolean newsletter, @Nullable List<@NotBlank String> categories) {

	/**
	 * Keep the categories as they are now.
	 */
	public CustomerPreferences {
		categories = (categories != null) ? List.copyOf(categories) : List.of();
	}

	static CustomerPreferences none() {
		return new CustomerPreferences(false, List.of());
	}

}
