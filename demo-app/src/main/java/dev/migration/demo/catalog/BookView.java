package dev.migration.demo.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

record BookView(@Nullable Long id, String isbn, String title, String language, BookFormat format,
		@Nullable Integer pages, BigDecimal price, @Nullable LocalDate publishedOn, @Nullable String description,
		@Nullable String publisher, List<String> authors, List<String> categories, List<String> tags,
		Instant createdAt) {

	static BookView of(Book book) {
		Publisher publisher = book.getPublisher();
		return new BookView(book.getId(), book.getIsbn(), book.getTitle(), book.getLanguage(), book.getFormat(),
				book.getPages(), book.getPrice(), book.getPublishedOn(), book.getDescription(),
				(publisher != null) ? publisher.getName() : null,
				book.getAuthors().stream().map(Author::getName).toList(),
				book.getCategories().stream().map(Category::getSlug).toList(), List.copyOf(book.getTags()),
				book.getCreatedAt());
	}

}
