package dev.migration.autogenerate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Gives the expressions of a database the texts that the history once wrote for them,
 * where both mean the same. A downgrade then restores {@code status in ('NEW')} and not
 * what PostgreSQL prints for it.
 */
final class OriginalSources {

	private final SchemaModel written;

	/**
	 * Create sources.
	 * @param written the schema as the history wrote it, its expressions canonical
	 */
	OriginalSources(SchemaModel written) {
		this.written = written;
	}

	SchemaModel applyTo(SchemaModel database) {
		return database.withTables(database.tables()
			.stream()
			.map((table) -> this.written.table(table.name()).map((original) -> restore(table, original)).orElse(table))
			.toList());
	}

	private static Table restore(Table table, Table original) {
		Map<Name, Column> columns = original.columns()
			.stream()
			.collect(Collectors.toMap(Column::name, Function.identity()));
		Map<Name, Constraint> constraints = named(original.constraints(), Constraint::name);
		Map<Name, Index> indexes = named(original.indexes(), Index::name);
		return table
			.withColumns(table.columns().stream().map((column) -> restore(column, columns.get(column.name()))).toList())
			.withConstraints(table.constraints()
				.stream()
				.map((constraint) -> restore(constraint, constraints.get(constraint.name())))
				.toList())
			.withIndexes(table.indexes().stream().map((index) -> restore(index, indexes.get(index.name()))).toList());
	}

	private static <T> Map<Name, T> named(List<T> objects, Function<T, @Nullable Name> nameOf) {
		Map<Name, T> named = new HashMap<>();
		for (T object : objects) {
			Name name = nameOf.apply(object);
			if (name != null) {
				named.put(name, object);
			}
		}
		return named;
	}

	private static Column restore(Column column, @Nullable Column original) {
		if (original == null) {
			return column;
		}
		if (column.generated() != null && original.generated() != null) {
			Expression expression = restore(column.generated().expression(), original.generated().expression());
			return column.withGenerated(new Generated(expression, column.generated().stored()));
		}
		if (column.defaultValue() != null && original.defaultValue() != null) {
			return column.withDefault(restore(column.defaultValue(), original.defaultValue()));
		}
		return column;
	}

	private static Constraint restore(Constraint constraint, @Nullable Constraint original) {
		if (constraint instanceof CheckConstraint check && original instanceof CheckConstraint originalCheck) {
			return check.withCondition(restore(check.condition(), originalCheck.condition()));
		}
		return constraint;
	}

	/**
	 * An index is restored as a whole: its definition is equal if all expressions are.
	 */
	private static Index restore(Index index, @Nullable Index original) {
		if (original == null || !index.definition().equals(original.definition())) {
			return index;
		}
		return index.withElements(original.elements()).withPredicate(original.predicate());
	}

	private static Expression restore(Expression expression, Expression original) {
		return expression.equals(original) ? new Expression(original.source(), expression.canonical()) : expression;
	}

}
