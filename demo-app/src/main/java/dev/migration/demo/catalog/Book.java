package dev.migration.demo.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a book that can be bought.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(indexes = { @Index(name = "ix_book_title", columnList = "title"),
		@Index(columnList = "publisher_id, published_on DESC") })
@Check(name = "ck_book_price", constraints = "price >= 0")
@Comment("An edition of a book that can be bought")
public class Book {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	@Version
	private int version;

	@Column(nullable = false, length = 13, unique = true)
	@Comment("ISBN-13, digits only")
	private String isbn;

	@Column(nullable = false, length = 300)
	private String title;

	@Column(nullable = false, length = 2)
	@ColumnDefault("'en'")
	@Comment("ISO 639-1")
	private String language;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	@Column(nullable = false, length = 20)
	private BookFormat format;

	@Check(constraints = "pages > 0")
	private @Nullable Integer pages;

	@Column(nullable = false, precision = 10, scale = 2)
	@Comment("Euro, tax included")
	private BigDecimal price;

	private @Nullable LocalDate publishedOn;

	@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
	private @Nullable String description;

	@Column(nullable = false, updatable = false)
	private Instant createdAt;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Publisher publisher;

	@ManyToMany
	@JoinTable(name = "book_author", joinColumns = @JoinColumn(name = "book_id"),
			inverseJoinColumns = @JoinColumn(name = "author_id"))
	@OrderBy("name")
	private Set<Author> authors = new LinkedHashSet<>();

	@ManyToMany
	@JoinTable(name = "book_category", joinColumns = @JoinColumn(name = "book_id"),
			inverseJoinColumns = @JoinColumn(name = "category_id"))
	@OrderBy("slug")
	private Set<Category> categories = new LinkedHashSet<>();

	@ElementCollection
	@CollectionTable(name = "book_tag", joinColumns = @JoinColumn(name = "book_id"),
			indexes = @Index(name = "ix_book_tag_tag", columnList = "tag"))
	@Column(name = "tag", nullable = false, length = 40)
	@OrderBy
	private Set<String> tags = new LinkedHashSet<>();

	protected Book() {
	}

	Book(NewBook book, String isbn, Instant createdAt) {
		this.isbn = isbn;
		this.title = book.title();
		this.language = book.languageOrDefault();
		this.format = book.format();
		this.pages = book.pages();
		this.price = book.price();
		this.publishedOn = book.publishedOn();
		this.description = book.description();
		this.createdAt = createdAt;
		this.tags.addAll(book.tags());
	}

	void publishedBy(Publisher publisher) {
		this.publisher = publisher;
	}

	void writtenBy(Collection<Author> authors) {
		this.authors.addAll(authors);
	}

	void standsIn(Collection<Category> categories) {
		this.categories.addAll(categories);
	}

	/**
	 * Return the identifier.
	 * @return the identifier, {@code null} until the book is saved
	 */
	public @Nullable Long getId() {
		return this.id;
	}

	String getIsbn() {
		return this.isbn;
	}

	/**
	 * Return the title.
	 * @return the title
	 */
	public String getTitle() {
		return this.title;
	}

	String getLanguage() {
		return this.language;
	}

	BookFormat getFormat() {
		return this.format;
	}

	@Nullable Integer getPages() {
		return this.pages;
	}

	/**
	 * Return what one copy costs.
	 * @return the price in euro
	 */
	public BigDecimal getPrice() {
		return this.price;
	}

	@Nullable LocalDate getPublishedOn() {
		return this.publishedOn;
	}

	@Nullable String getDescription() {
		return this.description;
	}

	Instant getCreatedAt() {
		return this.createdAt;
	}

	@Nullable Publisher getPublisher() {
		return this.publisher;
	}

	Set<Author> getAuthors() {
		return this.authors;
	}

	Set<Category> getCategories() {
		return this.categories;
	}

	Set<String> getTags() {
		return this.tags;
	}

}
