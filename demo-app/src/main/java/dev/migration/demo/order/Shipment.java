package dev.migration.demo.order;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The parcel of an order.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Check(constraints = "delivered_on >= shipped_on")
public class Shipment {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@OneToOne(fetch = FetchType.LAZY, optional = false)
	private Order order;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(nullable = false, length = 20)
	private Carrier carrier;

	@Column(length = 60)
	private @Nullable String trackingCode;

	@Column(nullable = false)
	private LocalDate shippedOn;

	private @Nullable LocalDate deliveredOn;

	protected Shipment() {
	}

	Shipment(Order order, Carrier carrier, @Nullable String trackingCode, LocalDate shippedOn) {
		this.order = order;
		this.carrier = carrier;
		this.trackingCode = trackingCode;
		this.shippedOn = shippedOn;
	}

	Carrier getCarrier() {
		return this.carrier;
	}

	@Nullable String getTrackingCode() {
		return this.trackingCode;
	}

	LocalDate getShippedOn() {
		return this.shippedOn;
	}

	@Nullable LocalDate getDeliveredOn() {
		return this.deliveredOn;
	}

}
