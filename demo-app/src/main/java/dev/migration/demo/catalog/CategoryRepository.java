package dev.migration.demo.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface CategoryRepository extends JpaRepository<Category, Long> {

	Optional<Category> findBySlug(String slug);

	List<Category> findBySlugIn(Set<String> slugs);

	@EntityGraph(attributePaths = "parent")
	List<Category> findAllByOrderBySlug();

}
