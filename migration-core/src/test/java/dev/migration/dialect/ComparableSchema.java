package dev.migration.dialect;

import java.util.Comparator;
import java.util.List;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
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
		return schema.withTables(schema.tables().stream().map(ComparableSchema::table).toList());
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
		return (constraint instanceof CheckConstraint) ? new CheckConstraint(null, ANY) : constraint.definition();
	}

	private static Index index(Index index) {
		List<IndexElement> elements = index.elements()
			.stream()
			.map((element) -> new IndexElement(element.column(), any(element.expression()), element.descending(),
					element.nullsFirst(), element.operatorClass()))
			.toList();
		return new Index(null, index.unique(), elements, index.method(), index.included(), index.nullsNotDistinct(),
				any(index.predicate()));
	}

	private static @Nullable Expression any(@Nullable Expression expression) {
		return (expression != null) ? ANY : null;
	}

}
