package dev.migration.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * States that a model may have gone through: parts of a whole one, by chance. Tables,
 * columns, constraints, indexes and sequences come and go, columns become nullable,
 * comments change.
 */
final class ModelStates {

	private final SchemaModel whole;

	private final Random random;

	ModelStates(SchemaModel whole, Random random) {
		this.whole = whole;
		this.random = random;
	}

	SchemaModel next() {
		List<Table> tables = new ArrayList<>();
		for (Table table : this.whole.tables()) {
			if (chance(0.7)) {
				tables.add(part(table));
			}
		}
		SchemaModel part = this.whole.withObjects(List.of())
			.withTables(tables)
			.withSequences(this.whole.sequences().stream().filter((sequence) -> chance(0.8)).toList());
		List<Table> sound = part.tables()
			.stream()
			.map((table) -> table.withConstraints(
					table.constraints().stream().filter((constraint) -> isSound(constraint, part)).toList()))
			.toList();
		return part.withTables(sound);
	}

	private Table part(Table table) {
		Set<Name> dropped = new HashSet<>();
		for (Column column : table.columns()) {
			if (chance(0.15) && !isFirm(table, column) && dropped.size() + 1 < table.columns().size()) {
				dropped.add(column.name());
			}
		}
		List<Column> columns = table.columns()
			.stream()
			.filter((column) -> !dropped.contains(column.name()))
			.map((column) -> isFirm(table, column) ? column : changed(column))
			.toList();
		List<Constraint> constraints = table.constraints()
			.stream()
			.filter((constraint) -> isKeyed(table, constraint) || chance(0.8))
			.filter((constraint) -> constraint.columns().stream().noneMatch(dropped::contains))
			.toList();
		List<Index> indexes = table.indexes()
			.stream()
			.filter((index) -> chance(0.8))
			.filter((index) -> Stream.concat(index.columns().stream(), index.included().stream())
				.noneMatch(dropped::contains))
			.toList();
		return table.withColumns(columns)
			.withConstraints(constraints)
			.withIndexes(indexes)
			.withComment(chance(0.1) ? "Changed " + this.random.nextInt(3) : table.comment());
	}

	private Column changed(Column column) {
		Column changed = chance(0.1) ? column.withNullable(!column.nullable()) : column;
		return chance(0.1) ? changed.withComment("It's " + this.random.nextInt(3)) : changed;
	}

	/**
	 * Whether something may rest on a column that nobody asked about: a key, a foreign
	 * key of another table, an expression.
	 */
	private boolean isFirm(Table table, Column column) {
		boolean key = table.primaryKey() != null && table.primaryKey().columns().contains(column.name());
		boolean referenced = keysTo(table.name())
			.anyMatch((other) -> other.referencedColumns().contains(column.name()));
		return key || referenced || column.identity() != null || column.generated() != null
				|| expressions(table).anyMatch((expression) -> expression.contains(column.name().text()));
	}

	private Stream<String> expressions(Table table) {
		Stream<String> checks = table.checkConstraints()
			.stream()
			.map(CheckConstraint::condition)
			.map((condition) -> condition.source());
		Stream<String> generated = table.columns()
			.stream()
			.map(Column::generated)
			.filter((value) -> value != null)
			.map((value) -> value.expression().source());
		Stream<String> elements = table.indexes()
			.stream()
			.flatMap((index) -> index.elements().stream())
			.map(IndexElement::expression)
			.filter((value) -> value != null)
			.map((value) -> value.source());
		Stream<String> predicates = table.indexes()
			.stream()
			.map(Index::predicate)
			.filter((value) -> value != null)
			.map((value) -> value.source());
		return Stream.of(checks, generated, elements, predicates).flatMap((texts) -> texts);
	}

	private boolean isKeyed(Table table, Constraint constraint) {
		return keysTo(table.name())
			.anyMatch((key) -> Set.copyOf(key.referencedColumns()).equals(Set.copyOf(constraint.columns())))
				&& !(constraint instanceof ForeignKey);
	}

	private Stream<ForeignKey> keysTo(QualifiedName table) {
		return this.whole.tables()
			.stream()
			.flatMap((other) -> other.foreignKeys().stream())
			.filter((key) -> key.referencedTable().equals(table));
	}

	private static boolean isSound(Constraint constraint, SchemaModel part) {
		return !(constraint instanceof ForeignKey key) || part.table(key.referencedTable()).isPresent();
	}

	private boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

}
