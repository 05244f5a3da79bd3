package dev.migration.demo.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.migration.demo.customer.PostalAddress;
import org.jspecify.annotations.Nullable;

record OrderView(@Nullable Long id, @Nullable UUID customerId, OrderStatus status, Instant placedAt,
		PostalAddress shippingAddress, @Nullable String note, List<Line> lines, BigDecimal total, BigDecimal paid,
		@Nullable Parcel shipment) {

	static OrderView of(Order order) {
		Shipment shipment = order.getShipment();
		return new OrderView(order.getId(), order.getCustomer().getId(), order.getStatus(), order.getPlacedAt(),
				order.getShippingAddress(), order.getNote(), order.getLines().stream().map(Line::of).toList(),
				order.total(), order.paid(), (shipment != null) ? Parcel.of(shipment) : null);
	}

	record Line(@Nullable Long bookId, String title, int quantity, BigDecimal unitPrice) {

		static Line of(OrderLine line) {
			return new Line(line.getBook().getId(), line.getBook().getTitle(), line.getQuantity(), line.getUnitPrice());
		}

	}

	record Parcel(Carrier carrier, @Nullable String trackingCode, LocalDate shippedOn,
			@Nullable LocalDate deliveredOn) {

		static Parcel of(Shipment shipment) {
			return new Parcel(shipment.getCarrier(), shipment.getTrackingCode(), shipment.getShippedOn(),
					shipment.getDeliveredOn());
		}

	}

}
