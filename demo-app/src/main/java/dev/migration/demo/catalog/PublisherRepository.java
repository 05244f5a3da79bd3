package dev.migration.demo.catalog;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

interface PublisherRepository extends JpaRepository<Publisher, Long> {

	Optional<Publisher> findByName(String name);

}
