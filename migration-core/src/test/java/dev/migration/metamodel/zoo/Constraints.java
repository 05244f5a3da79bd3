package dev.migration.metamodel.zoo;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.View;

/**
 * Constraints, indexes, defaults, comments and names.
 */
@SuppressWarnings("unused")
public final class Constraints {

	/**
	 * All entities of this file.
	 */
	public static final Class<?>[] ENTITIES = { Uniques.class, Indexes.class, Checks.class, Defaults.class,
			Comments.class, Computed.class, QuotedNames.class, LongNames.class, OtherSchema.class, Viewed.class,
			SameAsKey.class, DeferredUniques.class, ExpressionIndexes.class, PartialIndexes.class,
			PostgreSqlDefaults.class, Collated.class, MariaDbCollated.class, PrefixIndexes.class, QuotedKeyword.class };

	private Constraints() {
	}

	@Entity(name = "Uniques")
	@Table(uniqueConstraints = { @UniqueConstraint(name = "uq_uniques_named", columnNames = "named"),
			@UniqueConstraint(columnNames = { "a", "b" }), @UniqueConstraint(name = "UQ_Mixed", columnNames = "b"),
			@UniqueConstraint(name = "uq_again", columnNames = "plain") },
			indexes = { @Index(name = "uq_index", columnList = "c", unique = true),
					@Index(columnList = "c, a", unique = true) })
	static class Uniques {

		@Id
		@Column(unique = true)
		Long id;

		@Column(unique = true)
		String plain;

		String named;

		String a;

		String b;

		String c;

	}

	@Entity(name = "Indexes")
	@Table(indexes = { @Index(columnList = "a"), @Index(name = "ix_desc", columnList = "a desc, b asc"),
			@Index(name = "IX_Mixed", columnList = "camelCase"), @Index(columnList = "b", unique = false),
			@Index(name = "ix_id", columnList = "id") })
	static class Indexes {

		@Id
		Long id;

		String a;

		String b;

		String camelCase;

	}

	@Entity(name = "ExpressionIndexes")
	@Table(indexes = { @Index(name = "ix_expression", columnList = "(lower(b)), a"),
			@Index(name = "ix_unique_expression", columnList = "(lower(a)) desc", unique = true) })
	static class ExpressionIndexes {

		@Id
		Long id;

		String a;

		String b;

	}

	@Entity(name = "PartialIndexes")
	@Table(indexes = { @Index(name = "ix_partial", columnList = "b", options = "where a is not null and b > 'x'"),
			@Index(name = "ix_covering", columnList = "b", options = "include (a)") })
	static class PartialIndexes {

		@Id
		Long id;

		String a;

		String b;

	}

	@Entity(name = "PrefixIndexes")
	@Table(indexes = { @Index(name = "ix_prefix", columnList = "b(10), a desc"),
			@Index(name = "ix_text", columnList = "a, c(20)") })
	static class PrefixIndexes {

		@Id
		Long id;

		String a;

		String b;

		@Column(columnDefinition = "text")
		String c;

	}

	@Entity(name = "DeferredUniques")
	@Table(uniqueConstraints = @UniqueConstraint(name = "uq_deferred", columnNames = { "b", "a" },
			options = "deferrable initially deferred"))
	static class DeferredUniques {

		@Id
		Long id;

		String a;

		String b;

	}

	@Entity(name = "Checks")
	@Table(check = { @CheckConstraint(name = "ck_table", constraint = "low < high"),
			@CheckConstraint(constraint = "low + high > 0") })
	@Check(constraints = "low <> 13")
	@Check(name = "ck_hibernate", constraints = "high <> 13 or low is null")
	static class Checks {

		@Id
		Long id;

		@Column(check = @CheckConstraint(name = "ck_low", constraint = "low >= 0"))
		int low;

		@Column(check = { @CheckConstraint(constraint = "high >= 0"), @CheckConstraint(constraint = "high < 100"),
				@CheckConstraint(name = "ck_high", constraint = "high <> 50") })
		int high;

		@Check(constraints = "text like 'a%'")
		@Column(name = "text")
		String text;

		@Check(name = "ck_in", constraints = "kind in ('x', 'y')")
		String kind;

	}

	@Entity(name = "Defaults")
	static class Defaults {

