package dev.migration.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.operation.InvalidOperationException;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Puts the elements of a {@code createTable} together: the columns of the primary key
 * refuse nulls, constraints and indexes without a name get one.
 */
final class TableAssembly {

	private final QualifiedName name;

	private final Dialect dialect;

	private final NamingConvention naming;

	private final List<Column> columns = new ArrayList<>();

	private final List<Constraint> constraints = new ArrayList<>();

	private final List<Index> indexes = new ArrayList<>();

	private @Nullable String comment;

	TableAssembly(QualifiedName name, Dialect dialect, NamingConvention naming) {
		this.name = name;
		this.dialect = dialect;
		this.naming = naming;
	}

	Table assemble(TableElement... elements) {
		for (TableElement element : elements) {
			add(element);
		}
		Table table = Table.of(this.name, refusingNullsInKey())
			.withConstraints(this.constraints)
			.withIndexes(this.indexes)
			.withComment(this.comment);
		return named(table);
	}

	private void add(TableElement element) {
		if (element instanceof ColumnSpec column) {
			this.columns.add(column.resolve(this.dialect));
		}
		else if (element instanceof PrimaryKeySpec key) {
			this.constraints.add(key.key());
		}
		else if (element instanceof UniqueSpec unique) {
			this.constraints.add(unique.constraint());
		}
		else if (element instanceof ForeignKeySpec key) {
			// A new table has no rows that are not checked
			this.constraints.add(key.key().withValidated(true));
		}
		else if (element instanceof CheckSpec check) {
			this.constraints.add(check.constraint().withValidated(true));
		}
		else if (element instanceof ExcludeSpec exclusion) {
			this.constraints.add(exclusion.constraint());
		}
		else if (element instanceof IndexSpec index) {
			this.indexes.add(index.index());
		}
		else if (element instanceof CommentSpec text) {
			addComment(text);
		}
	}

	private void addComment(CommentSpec text) {
		if (this.comment != null) {
			throw new InvalidOperationException("Table '" + this.name + "' has comments '" + this.comment + "' and '"
					+ text.text() + "'; keep one of them.");
		}
		this.comment = text.text();
	}

	private List<Column> refusingNullsInKey() {
		return this.columns.stream().map((column) -> isInKey(column) ? column.withNullable(false) : column).toList();
	}

	private boolean isInKey(Column column) {
		return this.constraints.stream()
			.anyMatch((constraint) -> constraint instanceof PrimaryKey && constraint.columns().contains(column.name()));
	}

	private Table named(Table table) {
		List<Constraint> namedConstraints = table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof PrimaryKey && !this.naming.namesPrimaryKeys()) ? constraint
					: constraint.withName(this.naming.nameOf(table, constraint)))
			.toList();
		List<Index> namedIndexes = table.indexes()
			.stream()
			.map((index) -> index.withName(this.naming.nameOf(table, index)))
			.toList();
		requireDistinct(namedConstraints.stream().map(Constraint::name));
		requireDistinct(Stream.concat(namedConstraints.stream().filter(TableAssembly::hasIndex).map(Constraint::name),
				namedIndexes.stream().map(Index::name)));
		return table.withConstraints(namedConstraints).withIndexes(namedIndexes);
	}

	private static boolean hasIndex(Constraint constraint) {
		return !(constraint instanceof CheckConstraint) && !(constraint instanceof ForeignKey);
	}

	private void requireDistinct(Stream<@Nullable Name> names) {
		Set<Name> seen = new HashSet<>();
		for (Name other : names.filter(Objects::nonNull).toList()) {
			if (!seen.add(other)) {
				throw new InvalidOperationException("Two constraints or indexes of table '" + this.name
						+ "' are named '" + other + "'; name one of them otherwise with 'named'.");
			}
		}
	}

}
