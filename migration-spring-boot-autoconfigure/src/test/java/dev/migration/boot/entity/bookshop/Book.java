package dev.migration.boot.entity.bookshop;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A book.
 */
@Entity
@Table(indexes = @Index(name = "ix_book_title", columnList = "title"))
public class Book {

	@Id
	@GeneratedValue
	@Nullable Long id;

	@Nullable String title;

	@Nullable String author;

}