		@Id
		Long id;

		@ColumnDefault("'it''s'")
		String text;

		@ColumnDefault("0")
		long number;

		@ColumnDefault("-1.50")
		BigDecimal decimal;

		@ColumnDefault("true")
		boolean flag;

		@ColumnDefault("current_timestamp")
		Instant stamp;

		@ColumnDefault("null")
		Integer nothing;

		@ColumnDefault("'RED'")
		@jakarta.persistence.Enumerated(jakarta.persistence.EnumType.STRING)
		BasicTypes.Color color;

		@CreationTimestamp
		Instant created;

		@CurrentTimestamp
		Instant current;

		@Generated
		@Column(insertable = false, updatable = false, columnDefinition = "integer default 42")
		Integer generated;

	}

	@Entity(name = "PostgreSqlDefaults")
	static class PostgreSqlDefaults {

		@Id
		Long id;

		@ColumnDefault("now() + interval '1 day'")
		Instant tomorrow;

		@ColumnDefault("gen_random_uuid()")
		java.util.UUID uuid;

		@ColumnDefault("'{}'")
		String[] words;

	}

	@Entity(name = "Comments")
	@Comment("Things that people ''say''")
	static class Comments {

		@Id
		@Comment("the key")
		Long id;

		@Comment("line one\nline two; semicolon")
		String text;

		@Column(comment = "by JPA")
		String other;

	}

	@Entity(name = "Computed")
	static class Computed {

		@Id
		Long id;

		@Column(nullable = false)
		int price;

		@Column(nullable = false)
		int amount;

		@GeneratedColumn("price * amount")
		@Column(nullable = false)
		long total;

	}

	@Entity(name = "Collated")
	static class Collated {

		@Id
		Long id;

		@Collate("C")
		@Column(nullable = false)
		@ColumnDefault("'x'")
		String sorted;

	}

	@Entity(name = "MariaDbCollated")
	static class MariaDbCollated {

		@Id
		Long id;

		@Collate("utf8mb4_bin")
		@Column(nullable = false)
		@ColumnDefault("'x'")
		String sorted;

	}

	@Entity(name = "QuotedNames")
	@Table(name = "\"Quoted Names\"",
			uniqueConstraints = @UniqueConstraint(name = "\"UQ Quoted\"", columnNames = "`Mixed Case`"),
			indexes = @Index(name = "ix_quoted", columnList = "`Mixed Case` desc"))
	static class QuotedNames {

		@Id
		@Column(name = "`Id`")
		Long id;

		@Column(name = "`Mixed Case`")
		String mixed;

		@Column(name = "straße")
		String umlaut;

		@Column(name = "UPPER_CASE")
		String upper;

	}

	@Entity(name = "QuotedKeyword")
	static class QuotedKeyword {

		@Id
		Long id;

		@Column(name = "`user`")
		String user;

	}

	@Entity(name = "LongNames")
	@Table(name = "a_table_name_that_is_so_long_that_the_server_has_to_cut_it_off_in_the_end")
	static class LongNames {

		@Id
		Long id;

		@Column(name = "a_column_name_that_is_so_long_that_the_server_has_to_cut_it_off_in_the_end", unique = true)
		String text;

	}

	@Entity(name = "OtherSchema")
	@Table(schema = "other", name = "elsewhere", indexes = @Index(name = "ix_elsewhere", columnList = "uniques_id"))
	static class OtherSchema {

		@Id
		@jakarta.persistence.GeneratedValue
		@jakarta.persistence.SequenceGenerator(schema = "other", sequenceName = "elsewhere_numbers")
		Long id;

		@jakarta.persistence.ManyToOne
		Uniques uniques;

		@jakarta.persistence.ManyToOne
		OtherSchema self;

	}

	@Entity(name = "Viewed")
	@View(query = "select id, low from checks")
	static class Viewed {

		@Id
		Long id;

		int low;

	}

	@Entity(name = "SameAsKey")
	@Table(uniqueConstraints = { @UniqueConstraint(name = "pk_same", columnNames = "id"),
			@UniqueConstraint(name = "uq_same", columnNames = "text"),
			@UniqueConstraint(name = "uq_same_too", columnNames = "text") })
	static class SameAsKey {

		@Id
		Long id;

		String text;

	}

}
