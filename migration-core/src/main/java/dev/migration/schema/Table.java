package dev.migration.schema;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.Spliterator;

import org.jspecify.annotations.Nullable;

/**
 * A table with everything that belongs to it.
 *
 * @param name the name
 * @param columns the columns in physical order, which is not part of equality
 * @param primaryKey the primary key, or {@code null} for none
 * @param uniqueConstraints the unique constraints
 * @param foreignKeys the foreign keys
 * @param checkConstraints the check constraints
 * @param indexes the indexes that no constraint owns
 * @param comment the comment, or {@code null} for none
 * @param excludeConstraints the exclusion constraints
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Table(QualifiedName name, List<Column> columns, @Nullable PrimaryKey primaryKey,
		List<UniqueConstraint> uniqueConstraints, List<ForeignKey> foreignKeys, List<CheckConstraint> checkConstraints,
		List<Index> indexes, @Nullable String comment, List<ExcludeConstraint> excludeConstraints) {

	public Table {
		columns = distinct(columns, name);
		uniqueConstraints = sorted(uniqueConstraints, Comparator.comparing(String::valueOf));
		foreignKeys = sorted(foreignKeys, Comparator.comparing(String::valueOf));
		checkConstraints = sorted(checkConstraints, Comparator.comparing(String::valueOf));
		indexes = sorted(indexes, Comparator.comparing(String::valueOf));
		excludeConstraints = sorted(excludeConstraints, Comparator.comparing(String::valueOf));
		comment = (comment != null && comment.isEmpty()) ? null : comment;
	}

	/**
	 * Create a table without exclusion constraints.
	 * @param name the name
	 * @param columns the columns
	 * @param primaryKey the primary key or {@code null}
	 * @param uniqueConstraints the unique constraints
	 * @param foreignKeys the foreign keys
	 * @param checkConstraints the check constraints
	 * @param indexes the indexes
	 * @param comment the comment or {@code null}
	 */
	public Table(QualifiedName name, List<Column> columns, @Nullable PrimaryKey primaryKey,
			List<UniqueConstraint> uniqueConstraints, List<ForeignKey> foreignKeys,
			List<CheckConstraint> checkConstraints, List<Index> indexes, @Nullable String comment) {
		this(name, columns, primaryKey, uniqueConstraints, foreignKeys, checkConstraints, indexes, comment, List.of());
	}

	/**
	 * Return a table of columns only.
	 * @param name the name
	 * @param columns the columns
	 * @return the table
	 */
	public static Table of(QualifiedName name, List<Column> columns) {
		return new Table(name, columns, null, List.of(), List.of(), List.of(), List.of(), null);
	}

	/**
	 * Compare everything but the order of the columns.
	 */
	@Override
	public boolean equals(@Nullable Object object) {
		return (object instanceof Table other) && this.name.equals(other.name)
				&& sameElements(this.columns, other.columns) && Objects.equals(this.primaryKey, other.primaryKey)
				&& sameElements(this.uniqueConstraints, other.uniqueConstraints)
				&& sameElements(this.foreignKeys, other.foreignKeys)
				&& sameElements(this.checkConstraints, other.checkConstraints)
				&& sameElements(this.indexes, other.indexes)
				&& sameElements(this.excludeConstraints, other.excludeConstraints)
				&& Objects.equals(this.comment, other.comment);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name, new HashSet<>(this.columns));
	}

	private static <T> boolean sameElements(List<T> some, List<T> others) {
		List<T> unmatched = new ArrayList<>(others);
		return some.size() == others.size() && some.stream().allMatch(unmatched::remove);
	}

	private static List<Column> distinct(List<Column> columns, QualifiedName table) {
		if (columns instanceof Settled) {
			return columns;
		}
		Set<Name> names = new HashSet<>();
		for (Column column : columns) {
			if (!names.add(column.name())) {
				throw new InvalidSchemaException(
						"Table '" + table + "' has two columns named '" + column.name() + "'; rename one of them.");
			}
		}
		return new Settled<>(columns);
	}

	private static <T> List<T> sorted(List<T> values, Comparator<T> order) {
		if (values instanceof Settled) {
			return values;
		}
		return new Settled<>((values.size() > 1) ? values.stream().sorted(order).toList() : values);
	}

	/**
	 * Return the column of that name.
	 * @param column the name
	 * @return the column, if there is one
	 */
	public Optional<Column> column(Name column) {
		// Comparisons ask for every column of every table, several times
		for (Column candidate : this.columns) {
			if (candidate.name().equals(column)) {
				return Optional.of(candidate);
			}
		}
		return Optional.empty();
	}

	/**
	 * Return whether another table has the same columns, in whatever order.
	 * @param other the table
	 * @return {@code true} if each column of one is a column of the other
	 */
	public boolean hasSameColumns(Table other) {
		if (this.columns.size() != other.columns.size()) {
			return false;
		}
		for (int i = 0; i < this.columns.size(); i++) {
			Column column = this.columns.get(i);
			if (!column.equals(other.columns.get(i)) && !other.columns.contains(column)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return all constraints, the primary key first.
	 * @return the constraints
	 */
	public List<Constraint> constraints() {
		List<Constraint> constraints = new ArrayList<>();
		if (this.primaryKey != null) {
			constraints.add(this.primaryKey);
		}
		constraints.addAll(this.uniqueConstraints);
		constraints.addAll(this.checkConstraints);
		constraints.addAll(this.excludeConstraints);
		constraints.addAll(this.foreignKeys);
		return Collections.unmodifiableList(constraints);
	}

	/**
	 * Return this table under another name; its own foreign keys to itself follow.
	 * @param other the name
	 * @return the table
	 */
	public Table withName(QualifiedName other) {
		List<ForeignKey> keys = this.foreignKeys.stream()
			.map((key) -> key.referencedTable().equals(this.name) ? key.withTarget(other, key.referencedColumns())
					: key)
			.toList();
		return new Table(other, this.columns, this.primaryKey, this.uniqueConstraints, keys, this.checkConstraints,
				this.indexes, this.comment, this.excludeConstraints);
	}

	/**
	 * Return this table with other columns.
	 * @param other the columns
	 * @return the table
	 */
	public Table withColumns(List<Column> other) {
		return new Table(this.name, other, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.indexes, this.comment, this.excludeConstraints);
	}

	/**
	 * Return this table with other constraints.
	 * @param constraints all of them, at most one primary key
	 * @return the table
	 */
	public Table withConstraints(List<? extends Constraint> constraints) {
		List<PrimaryKey> keys = new ArrayList<>();
		List<UniqueConstraint> uniques = new ArrayList<>();
		List<ForeignKey> references = new ArrayList<>();
		List<CheckConstraint> checks = new ArrayList<>();
		List<ExcludeConstraint> exclusions = new ArrayList<>();
		for (Constraint constraint : constraints) {
			if (constraint instanceof PrimaryKey key) {
				keys.add(key);
			}
			else if (constraint instanceof UniqueConstraint unique) {
				uniques.add(unique);
			}
			else if (constraint instanceof ForeignKey reference) {
				references.add(reference);
			}
			else if (constraint instanceof CheckConstraint check) {
				checks.add(check);
			}
			else if (constraint instanceof ExcludeConstraint exclusion) {
				exclusions.add(exclusion);
			}
		}
		if (keys.size() > 1) {
			throw new InvalidSchemaException(
					"Table '" + this.name + "' has '" + keys.size() + "' primary keys; keep one.");
		}
		return new Table(this.name, this.columns, keys.isEmpty() ? null : keys.get(0), uniques, references, checks,
				this.indexes, this.comment, exclusions);
	}

	/**
	 * Return this table with other indexes.
	 * @param other the indexes
	 * @return the table
	 */
	public Table withIndexes(List<Index> other) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, other, this.comment, this.excludeConstraints);
	}

	/**
	 * Return this table with another comment.
	 * @param other the comment or {@code null} for none
	 * @return the table
	 */
	public Table withComment(@Nullable String other) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueConstraints, this.foreignKeys,
				this.checkConstraints, this.indexes, other, this.excludeConstraints);
	}

	/**
	 * What a table holds and has looked at, so that a table that is made of another one
	 * need not sort it again: a comparison makes each of its tables a dozen times, and
	 * the texts that constraints and indexes are sorted by are long.
	 */
	private static final class Settled<T> extends AbstractList<T> implements RandomAccess {

		private final List<T> values;

		private Settled(List<T> values) {
			this.values = List.copyOf(values);
		}

		@Override
		public T get(int index) {
			return this.values.get(index);
		}

		@Override
		public int size() {
			return this.values.size();
		}

		@Override
		public Iterator<T> iterator() {
			return this.values.iterator();
		}

		@Override
		public Spliterator<T> spliterator() {
			return this.values.spliterator();
		}

		@Override
		public boolean contains(@Nullable Object value) {
			return value != null && this.values.contains(value);
		}

		@Override
		public Object[] toArray() {
			return this.values.toArray();
		}

	}

}
