package dev.migration.demo.stock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/books/{bookId}/stock")
class StockController {

	private final Stock stock;

	StockController(Stock stock) {
		this.stock = stock;
	}

	@GetMapping
	StockView find(@PathVariable long bookId) {
		return this.stock.find(bookId);
	}

	@PostMapping
	StockView receive(@PathVariable long bookId, @Valid @RequestBody Delivery delivery) {
		return this.stock.receive(bookId, delivery.quantity());
	}

	record Delivery(@Positive @Max(10_000) int quantity) {

	}

}
