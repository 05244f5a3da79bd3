package dev.migration.demo.stock;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

interface StockMovementRepository extends JpaRepository<StockMovement, Long> {

	List<StockMovement> findTop50ByBookIdOrderByOccurredAtDescIdDesc(long bookId);

}
