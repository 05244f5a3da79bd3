package dev.migration.demo.review;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReviewRepository extends JpaRepository<Review, Long> {

	@EntityGraph(attributePaths = "customer")
	List<Review> findByBookIdOrderByWrittenAtDescIdDesc(long bookId);

	boolean existsByBookIdAndCustomerId(long bookId, UUID customerId);

}
