package dev.migration.demo.order;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface OrderRepository extends JpaRepository<Order, Long> {

	List<Order> findByCustomerIdOrderByPlacedAtDescIdDesc(UUID customerId);

}
