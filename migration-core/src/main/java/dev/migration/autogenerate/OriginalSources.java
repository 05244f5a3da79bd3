package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.migration.reflection.SchemaPair;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
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

	private final SchemaModel settled;

	private final SchemaModel written;

	/**
	 * Create sources.
	 * @param settled the schema of the database, and the schema as the history wrote it,
	 * their expressions settled with each other
	 */
	OriginalSources(SchemaPair settled) {
		this.settled = settled.from();
		this.written = settled.to();
	}

	/**
	 * Give a schema the texts of the history. The canonical texts stay: those that only
	 * the database has were not settled when it was compared with the entities.
	 */
	SchemaModel applyTo(SchemaModel database) {
		return database.withTables(database.tables().stream().map(this::restore).toList());
	}

	private Table restore(Table table) {
		Optional<Table> present = this.settled.table(table.name());
		Optional<Table> original = this.written.table(table.name());
		return (present.isPresent() && original.isPresent()) ? restore(table, present.get(), original.get()) : table;
	}

	private static Table restore(Table table, Table settled, Table original) {
		Function<Table, Map<Name, Column>> columns = (it) -> named(it.columns(), Column::name);
		Function<Table, Map<Name, Constraint>> constraints = (it) -> named(it.constraints(), Constraint::name);
		Function<Table, Map<Name, Index>> indexes = (it) -> named(it.indexes(), Index::name);
		return table
			.withColumns(restore(table.columns(), Column::name, columns.apply(settled), columns.apply(original),
					OriginalSources::column))
			.withConstraints(restore(table.constraints(), Constraint::name, constraints.apply(settled),
					constraints.apply(original), OriginalSources::constraint))
			.withIndexes(restore(table.indexes(), Index::name, indexes.apply(settled), indexes.apply(original),
					OriginalSources::index));
	}

	private static <T> List<T> restore(List<T> objects, Function<T, @Nullable Name> nameOf, Map<Name, T> settled,
			Map<Name, T> originals, Restoration<T> restoration) {
		return objects.stream().map((object) -> {
			Name name = nameOf.apply(object);
			T present = settled.get(name);
			T original = originals.get(name);
			return (present != null && original != null) ? restoration.restore(object, present, original) : object;
		}).toList();
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

	private static Column column(Column column, Column settled, Column original) {
		if (column.generated() != null && settled.generated() != null && original.generated() != null) {
			Expression expression = expression(column.generated().expression(), settled.generated().expression(),
					original.generated().expression());
			return column.withGenerated(new Generated(expression, column.generated().stored()));
		}
		if (column.defaultValue() != null && settled.defaultValue() != null && original.defaultValue() != null) {
			return column
				.withDefault(expression(column.defaultValue(), settled.defaultValue(), original.defaultValue()));
		}
		return column;
	}

	private static Constraint constraint(Constraint constraint, Constraint settled, Constraint original) {
		if (constraint instanceof CheckConstraint check && settled instanceof CheckConstraint settledCheck
				&& original instanceof CheckConstraint originalCheck) {
			return check
				.withCondition(expression(check.condition(), settledCheck.condition(), originalCheck.condition()));
		}
		return constraint;
	}

	/**
	 * An index is restored as a whole: its definition is equal if all expressions are.
	 */
	private static Index index(Index index, Index settled, Index original) {
		if (!settled.definition().equals(original.definition())) {
			return index;
		}
		List<IndexElement> elements = new ArrayList<>();
		for (int i = 0; i < index.elements().size(); i++) {
			elements.add(element(index.elements().get(i), original.elements().get(i)));
		}
		Expression predicate = index.predicate();
		return index.withElements(elements)
			.withPredicate((predicate != null && original.predicate() != null)
					? original.predicate().withCanonical(predicate.canonical()) : predicate);
	}

	private static IndexElement element(IndexElement element, IndexElement original) {
		return (element.expression() != null && original.expression() != null)
				? element.withExpression(original.expression().withCanonical(element.expression().canonical()))
				: element;
	}

	private static Expression expression(Expression expression, Expression settled, Expression original) {
		return settled.equals(original) ? original.withCanonical(expression.canonical()) : expression;
	}

	/**
	 * Gives an object the text of its original if that is what it was settled to.
	 */
	private interface Restoration<T> {

		T restore(T object, T settled, T original);

	}

}
