package dev.migration.boot.entity.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An article.
 */
@Entity
@Table(indexes = @Index(name = "ix_article_title", columnList = "title, addedAt desc"))
public class Article {

	@Id
	@GeneratedValue
	@Nullable UUID id;

	@Column(unique = true, length = 80, nullable = false)
	@Nullable String title;

	@Nullable BigDecimal price;

	@Nullable Instant addedAt;

	@Enumerated(EnumType.STRING)
	@Nullable State state;

	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	@Nullable State nativeState;

	@JdbcTypeCode(SqlTypes.JSON)
	@Nullable Size size;

	@Embedded
	@Nullable Size embedded;

	@ElementCollection
	Set<String> tags = new HashSet<>();

	@ManyToMany
	Set<Supplier> suppliers = new HashSet<>();

	@ManyToOne(optional = false)
	@Nullable Supplier mainSupplier;

	/**
	 * The state of an article.
	 */
	public enum State {

		/** Can be bought. */
		AVAILABLE,

		/** Cannot. */
		SOLD_OUT

	}

}
