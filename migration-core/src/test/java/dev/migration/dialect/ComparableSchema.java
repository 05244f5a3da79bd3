package dev.migration.dialect;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Schemas without what a server decides: the order of columns, the names of what was not
 * named, and how it prints expressions.
 */
final class ComparableSchema {

	private static final Expression ANY = Expression.of("(any)");

	private ComparableSchema() {
	}

	static SchemaModel of(SchemaModel schema) {
		// Nobody reads further schemas and objects back
		return new SchemaModel(schema.tables().stream().map(ComparableSchema::table).toList(), schema.sequences(),
				schema.enumTypes())
			.withCompositeTypes(schema.compositeTypes());
	}

	/**
	 * Return a schema that was read without the names that another one does not say.
	 */
	static SchemaModel named(SchemaModel read, SchemaModel expected) {
		return read.withTables(read.tables()
			.stream()
			.map((table) -> expected.table(table.name()).map((other) -> named(table, other)).orElse(table))
			.toList());
	}

	private static Table named(Table table, Table expected) {
		Set<Name> names = Stream
			.concat(expected.constraints().stream().map(Constraint::name), expected.indexes().stream().map(Index::name))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return table
			.withConstraints(table.constraints()
				.stream()
				.map((constraint) -> names.contains(constraint.name()) ? constraint : constraint.withName(null))
				.toList())
			.withIndexes(table.indexes()
				.stream()
				.map((index) -> names.contains(index.name()) ? index : index.withName(null))
				.toList());
	}

	private static Table table(Table table) {
		List<Column> columns = table.columns()
			.stream()
			.sorted(Comparator.comparing(Column::name))
			.map(ComparableSchema::column)
			.toList();
		return table.withColumns(columns)
			.withConstraints(table.constraints().stream().map(ComparableSchema::constraint).toList())
			.withIndexes(table.indexes().stream().map(ComparableSchema::index).toList());
	}

	private static Column column(Column column) {
		Generated generated = column.generated();
		return (generated != null) ? column.withGenerated(new Generated(ANY, generated.stored()))
				: column.withDefault(any(column.defaultValue()));
	}

	private static Constraint constraint(Constraint constraint) {
		if (constraint instanceof CheckConstraint check) {
			return check.withCondition(ANY);
		}
		if (constraint instanceof ExcludeConstraint exclusion) {
			return exclusion
				.withElements(exclusion.elements()
					.stream()
					.map((part) -> new ExcludeElement(element(part.element()), part.operator()))
					.toList())
				.withPredicate(any(exclusion.predicate()));
		}
		return constraint;
	}

	private static Index index(Index index) {
		return index.withElements(index.elements().stream().map(ComparableSchema::element).toList())
			.withPredicate(any(index.predicate()));
	}

	private static IndexElement element(IndexElement element) {
		return (element.expression() != null) ? element.withExpression(ANY) : element;
	}

	private static @Nullable Expression any(@Nullable Expression expression) {
		return (expression != null) ? ANY : null;
	}

}
