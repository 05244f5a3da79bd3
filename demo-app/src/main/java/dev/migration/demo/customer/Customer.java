package dev.migration.demo.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys books.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(indexes = @Index(name = "ix_customer_last_name_first_name", columnList = "lastName, firstName"))
@Check(name = "ck_customer_email", constraints = "email = lower(email)")
public class Customer {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	private @Nullable UUID id;

	@Version
	private int version;

	@Column(nullable = false, length = 254, unique = true)
	private String email;

	@Column(nullable = false, length = 80)
	private String firstName;

	@Column(nullable = false, length = 80)
	private String lastName;

	@Column(nullable = false, updatable = false)
	@ColumnDefault("current_timestamp")
	private Instant registeredAt;

	@JdbcTypeCode(SqlTypes.JSON)
	@Column(nullable = false)
	@ColumnDefault("'{}'")
	private CustomerPreferences preferences;

	@OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("label")
	private List<CustomerAddress> addresses = new ArrayList<>();

	protected Customer() {
	}

	Customer(String email, String firstName, String lastName, Instant registeredAt, CustomerPreferences preferences) {
		this.email = email;
		this.firstName = firstName;
		this.lastName = lastName;
		this.registeredAt = registeredAt;
		this.preferences = preferences;
	}

	boolean hasAddress(String label) {
		return this.addresses.stream().anyMatch((address) -> address.getLabel().equals(label));
	}

	void addAddress(String label, PostalAddress address) {
		this.addresses.add(new CustomerAddress(this, label, address));
	}

	/**
	 * Return the identifier.
	 * @return the identifier, {@code null} until the customer is saved
	 */
	public @Nullable UUID getId() {
		return this.id;
	}

	String getEmail() {
		return this.email;
	}

	String getFirstName() {
		return this.firstName;
	}

	String getLastName() {
		return this.lastName;
	}

	/**
	 * Return how other customers see this one.
	 * @return the first name and the first letter of the last name
	 */
	public String getPublicName() {
		return this.firstName + " " + this.lastName.substring(0, 1) + ".";
	}

	Instant getRegisteredAt() {
		return this.registeredAt;
	}

	CustomerPreferences getPreferences() {
		return this.preferences;
	}

	List<CustomerAddress> getAddresses() {
		return this.addresses;
	}

}
