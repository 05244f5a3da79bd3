package dev.migration.boot.entity.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A stall.
 */
@Entity
@Table(indexes = { @Index(name = "ix_stall_place", columnList = "place, opened desc"),
		@Index(name = "uq_stall_number", columnList = "number", unique = true) })
public class Stall {

	@Id
	@GeneratedValue
	@Nullable UUID id;

	@Column(nullable = false)
	@ColumnDefault("7")
	int number;

	@Comment("It's \"where\"")
	@Nullable String place;

	@Nationalized
	@Nullable String keeper;

	@CreationTimestamp
	@Nullable Instant opened;

	@Enumerated(EnumType.STRING)
	@Nullable Day weekday;

	@Lob
	@Nullable String story;

	@JdbcTypeCode(SqlTypes.JSON)
	@Nullable List<String> prices;

	boolean covered;

	@ElementCollection
	List<String> wares = new ArrayList<>();

	/**
	 * A day of the market.
	 */
	public enum Day {

		/** The second. */
		TUESDAY,

		/** The last but one. */
		SATURDAY

	}

}
