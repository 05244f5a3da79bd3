package dev.migration.demo.customer;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.migration.demo.web.ConflictException;
import dev.migration.demo.web.NotFoundException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers")
@Transactional
class CustomerController {

	private final CustomerRepository customers;

	private final Clock clock;

	CustomerController(CustomerRepository customers, Clock clock) {
		this.customers = customers;
		this.clock = clock;
	}

	@GetMapping("/{id}")
	CustomerView find(@PathVariable UUID id) {
		return CustomerView.of(customer(id));
	}

	@PostMapping
	ResponseEntity<CustomerView> register(@Valid @RequestBody NewCustomer newCustomer) {
		String email = newCustomer.email().toLowerCase(Locale.ROOT);
		if (this.customers.findByEmail(email).isPresent()) {
			throw new ConflictException("There is already a customer with the e-mail address '%s'.".formatted(email));
		}
		CustomerPreferences preferences = newCustomer.preferences();
		Customer customer = this.customers.save(new Customer(email, newCustomer.firstName(), newCustomer.lastName(),
				this.clock.instant().truncatedTo(ChronoUnit.MICROS),
				(preferences != null) ? preferences : CustomerPreferences.none()));
		return ResponseEntity.created(URI.create("/customers/" + customer.getId())).body(CustomerView.of(customer));
	}

	@PostMapping("/{id}/addresses")
	CustomerView addAddress(@PathVariable UUID id, @Valid @RequestBody LabelledAddress entry) {
		Customer customer = customer(id);
		if (customer.hasAddress(entry.label())) {
			throw new ConflictException("The customer already has an address '%s'.".formatted(entry.label()));
		}
		customer.addAddress(entry.label(), entry.address());
		return CustomerView.of(customer);
	}

	private Customer customer(UUID id) {
		return this.customers.findById(id).orElseThrow(() -> new NotFoundException("customer", id));
	}

	record NewCustomer(@NotNull @Email @Size(max = 254) String email, @NotBlank @Size(max = 80) String firstName,
			@NotBlank @Size(max = 80) String lastName, @Valid @Nullable CustomerPreferences preferences) {

	}

	record LabelledAddress(@NotBlank @Size(max = 40) String label, @NotNull @Valid PostalAddress address) {

	}

	record CustomerView(@Nullable UUID id, String email, String firstName, String lastName, Instant registeredAt,
			CustomerPreferences preferences, List<LabelledAddress> addresses) {

		static CustomerView of(Customer customer) {
			return new CustomerView(customer.getId(), customer.getEmail(), customer.getFirstName(),
					customer.getLastName(), customer.getRegisteredAt(), customer.getPreferences(),
					customer.getAddresses()
						.stream()
						.map((entry) -> new LabelledAddress(entry.getLabel(), entry.getAddress()))
						.toList());
		}

	}

}
