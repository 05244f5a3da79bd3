package dev.migration.autogenerate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Leaves parts of tables out of both sides of a comparison. A constraint or an index that
 * the filter leaves out by its name on one side is left out of the other by its
 * definition too, because names that are generated differ; what rests on a column goes
 * with the column.
 *
 * @param from the schema that is
 * @param to the schema that should be
 */
record FilteredSchemas(SchemaModel from, SchemaModel to) {

	static FilteredSchemas of(SchemaModel from, SchemaModel to, ObjectFilter included) {
		Map<QualifiedName, LeftOut> leftOut = new HashMap<>();
		Stream.of(from, to)
			.flatMap((schema) -> schema.tables().stream())
			.forEach((table) -> leftOut.computeIfAbsent(table.name(), (name) -> new LeftOut()).add(table, included));
		leftOut.values().removeIf(LeftOut::isEmpty);
		return leftOut.isEmpty() ? new FilteredSchemas(from, to)
				: new FilteredSchemas(without(from, leftOut), without(to, leftOut));
	}

	private static SchemaModel without(SchemaModel schema, Map<QualifiedName, LeftOut> leftOut) {
		return schema
			.withTables(schema.tables().stream().map((table) -> without(table, leftOut.get(table.name()))).toList());
	}

	private static Table without(Table table, @Nullable LeftOut leftOut) {
		if (leftOut == null) {
			return table;
		}
		Set<Name> lost = leftOut.columns;
		Set<Object> definitions = leftOut.definitions;
		return table.withColumns(table.columns().stream().filter((column) -> !lost.contains(column.name())).toList())
			.withConstraints(table.constraints()
				.stream()
				.filter((constraint) -> !restsOn(constraint, lost) && !definitions.contains(constraint.definition()))
				.toList())
			.withIndexes(table.indexes()
				.stream()
				.filter((index) -> !restsOn(index, lost) && !definitions.contains(index.definition()))
				.toList());
	}

	private static boolean restsOn(Constraint constraint, Set<Name> columns) {
		return constraint.columns().stream().anyMatch(columns::contains)
				|| (constraint instanceof CheckConstraint check && mentions(check.condition(), columns));
	}

	private static boolean restsOn(Index index, Set<Name> columns) {
		return index.columns().stream().anyMatch(columns::contains) || mentions(index.predicate(), columns)
				|| index.elements().stream().anyMatch((element) -> mentions(element.expression(), columns));
	}

	private static boolean mentions(@Nullable Expression expression, Set<Name> columns) {
		return expression != null && columns.stream().anyMatch((column) -> mentions(expression.source(), column));
	}

	private static boolean mentions(String text, Name column) {
		String word = "(?<!\\w)" + Pattern.quote(column.text()) + "(?!\\w)";
		return Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS)
			.matcher(text)
			.find();
	}

	/**
	 * What the filter leaves out of a table, on either side.
	 */
	private static final class LeftOut {

		private final Set<Name> columns = new HashSet<>();

		/** Constraints and indexes without their names. */
		private final Set<Object> definitions = new HashSet<>();

		void add(Table table, ObjectFilter included) {
			for (Column column : table.columns()) {
				if (isLeftOut(Kind.COLUMN, table.name(), column.name(), included)) {
					this.columns.add(column.name());
				}
			}
			for (Constraint constraint : table.constraints()) {
				if (isLeftOut(Kind.CONSTRAINT, table.name(), constraint.name(), included)) {
					this.definitions.add(constraint.definition());
				}
			}
			for (Index index : table.indexes()) {
				if (isLeftOut(Kind.INDEX, table.name(), index.name(), included)) {
					this.definitions.add(index.definition());
				}
			}
		}

		private static boolean isLeftOut(Kind kind, QualifiedName table, @Nullable Name name, ObjectFilter included) {
			return name != null && !included.includes(SchemaObject.of(kind, table, name));
		}

		boolean isEmpty() {
			return this.columns.isEmpty() && this.definitions.isEmpty();
		}

	}

}
