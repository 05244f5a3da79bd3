package dev.migration.operation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.UniqueConstraint;

/**
 * What is left of a table when one of its columns is dropped.
 */
final class DroppedColumns {

	private final Name column;

	private final ColumnDrop columnDrop;

	private DroppedColumns(Name column, ColumnDrop columnDrop) {
		this.column = column;
		this.columnDrop = columnDrop;
	}

	static SchemaModel after(DropColumn operation, SchemaModel schema, ColumnDrop columnDrop) {
		DroppedColumns dropped = new DroppedColumns(operation.column(), columnDrop);
		return schema.withTable(operation.table(), (table) -> {
			boolean exists = table.column(operation.column()).isPresent();
			Elements.require(operation.ifExists() || exists, "column", operation.table() + "." + operation.column());
			return !exists ? table : table
				.withColumns(Elements.without(table.columns(), (other) -> other.name().equals(operation.column())))
				.withConstraints(table.constraints().stream().flatMap(dropped::rest).toList())
				.withIndexes(table.indexes().stream().flatMap(dropped::rest).toList());
		});
	}

	private Stream<Constraint> rest(Constraint constraint) {
		if (!isTouched(constraint)) {
			return Stream.of(constraint);
		}
		List<Name> columns = without(constraint.columns());
		if (this.columnDrop == ColumnDrop.DROPS_INDEX || columns.isEmpty()) {
			return Stream.empty();
		}
		if (constraint instanceof PrimaryKey key) {
			return Stream.of(key.withColumns(columns, without(key.included())));
		}
		return (constraint instanceof UniqueConstraint unique)
				? Stream.of(unique.withColumns(columns, without(unique.included()))) : Stream.empty();
	}

	private boolean isTouched(Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return check.condition().mentions(Set.of(this.column));
		}
		return constraint.columns().contains(this.column) || included(constraint).contains(this.column);
	}

	private static List<Name> included(Constraint constraint) {
		if (constraint instanceof PrimaryKey key) {
			return key.included();
		}
		return (constraint instanceof UniqueConstraint unique) ? unique.included() : List.of();
	}

	private Stream<Index> rest(Index index) {
		if (!isTouched(index)) {
			return Stream.of(index);
		}
		List<IndexElement> elements = Elements.without(index.elements(),
				(element) -> this.column.equals(element.column()));
		return (this.columnDrop == ColumnDrop.DROPS_INDEX || elements.isEmpty()) ? Stream.empty()
				: Stream.of(index.withElements(elements).withIncluded(without(index.included())));
	}

	private boolean isTouched(Index index) {
		return index.columns().contains(this.column) || index.included().contains(this.column)
				|| Stream
					.concat(Stream.ofNullable(index.predicate()),
							index.elements().stream().map(IndexElement::expression).flatMap(Stream::ofNullable))
					.anyMatch(this::isIn);
	}

	private boolean isIn(Expression expression) {
		return expression.mentions(Set.of(this.column));
	}

	private List<Name> without(List<Name> columns) {
		return Elements.without(columns, this.column::equals);
	}

}
