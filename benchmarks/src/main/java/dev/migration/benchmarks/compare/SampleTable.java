package dev.migration.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of the model: ten columns or more, a primary key, two indexes, a foreign key
 * and a comment; each twentieth has a unique constraint.
 *
 * @param number counts the tables from 1
 * @param further how many columns more than ten
 */
record SampleTable(int number, int further) {

	private static final int UNIQUE = 20;

	static List<SampleTable> upTo(int count, int further) {
		return IntStream.rangeClosed(1, count).mapToObj((number) -> new SampleTable(number, further)).toList();
	}

	String name() {
		return String.format(Locale.ROOT, "t%05d", this.number);
	}

	String entity() {
		return "T" + name().substring(1);
	}

	private SampleTable parent() {
		return new SampleTable(Math.max(1, this.number / 2), this.further);
	}

	private boolean isUnique() {
		return this.number % UNIQUE == 0;
	}

	private String furtherColumns(String format, String separator) {
		return IntStream.rangeClosed(1, this.further)
			.mapToObj((column) -> format.replace("#", String.valueOf(column)))
			.collect(Collectors.joining(separator));
	}

	/**
	 * Return the statements that create it, without its foreign key.
	 */
	List<String> create() {
		String further = furtherColumns(", further_# varchar(30)", "");
		List<String> statements = new ArrayList<>();
		statements.add("CREATE TABLE " + name() + " (id bigint NOT NULL, name varchar(100) NOT NULL, code varchar(40),"
				+ " amount numeric(12, 2), quantity integer DEFAULT 0, created timestamp(6) with time zone NOT NULL,"
				+ " birthday date, active boolean NOT NULL, note varchar(2000), parent_id bigint" + further
				+ ", PRIMARY KEY (id)" + (isUnique() ? ", CONSTRAINT uq_" + name() + "_code UNIQUE (code)" : "") + ")");
		statements.add("CREATE INDEX ix_" + name() + "_name ON " + name() + " (name)");
		statements.add("CREATE INDEX ix_" + name() + "_day ON " + name() + " (birthday, active)");
		statements.add("COMMENT ON TABLE " + name() + " IS 'Table " + this.number + "'");
		return statements;
	}

	/**
	 * Return the statement that creates its foreign key.
	 */
	String foreignKey() {
		return "ALTER TABLE " + name() + " ADD CONSTRAINT fk_" + name() + "_parent FOREIGN KEY (parent_id) REFERENCES "
				+ parent().name();
	}

	/**
	 * Return the source of its entity.
	 */
	String javaSource(String javaPackage) {
		return """
				package %1$s;

				import jakarta.persistence.*;

				@Entity
				@org.hibernate.annotations.Comment("Table %2$d")
				@Table(name = "%3$s", indexes = { @Index(name = "ix_%3$s_name", columnList = "name"),
						@Index(name = "ix_%3$s_day", columnList = "birthday, active") }%4$s)
				public class %5$s {

					@Id
					Long id;

					@Column(length = 100, nullable = false)
					String name;

					@Column(length = 40)
					String code;

					@Column(precision = 12, scale = 2)
					java.math.BigDecimal amount;

					@org.hibernate.annotations.ColumnDefault("0")
					Integer quantity;

					@Column(nullable = false)
					java.time.Instant created;

					java.time.LocalDate birthday;

					boolean active;

					@Column(length = 2000)
					String note;

					@ManyToOne(fetch = FetchType.LAZY)
					@JoinColumn(name = "parent_id", foreignKey = @ForeignKey(name = "fk_%3$s_parent"))
					%6$s parent;
				%7$s
				}
				""".formatted(javaPackage, this.number, name(),
				isUnique() ? ", uniqueConstraints = @UniqueConstraint(name = \"uq_" + name()
						+ "_code\", columnNames = \"code\")" : "",
				entity(), parent().entity(),
				furtherColumns("\n\t@Column(name = \"further_#\", length = 30)\n\tString further#;\n", ""));
	}

	/**
	 * Return it as SQLAlchemy has it.
	 */
	String pythonSource() {
		return """
				sa.Table(
				    "%1$s", metadata,
				    sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
				    sa.Column("name", sa.String(100), nullable=False),
				    sa.Column("code", sa.String(40)),
				    sa.Column("amount", sa.Numeric(12, 2)),
				    sa.Column("quantity", sa.Integer(), server_default=sa.text("0")),
				    sa.Column("created", sa.TIMESTAMP(timezone=True), nullable=False),
				    sa.Column("birthday", sa.Date()),
				    sa.Column("active", sa.Boolean(), nullable=False),
				    sa.Column("note", sa.String(2000)),
				    sa.Column("parent_id", sa.BigInteger(), sa.ForeignKey("%2$s.id", name="fk_%1$s_parent")),
				%3$s%4$s    sa.Index("ix_%1$s_name", "name"),
				    sa.Index("ix_%1$s_day", "birthday", "active"),
				    comment="Table %5$d",
				)
				""".formatted(name(), parent().name(),
				furtherColumns("    sa.Column(\"further_#\", sa.String(30)),\n", ""),
				isUnique() ? "    sa.UniqueConstraint(\"code\", name=\"uq_" + name() + "_code\"),\n" : "", this.number);
	}

}
