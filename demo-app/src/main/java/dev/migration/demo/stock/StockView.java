package dev.migration.demo.stock;

import java.time.Instant;
import java.util.List;

record StockView(long bookId, int quantity, boolean toBeReordered, List<Movement> movements) {

	static StockView of(long bookId, StockItem item, List<StockMovement> movements) {
		return new StockView(bookId, item.getQuantity(), item.isToBeReordered(), movements.stream()
			.map((movement) -> new Movement(movement.getChange(), movement.getReason(), movement.getOccurredAt()))
			.toList());
	}

	record Movement(int change, StockMovementReason reason, Instant occurredAt) {

	}

}
