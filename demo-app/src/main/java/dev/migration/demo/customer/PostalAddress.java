package dev.migration.demo.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Where a parcel can be sent.
 *
 * @param street the street and the number of the house
 * @param city the city
 * @param postalCode the postal code
 * @param country the two letters of ISO 3166-1
 * @author The Migration Authors
 * @since 0.1.0
 */
@Embeddable
public record PostalAddress(@Column(nullable = false, length = 120) @NotBlank @Size(max = 120) String street,
		@Column(nullable = false, length = 80) @NotBlank @Size(max = 80) String city,
		@Column(nullable = false, length = 12) @NotBlank @Size(max = 12) String postalCode,
		@Column(nullable = false, length = 2) @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {

}
