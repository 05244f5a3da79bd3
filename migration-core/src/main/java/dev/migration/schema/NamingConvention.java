package dev.migration.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The names of constraints and indexes that nobody named: {@code ix_}, {@code uq_},
 * {@code ck_}, {@code fk_} and {@code pk_}, the table, the columns. Deterministic, and
 * within the database's limit: a name that would be too long ends in a checksum of the
 * whole, so that two long names never become one.
 *
 * @param maximumBytes the longest identifier of the database, in bytes
 * @author The Migration Authors
 * @since 0.1.0
 */
public record NamingConvention(int maximumBytes) {

	/**
	 * Return the name for a constraint.
	 * @param table its table; its columns and other checks make the names of checks
	 * speaking and unique
	 * @param constraint the constraint
	 * @return its own name if it has one
	 */
	public Name nameOf(Table table, Constraint constraint) {
		if (constraint.name() != null) {
			return constraint.name();
		}
		if (constraint instanceof CheckConstraint check) {
			return checkName(table, check);
		}
		String prefix = (constraint instanceof PrimaryKey) ? "pk" : (constraint instanceof ForeignKey) ? "fk" : "uq";
		List<Name> parts = (constraint instanceof PrimaryKey) ? List.of() : constraint.columns();
		return name(prefix, table.name(), parts);
	}

	/**
	 * Return the name for an index.
	 * @param table its table
	 * @param index the index
	 * @return its own name if it has one
	 */
	public Name nameOf(Table table, Index index) {
		if (index.name() != null) {
			return index.name();
		}
		List<Name> parts = index.elements()
			.stream()
			.map((element) -> (element.column() != null) ? element.column() : Name.of(checksum(element.toString())))
			.toList();
		return name("ix", table.name(), parts);
	}

	private Name checkName(Table table, CheckConstraint check) {
		List<Name> columns = columnsIn(table, check);
		boolean alone = table.checkConstraints()
			.stream()
			.filter((other) -> other.name() == null && columnsIn(table, other).equals(columns))
			.count() <= 1;
		if (!columns.isEmpty() && alone) {
			return name("ck", table.name(), columns);
		}
		return name("ck", table.name(), List.of(Name.of(checksum(check.condition().source()))));
	}

	private static List<Name> columnsIn(Table table, CheckConstraint check) {
		return table.columns().stream().map(Column::name).filter((column) -> {
			String word = "(?<![\\p{Alnum}_'])" + Pattern.quote(column.text()) + "(?![\\p{Alnum}_'])";
			return Pattern.compile(word, Pattern.CASE_INSENSITIVE).matcher(check.condition().source()).find();
		}).toList();
	}

	private Name name(String prefix, QualifiedName table, List<Name> parts) {
		StringBuilder text = new StringBuilder(prefix).append('_').append(table.name());
		parts.forEach((part) -> text.append('_').append(part));
		return limit(text.toString());
	}

	private Name limit(String text) {
		if (Name.of(text).lengthInBytes() <= this.maximumBytes) {
			return Name.of(text);
		}
		String end = "_" + checksum(text);
		int length = text.length();
		while (Name.of(text.substring(0, length) + end).lengthInBytes() > this.maximumBytes
				|| Character.isHighSurrogate(text.charAt(length - 1))) {
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
