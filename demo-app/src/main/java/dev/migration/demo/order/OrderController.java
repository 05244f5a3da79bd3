package dev.migration.demo.order;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

	private final OrderDesk desk;

	OrderController(OrderDesk desk) {
		this.desk = desk;
	}

	@GetMapping("/orders/{id}")
	OrderView find(@PathVariable long id) {
		return this.desk.find(id);
	}

	@GetMapping("/customers/{customerId}/orders")
	List<OrderView> findByCustomer(@PathVariable UUID customerId) {
		return this.desk.findByCustomer(customerId);
	}

	@PostMapping("/orders")
	ResponseEntity<OrderView> place(@Valid @RequestBody NewOrder order) {
		OrderView placed = this.desk.place(order);
		return ResponseEntity.created(URI.create("/orders/" + placed.id())).body(placed);
	}

	@PostMapping("/orders/{id}/payments")
	OrderView pay(@PathVariable long id, @Valid @RequestBody NewPayment payment) {
		return this.desk.pay(id, payment);
	}

	@PostMapping("/orders/{id}/shipment")
	OrderView ship(@PathVariable long id, @Valid @RequestBody NewShipment shipment) {
		return this.desk.ship(id, shipment);
	}

	@PostMapping("/orders/{id}/cancellation")
	OrderView cancel(@PathVariable long id) {
		return this.desk.cancel(id);
	}

	@PostMapping("/orders/{id}/return")
	OrderView giveBack(@PathVariable long id) {
		return this.desk.giveBack(id);
	}

}
