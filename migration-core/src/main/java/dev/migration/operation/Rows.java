package dev.migration.operation;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a {@link BulkInsert}. They can be read more than once, are never copied as
 * a whole, and each is checked when it is read.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Rows implements Iterable<List<@Nullable Object>> {

	private final @Nullable Iterable<? extends List<? extends @Nullable Object>> values;

	private final Supplier<? extends Stream<? extends List<? extends @Nullable Object>>> source;

	private final @Nullable Width width;

	private Rows(@Nullable Iterable<? extends List<? extends @Nullable Object>> values,
			Supplier<? extends Stream<? extends List<? extends @Nullable Object>>> source, @Nullable Width width) {
		this.values = values;
		this.source = source;
		this.width = width;
	}

	/**
	 * Return rows that something holds.
	 * @param rows the values of each row; read each time the rows are
	 * @return the rows
	 */
	public static Rows of(Iterable<? extends List<? extends @Nullable Object>> rows) {
		return new Rows(rows, () -> StreamSupport.stream(rows.spliterator(), false), null);
	}

	/**
	 * Return rows that are fetched each time they are read, such as from a file.
	 * @param rows opens a stream over the rows, the same each time; it is closed after
	 * reading
	 * @return the rows
	 */
	public static Rows from(Supplier<? extends Stream<? extends List<? extends @Nullable Object>>> rows) {
		return new Rows(null, rows, null);
	}

	/**
	 * Rows that a program holds are checked at once: that costs no more than reading
	 * them, and a mistake is told before anything runs.
	 */
	Rows checked(QualifiedName table, int columns) {
		Rows checked = new Rows(this.values, this.source, new Width(table, columns));
		if (this.values != null) {
			checked.forEach((row) -> {
			});
		}
		return checked;
	}

	/**
	 * Return the rows as a stream, which has to be closed.
	 * @return the rows
	 * @throws InvalidOperationException while reading, at a row that does not have one
	 * value for each column
	 */
	@SuppressWarnings("unchecked")
	public Stream<List<@Nullable Object>> stream() {
		Stream<List<@Nullable Object>> rows = ((Stream<List<@Nullable Object>>) this.source.get());
		return (this.width != null) ? rows.map(this.width::check) : rows;
	}

	@Override
	public Iterator<List<@Nullable Object>> iterator() {
		return stream().iterator();
	}

	/**
	 * Read all rows in order and close where they come from.
	 */
	@Override
	public void forEach(Consumer<? super List<@Nullable Object>> action) {
		try (Stream<List<@Nullable Object>> rows = stream()) {
			rows.forEachOrdered(action);
		}
	}

	/**
	 * Return how many rows there are.
	 * @return the number, or empty if only reading them tells
	 */
	public OptionalLong size() {
		return (this.values instanceof Collection<?> collection) ? OptionalLong.of(collection.size())
				: OptionalLong.empty();
	}

	/**
	 * Return whether there is no row.
	 * @return {@code true} if there is none
	 */
	public boolean isEmpty() {
		try (Stream<List<@Nullable Object>> rows = stream()) {
			return rows.findFirst().isEmpty();
		}
	}

	/**
	 * Rows that a program holds are equal by their values, others only if they come from
	 * the same supplier.
	 */
	@Override
	public boolean equals(@Nullable Object object) {
		if (!(object instanceof Rows other)) {
			return false;
		}
		if (this.values == null || other.values == null) {
			return this.source == other.source;
		}
		Iterator<?> some = this.values.iterator();
		Iterator<?> others = other.values.iterator();
		while (some.hasNext() && others.hasNext()) {
			if (!Objects.equals(some.next(), others.next())) {
				return false;
			}
		}
		return !some.hasNext() && !others.hasNext();
	}

	@Override
	public int hashCode() {
		return (this.values != null) ? Long.hashCode(size().orElse(0)) : this.source.hashCode();
	}

	@Override
	public String toString() {
		return (this.values != null) ? this.values.toString() : "rows";
	}

	/**
	 * How many values a row has to have.
	 *
	 * @param table for the message
	 * @param columns the number of values
	 */
	private record Width(QualifiedName table, int columns) {

		List<@Nullable Object> check(List<@Nullable Object> row) {
			if (row.size() != this.columns) {
				throw new InvalidOperationException("A row for table '" + this.table + "' has '" + row.size()
						+ "' values for '" + this.columns + "' columns; give one value for each column.");
			}
			return row;
		}

	}

}
