package dev.migration.operation;

import java.util.List;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnRename;
import dev.migration.schema.Constraint;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.UniqueConstraint;

/**
 * What operations make of the columns of a table.
 */
final class ChangedColumns {

	private ChangedColumns() {
	}

	static SchemaModel after(AddColumn operation, SchemaModel schema) {
		return schema.withTable(operation.table(), (table) -> {
			boolean exists = table.column(operation.column().name()).isPresent();
			return (exists && operation.ifNotExists()) ? table
					: table.withColumns(Elements.with(table.columns(), operation.column()));
		});
	}

	static SchemaModel after(AlterColumn operation, SchemaModel schema) {
		Name from = operation.from().name();
		Name to = operation.to().name();
		SchemaModel altered = schema.withTable(operation.table(), (table) -> {
			Elements.require(table.column(from).isPresent(), "column", operation.table() + "." + from);
			return table.withColumns(Elements.replaced(table.columns(), (column) -> column.name().equals(from),
					(column) -> operation.to()));
		});
		return from.equals(to) ? altered : renamed(altered, operation.table(), from, to);
	}

	private static SchemaModel renamed(SchemaModel schema, QualifiedName owner, Name from, Name to) {
		SchemaModel renamed = schema.withTable(owner, (table) -> {
			ColumnRename rename = ColumnRename.of(table, from, to);
			return table.withColumns(table.columns().stream().map((column) -> renamed(column, rename)).toList())
				.withConstraints(table.constraints().stream().map((part) -> renamed(part, rename)).toList())
				.withIndexes(table.indexes().stream().map((index) -> renamed(index, rename)).toList());
		});
		return ChangedTables.retargeted(renamed, owner,
				(key) -> key.withTarget(owner, renamed(key.referencedColumns(), from, to)));
	}

	private static Column renamed(Column column, ColumnRename rename) {
		Generated generated = column.generated();
		return (generated != null)
				? column.withGenerated(new Generated(rename.inText(generated.expression()), generated.stored()))
				: column.withDefault(rename.in(column.defaultValue()));
	}

	private static Constraint renamed(Constraint constraint, ColumnRename rename) {
		Name from = rename.from();
		Name to = rename.to();
		List<Name> columns = renamed(constraint.columns(), from, to);
		if (constraint instanceof PrimaryKey key) {
			return key.withColumns(columns, renamed(key.included(), from, to));
		}
		if (constraint instanceof UniqueConstraint unique) {
			return unique.withColumns(columns, renamed(unique.included(), from, to));
		}
		if (constraint instanceof ForeignKey key) {
			return key.withColumns(columns, renamed(key.onDeleteColumns(), from, to));
		}
		if (constraint instanceof ExcludeConstraint exclusion) {
			return exclusion
				.withElements(exclusion.elements()
					.stream()
					.map((part) -> new ExcludeElement(renamed(part.element(), rename), part.operator()))
					.toList())
				.withPredicate(rename.in(exclusion.predicate()));
		}
		return (constraint instanceof CheckConstraint check) ? check.withCondition(rename.inText(check.condition()))
				: constraint;
	}

	private static Index renamed(Index index, ColumnRename rename) {
		return index.withElements(index.elements().stream().map((element) -> renamed(element, rename)).toList())
			.withIncluded(renamed(index.included(), rename.from(), rename.to()))
			.withPredicate(rename.in(index.predicate()));
	}

	private static IndexElement renamed(IndexElement element, ColumnRename rename) {
		if (element.expression() != null) {
			return element.withExpression(rename.inText(element.expression()));
		}
		return rename.from().equals(element.column()) ? element.withColumn(rename.to()) : element;
	}

	private static List<Name> renamed(List<Name> names, Name from, Name to) {
		return Elements.replaced(names, from::equals, (name) -> to);
	}

}
