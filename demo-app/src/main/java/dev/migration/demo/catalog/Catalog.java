package dev.migration.demo.catalog;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.migration.demo.web.ConflictException;
import dev.migration.demo.web.InvalidReferenceException;
import dev.migration.demo.web.NotFoundException;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class Catalog {

	private final BookRepository books;

	private final AuthorRepository authors;

	private final PublisherRepository publishers;

	private final CategoryRepository categories;

	private final Clock clock;

	Catalog(BookRepository books, AuthorRepository authors, PublisherRepository publishers,
			CategoryRepository categories, Clock clock) {
		this.books = books;
		this.authors = authors;
		this.publishers = publishers;
		this.categories = categories;
		this.clock = clock;
	}

	Page<BookView> search(String title, String category, Pageable page) {
		return this.books.search(title, category, page).map(BookView::of);
	}

	BookView find(long id) {
		return this.books.findById(id).map(BookView::of).orElseThrow(() -> new NotFoundException("book", id));
	}

	@Transactional
	BookView add(NewBook newBook) {
		String isbn = newBook.isbn().replaceAll("\\D", "");
		if (this.books.findByIsbn(isbn).isPresent()) {
			throw new ConflictException("There is already a book with the ISBN '%s'.".formatted(isbn));
		}
		Book book = new Book(newBook, isbn, this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		if (newBook.publisher() != null) {
			book.publishedBy(publisher(newBook.publisher()));
		}
		book.writtenBy(authors(newBook.authors()));
		book.standsIn(categories(newBook.categories()));
		return BookView.of(this.books.save(book));
	}

	private Publisher publisher(String name) {
		return this.publishers.findByName(name).orElseGet(() -> this.publishers.save(new Publisher(name, null)));
	}

	private Collection<Author> authors(Set<Long> ids) {
		List<Author> found = this.authors.findAllById(ids);
		List<Long> known = found.stream().map(Author::getId).toList();
		requireAll("author", ids, known);
		return found;
	}

	private Collection<Category> categories(Set<String> slugs) {
		List<Category> found = this.categories.findBySlugIn(slugs);
		List<String> known = found.stream().map(Category::getSlug).toList();
		requireAll("category", slugs, known);
		return found;
	}

	private <T> void requireAll(String kind, Set<T> wanted, List<T> known) {
		for (T reference : wanted) {
			if (!known.contains(reference)) {
				throw new InvalidReferenceException(kind, reference);
			}
		}
	}

}
