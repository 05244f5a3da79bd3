package dev.migration.demo.stock;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface StockItemRepository extends JpaRepository<StockItem, Long> {

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	Optional<StockItem> findWithLockByBookId(long bookId);

}
