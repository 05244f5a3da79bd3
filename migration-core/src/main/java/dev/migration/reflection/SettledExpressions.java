package dev.migration.reflection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
 * Puts the database's answers into a schema. What was never asked stays as it is.
 *
 * @param answers what each probe came to
 * @param target the schema in whose context the probes were made
 */
record SettledExpressions(Map<Probe, Probe> answers, SchemaModel target) {

	SchemaModel in(SchemaModel schema) {
		List<Table> tables = new ArrayList<>();
		for (Table table : schema.tables()) {
			Table settled = this.target.table(table.name()).map((context) -> in(table, context)).orElse(table);
			tables.add(settled);
		}
		return schema.withTables(tables);
	}

	private Table in(Table table, Table context) {
		if (!hasExpressions(table)) {
			return table;
		}
		List<Column> columns = table.columns()
			.stream()
			.map((column) -> context.column(column.name()).map((same) -> in(column, table, same)).orElse(column))
			.toList();
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof CheckConstraint check) ? in(check, table) : constraint)
			.toList();
		List<Index> indexes = table.indexes().stream().map((index) -> in(index, table)).toList();
		return table.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
	}

	private static boolean hasExpressions(Table table) {
		return !table.checkConstraints().isEmpty() || Disputes.hasExpressions(table)
				|| table.columns()
					.stream()
					.anyMatch((column) -> column.defaultValue() != null || column.generated() != null);
	}

	private Column in(Column column, Table table, Column context) {
		if (column.defaultValue() != null) {
			Probe answer = this.answers.get(new Probe.Default(context.type(), column.defaultValue()));
			return (answer != null) ? column.withDefault(canonical(column.defaultValue(), answer)) : column;
		}
		if (column.generated() != null) {
			Expression expression = column.generated().expression();
			Probe answer = this.answers.get(new Probe.Generated(table.name(), context.type(), expression));
			return (answer != null)
					? column.withGenerated(
							new Generated(expression.withCanonical(only(answer)), column.generated().stored()))
					: column;
		}
		return column;
	}

	private CheckConstraint in(CheckConstraint check, Table table) {
		Probe answer = this.answers.get(Disputes.probe(table.name(), check));
		return (answer != null) ? check.withCondition(check.condition().withCanonical(only(answer))) : check;
	}

	private Index in(Index index, Table table) {
		if (!(this.answers.get(Disputes.probe(table.name(), index)) instanceof Probe.OfIndex answer)) {
			return index;
		}
		List<IndexElement> elements = new ArrayList<>();
		for (IndexElement element : index.elements()) {
			Expression settled = answer.index().elements().get(elements.size()).expression();
			Expression expression = canonical(element.expression(), settled);
			elements.add((expression != null) ? element.withExpression(expression) : element);
		}
		return index.withElements(elements).withPredicate(canonical(index.predicate(), answer.index().predicate()));
	}

	private static @Nullable Expression canonical(Expression expression, Probe answer) {
		return answer.expressions().isEmpty() ? null : expression.withCanonical(only(answer));
	}

	private static @Nullable Expression canonical(@Nullable Expression expression, @Nullable Expression settled) {
		return (expression != null && settled != null) ? expression.withCanonical(settled.canonical()) : expression;
	}

	private static String only(Probe answer) {
		return answer.expressions().get(0).canonical();
	}

}
