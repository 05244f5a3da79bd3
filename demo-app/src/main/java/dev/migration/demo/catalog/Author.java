package dev.migration.demo.catalog;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who writes books.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@Entity
@Table(indexes = @Index(name = "ix_author_name", columnList = "name"))
public class Author {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	private @Nullable Long id;

	@Column(nullable = false, length = 160)
	private String name;

	private @Nullable LocalDate bornOn;

	@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
	private @Nullable String biography;

	protected Author() {
	}

	Author(String name, @Nullable LocalDate bornOn, @Nullable String biography) {
		this.name = name;
		this.bornOn = bornOn;
		this.biography = biography;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getName() {
		return this.name;
	}

	@Nullable LocalDate getBornOn() {
		return this.bornOn;
	}

	@Nullable String getBiography() {
		return this.biography;
	}

}
