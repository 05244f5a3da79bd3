package dev.migration.demo.catalog;

import java.util.Optional;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The books of the shop.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface BookRepository extends JpaRepository<Book, Long> {

	/**
	 * Find the book with an ISBN.
	 * @param isbn the thirteen digits
	 * @return the book, if the shop has it
	 */
	Optional<Book> findByIsbn(String isbn);

	/**
	 * Search the catalogue.
	 * @param title what the title must contain in any case, empty for any title
	 * @param category the slug of the category, empty for any category
	 * @param page the page to return
	 * @return the books found
	 */
	@EntityGraph(attributePaths = "publisher")
	@Query("""
			select b from Book b
			where locate(lower(:title), lower(b.title)) > 0
			and (:category = '' or exists (select 1 from b.categories c where c.slug = :category))
			""")
	Page<Book> search(String title, String category, Pageable page);

}
