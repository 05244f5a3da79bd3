package dev.migration.demo.customer;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The customers of the shop.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface CustomerRepository extends JpaRepository<Customer, UUID> {

	/**
	 * Find the customer with an e-mail address.
	 * @param email the address in lower case
	 * @return the customer, if there is one
	 */
	Optional<Customer> findByEmail(String email);

}
