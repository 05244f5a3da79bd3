package dev.migration.demo.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the address book of a customer.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "customer_id", "label" }))
public class CustomerAddress {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	@OnDelete(action = OnDeleteAction.CASCADE)
	private Customer customer;

	@Column(nullable = false, length = 40)
	private String label;

	@Embedded
	private PostalAddress address;

	protected CustomerAddress() {
	}

	CustomerAddress(Customer customer, String label, PostalAddress address) {
		this.customer = customer;
		this.label = label;
		this.address = address;
	}

	String getLabel() {
		return this.label;
	}

	PostalAddress getAddress() {
		return this.address;
	}

}
