package dev.migration.testing.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * The pairs that have one part less than another one: on both sides, or on one.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SmallerPairs {

	private final List<SchemaPairDraft> pairs = new ArrayList<>();

	private final SchemaPairDraft pair;

	private SmallerPairs(SchemaPairDraft pair) {
		this.pair = pair;
	}

	/**
	 * Return the smaller pairs.
	 * @param pair the pair
	 * @return those with a part less, not all of them sound
	 */
	public static List<SchemaPairDraft> of(SchemaPairDraft pair) {
		SmallerPairs smaller = new SmallerPairs(pair);
		smaller.collect();
		return smaller.pairs;
	}

	private void collect() {
		SchemaPairDraft pair = this.pair;
		List<QualifiedName> names = List.of(pair.before(), pair.after())
			.stream()
			.flatMap((schema) -> schema.tables().stream())
			.map(Table::name)
			.distinct()
			.toList();
		names.forEach((name) -> offer((schema) -> withoutTable(schema, name)));
		offer((schema) -> schema.withSequences(List.of()));
		offer((schema) -> schema.withEnumTypes(List.of()));
		offer((schema) -> schema.withCompositeTypes(List.of()));
		for (QualifiedName name : names) {
			offer((schema) -> changed(schema, name, (table) -> table.withIndexes(List.of())));
			offer((schema) -> changed(schema, name, (table) -> table.withConstraints(List.of())));
			columnsOf(name).forEach((column) -> offer((schema) -> withoutColumn(schema, name, column)));
			columnsOf(name)
				.forEach((column) -> offer((schema) -> changed(schema, name, (table) -> plain(table, column))));
			offer((schema) -> changed(schema, name, (table) -> table.withComment(null)));
		}
		parts(pair.before()).forEach((part) -> offer((schema) -> without(schema, part)));
		parts(pair.after()).forEach((part) -> offer((schema) -> without(schema, part)));
	}

	private List<Name> columnsOf(QualifiedName table) {
		return List.of(this.pair.before(), this.pair.after())
			.stream()
			.flatMap((schema) -> schema.table(table).stream())
			.flatMap((found) -> found.columns().stream())
			.map(Column::name)
			.distinct()
			.toList();
	}

	private void offer(UnaryOperator<SchemaModel> change) {
		SchemaPairDraft pair = this.pair;
		SchemaModel before = change.apply(pair.before());
		SchemaModel after = change.apply(pair.after());
		boolean first = !before.equals(pair.before());
		boolean second = !after.equals(pair.after());
		if (first || second) {
			this.pairs.add(new SchemaPairDraft(before, after));
		}
		if (first && second) {
			this.pairs.add(new SchemaPairDraft(before, pair.after()));
			this.pairs.add(new SchemaPairDraft(pair.before(), after));
		}
	}

	private static List<Part> parts(SchemaModel schema) {
		List<Part> parts = new ArrayList<>();
		for (Table table : schema.tables()) {
			table.constraints().forEach((constraint) -> parts.add(new Part(table.name(), constraint)));
			table.indexes().forEach((index) -> parts.add(new Part(table.name(), index)));
		}
		return parts;
	}

	private static SchemaModel without(SchemaModel schema, Part part) {
		return changed(schema, part.table(), (table) -> table
			.withConstraints(
					table.constraints().stream().filter((constraint) -> !constraint.equals(part.definition())).toList())
			.withIndexes(table.indexes().stream().filter((index) -> !index.equals(part.definition())).toList()));
	}

	private static SchemaModel changed(SchemaModel schema, QualifiedName table, UnaryOperator<Table> change) {
		return schema.table(table).isPresent() ? schema.withTable(table, change) : schema;
	}

	private static SchemaModel withoutTable(SchemaModel schema, QualifiedName name) {
		List<Table> tables = schema.tables()
			.stream()
			.filter((table) -> !table.name().equals(name))
			.map((table) -> table.withConstraints(table.constraints()
				.stream()
				.filter((constraint) -> !(constraint instanceof ForeignKey key) || !key.referencedTable().equals(name))
				.toList()))
			.toList();
		return schema.withTables(tables);
	}

	private static SchemaModel withoutColumn(SchemaModel schema, QualifiedName name, Name column) {
		return changed(schema, name, (table) -> {
			if (table.columns().size() == 1 || table.column(column).isEmpty()) {
				return table;
			}
			List<Constraint> constraints = table.constraints()
				.stream()
				.filter((constraint) -> !constraint.columns().contains(column))
				.toList();
			List<Index> indexes = table.indexes()
				.stream()
				.filter((index) -> !index.columns().contains(column) && !index.included().contains(column))
				.toList();
			return table.withColumns(table.columns().stream().filter((other) -> !other.name().equals(column)).toList())
				.withConstraints(constraints)
				.withIndexes(indexes);
		});
	}

	private static Table plain(Table table, Name column) {
		return table.withColumns(table.columns()
			.stream()
			.map((other) -> other.name().equals(column)
					? other.withDefault(null).withIdentity(null).withGenerated(null).withComment(null) : other)
			.toList());
	}

	/**
	 * A constraint or an index of a table.
	 */
	private record Part(QualifiedName table, Object definition) {

	}

}
