package dev.migration.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

import dev.migration.schema.NamingPattern.Parts;

/**
 * The names of constraints and indexes that nobody named, by patterns in the notation of
 * SQLAlchemy. Deterministic, and within the database's limit: a name that would be too
 * long ends in a checksum of the whole, so that two long names never become one.
 * <p>
 * A pattern is text with tokens: {@code %(table_name)s}; of one column
 * {@code %(column_0_name)s}, {@code %(column_1_name)s} and so on, and with the table in
 * front {@code %(column_0_label)s}; of all columns {@code %(column_0N_name)s} or, with
 * underscores in between, {@code %(column_0_N_name)s}, and the same with {@code label};
 * {@code %(constraint_name)s}, which is made of the columns because there is no name; of
 * foreign keys also {@code %(referred_table_name)s}, {@code %(referred_column_0_name)s}
 * and its like.
 *
 * @param limit how long names may be
 * @param patterns the patterns by kind: {@code ix}, {@code uq}, {@code ck}, {@code fk},
 * {@code pk} and {@code ex}; what is missing is the kind, the table and the columns
 * @author The Migration Authors
 * @since 0.1.0
 */
public record NamingConvention(NameLimit limit, Map<String, String> patterns) {

	private static final String TABLE_AND_COLUMNS = "_%(table_name)s_%(column_0_N_name)s";

	private static final Map<String, String> USUAL = Map.of("ix", "ix" + TABLE_AND_COLUMNS, "uq",
			"uq" + TABLE_AND_COLUMNS, "ck", "ck_%(table_name)s_%(constraint_name)s", "fk", "fk" + TABLE_AND_COLUMNS,
			"pk", "pk_%(table_name)s", "ex", "ex" + TABLE_AND_COLUMNS);

	public NamingConvention {
		patterns = Map.copyOf(patterns);
		new TreeMap<>(patterns).forEach((kind, pattern) -> {
			if (!USUAL.containsKey(kind)) {
				throw new InvalidSchemaException("There is no naming pattern of kind '" + kind + "'; use one of "
						+ String.join(", ", new TreeMap<>(USUAL).keySet()) + ".");
			}
			if (pattern.isBlank()) {
				throw new InvalidSchemaException(
						"Naming pattern '" + kind + "' is blank; write one such as '" + USUAL.get(kind) + "'.");
			}
			new NamingPattern(kind, pattern);
		});
	}

	/**
	 * Create the usual convention.
	 * @param limit how long names may be
	 */
	public NamingConvention(NameLimit limit) {
		this(limit, Map.of());
	}

	/**
	 * Create a convention of a database that counts bytes.
	 * @param maximumBytes the longest identifier, in bytes
	 * @param patterns the patterns by kind
	 */
	public NamingConvention(int maximumBytes, Map<String, String> patterns) {
		this(NameLimit.ofBytes(maximumBytes), patterns);
	}

	/**
	 * Create the usual convention of a database that counts bytes.
	 * @param maximumBytes the longest identifier, in bytes
	 */
	public NamingConvention(int maximumBytes) {
		this(maximumBytes, Map.of());
	}

	/**
	 * Return whether primary keys of new tables get a name of the tool's rather than the
	 * database's: only if there is a pattern for them.
	 * @return {@code true} if a pattern is given
	 */
	public boolean namesPrimaryKeys() {
		return this.patterns.containsKey("pk");
	}

	/**
	 * Return the name for a constraint.
	 * @param table its table, of which only the name counts: a constraint is called the
	 * same in a new table as in one that is there
	 * @param constraint the constraint
	 * @return its own name if it has one
	 * @throws InvalidSchemaException if the pattern wants a column that there is not
	 */
	public Name nameOf(Table table, Constraint constraint) {
		if (constraint.name() != null) {
			return constraint.name();
		}
		if (constraint instanceof CheckConstraint check) {
			return name("ck", new Parts(table.name(), partsOf(check)));
		}
		if (constraint instanceof ExcludeConstraint exclusion) {
			return name("ex", new Parts(table.name(),
					exclusion.elements().stream().map((part) -> partOf(part.element())).toList()));
		}
		List<String> columns = texts(constraint.columns());
		if (constraint instanceof ForeignKey key) {
			return name("fk", new Parts(table.name(), columns, key.referencedTable(), texts(key.referencedColumns())));
		}
		return name((constraint instanceof PrimaryKey) ? "pk" : "uq", new Parts(table.name(), columns));
	}

	/**
	 * Return the name for an index.
	 * @param table its table
	 * @param index the index
	 * @return its own name if it has one
	 * @throws InvalidSchemaException if the pattern wants a column that there is not
	 */
	public Name nameOf(Table table, Index index) {
		if (index.name() != null) {
			return index.name();
		}
		return name("ix", new Parts(table.name(), index.elements().stream().map(NamingConvention::partOf).toList()));
	}

	private static String partOf(IndexElement element) {
		return (element.column() != null) ? element.column().text() : checksum(textOf(element));
	}

	/**
	 * What names have been made of from the start: another text would give other names.
	 */
	private static String textOf(IndexElement element) {
		return "IndexElement[column=null, expression=" + element.expression() + ", descending=" + element.descending()
				+ ", nullsFirst=" + element.nullsFirst() + ", operatorClass=" + element.operatorClass() + "]"
				+ ((element.collation() != null) ? element.collation() : "");
	}

	private static List<String> partsOf(CheckConstraint check) {
		String condition = check.condition().source();
		List<String> columns = CheckColumns.in(condition);
		return columns.isEmpty() ? List.of(checksum(condition)) : columns;
	}

	private static List<String> texts(List<Name> names) {
		return names.stream().map(Name::text).toList();
	}

	private Name name(String kind, Parts parts) {
		return limited(NamingPattern.of(this.patterns, USUAL, kind).name(parts));
	}

	private Name limited(String text) {
		if (this.limit.allows(Name.of(text))) {
			return Name.of(text);
		}
		String end = "_" + checksum(text);
		int length = text.length();
		while (Character.isHighSurrogate(text.charAt(length - 1))
				|| !this.limit.allows(Name.of(text.substring(0, length) + end))) {
			length--;
		}
		return Name.of(text.substring(0, length) + end);
	}

	private static String checksum(String text) {
		CRC32 checksum = new CRC32();
		checksum.update(text.getBytes(StandardCharsets.UTF_8));
		return String.format(Locale.ROOT, "%08x", checksum.getValue());
	}

}
