package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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
		return new FilteredSchemas(without(from, to, included), without(to, from, included));
	}

	private static SchemaModel without(SchemaModel schema, SchemaModel other, ObjectFilter included) {
		return schema.withTables(schema.tables()
			.stream()
			.map((table) -> without(table, other.table(table.name()).orElse(table), included))
			.toList());
	}

	private static Table without(Table table, Table other, ObjectFilter included) {
		Set<Name> lost = new HashSet<>(lost(table, included));
		lost.addAll(lost(other, included));
		Set<Object> definitions = new HashSet<>(left(table, included));
		definitions.addAll(left(other, included));
		if (lost.isEmpty() && definitions.isEmpty()) {
			return table;
		}
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

	private static List<Name> lost(Table table, ObjectFilter included) {
		return table.columns()
			.stream()
			.map(Column::name)
			.filter((name) -> !included.includes(SchemaObject.of(Kind.COLUMN, table.name(), name)))
			.toList();
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

	/** The definitions that the filter leaves out by their names. */
	private static List<Object> left(Table table, ObjectFilter included) {
		List<Object> definitions = new ArrayList<>();
		for (Constraint constraint : table.constraints()) {
			if (isLeft(Kind.CONSTRAINT, table.name(), constraint.name(), included)) {
				definitions.add(constraint.definition());
			}
		}
		for (Index index : table.indexes()) {
			if (isLeft(Kind.INDEX, table.name(), index.name(), included)) {
				definitions.add(index.definition());
			}
		}
		return definitions;
	}

	private static boolean isLeft(Kind kind, QualifiedName table, @Nullable Name name, ObjectFilter included) {
		return name != null && !included.includes(SchemaObject.of(kind, table, name));
	}

}
