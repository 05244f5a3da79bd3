package dev.migration.boot.test.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Check;
import org.jspecify.annotations.Nullable;

/**
 * A book.
 */
@Entity
@Check(name = "ck_book_status", constraints = "status in ('NEW', 'SOLD')")
public class Book {

	@Id
	private long id;

	@Column(length = 200, nullable = false)
	private String title = "";

	@Column(length = 200)
	private @Nullable String subtitle;

	@Column(length = 20, nullable = false)
	private String status = "";

}
