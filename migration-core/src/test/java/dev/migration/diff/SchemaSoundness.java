package dev.migration.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import dev.migration.operation.AlterColumn;
import dev.migration.operation.DropColumn;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

/**
 * What a database would refuse about a schema, or about a step from one to the next.
 */
final class SchemaSoundness {

	private final SchemaModel schema;

	private final List<String> faults = new ArrayList<>();

	private SchemaSoundness(SchemaModel schema) {
		this.schema = schema;
	}

	static List<String> faultsOf(SchemaModel before, Operation operation, SchemaModel after) {
		SchemaSoundness soundness = new SchemaSoundness(after);
		soundness.checkSchema();
		if (operation instanceof AlterColumn alteration) {
			soundness.checkAlteration(before, alteration);
		}
		if (operation instanceof DropColumn drop) {
			soundness.checkDrop(before, drop);
		}
		return soundness.faults;
	}

	private void checkSchema() {
		Set<String> relations = new HashSet<>();
		this.schema.sequences().forEach((sequence) -> relations.add(sequence.name().toString()));
		for (Table table : this.schema.tables()) {
			requireNew(relations, table.name().toString());
			Set<String> constraints = new HashSet<>();
			for (Constraint constraint : table.constraints()) {
				if (constraint.name() != null) {
					requireNew(constraints, constraint.name().text());
				}
				if (constraint.name() != null
						&& (constraint instanceof PrimaryKey || constraint instanceof UniqueConstraint)) {
					requireNew(relations, constraint.name().text());
				}
				check(table, constraint);
			}
			for (Index index : table.indexes()) {
				requireNew(relations, Objects.requireNonNull(index.name()).text());
				index.columns().forEach((column) -> requireColumn(table, column));
				index.included().forEach((column) -> requireColumn(table, column));
			}
			table.columns().forEach((column) -> check(table, column));
		}
	}

	private void check(Table table, Constraint constraint) {
		constraint.columns().forEach((column) -> requireColumn(table, column));
		if (constraint instanceof PrimaryKey key) {
			key.columns()
				.forEach((column) -> require(!table.column(column).orElseThrow().nullable(),
						() -> "nullable key column " + table.name() + "." + column));
		}
		else {
			require(constraint.name() != null, () -> "unnamed " + constraint + " of " + table.name());
		}
		if (constraint instanceof ForeignKey key) {
			this.schema.table(key.referencedTable())
				.ifPresentOrElse((referenced) -> check(table, key, referenced),
						() -> this.faults.add("no table for " + key));
		}
	}

	private void check(Table table, ForeignKey key, Table referenced) {
		Set<Name> columns = Set.copyOf(key.referencedColumns());
		require(TablePart.of(referenced).stream().anyMatch((part) -> part.key().equals(columns)),
				() -> "no key for " + key);
		for (int i = 0; i < key.columns().size(); i++) {
			require(typeOf(table, key.columns().get(i)).equals(typeOf(referenced, key.referencedColumns().get(i))),
					() -> "other type in " + key);
		}
	}

	private static String typeOf(Table table, Name column) {
		return table.column(column).map((found) -> found.type().name().toString()).orElse("");
	}

	private void check(Table table, Column column) {
		if (column.type().userType()) {
			require(this.schema.enumType(column.type().name()).isPresent(), () -> "no type for " + column);
		}
		Expression value = column.defaultValue();
		if (value != null && value.source().startsWith("nextval(")) {
			require(this.schema.sequences()
				.stream()
				.anyMatch((sequence) -> value.source().replace("\"", "").contains("'" + sequence.name() + "'")),
					() -> "no sequence for " + column);
		}
	}

	/** Before, because a database drops or refuses what rests on a column. */
	private void checkDrop(SchemaModel before, DropColumn drop) {
		Table table = before.table(drop.table()).orElseThrow();
		require(TablePart.of(table).stream().noneMatch((part) -> part.restsOn(Set.of(), Set.of(drop.column()))),
				() -> "a part rests on dropped " + drop.column());
		requireNotComputed(table, drop.column());
	}

	private void checkAlteration(SchemaModel before, AlterColumn alteration) {
		Table table = before.table(alteration.table()).orElseThrow();
		Name column = alteration.from().name();
		require(table.column(column).orElseThrow().equals(alteration.from()),
				() -> "other column before " + alteration);
		if (alteration.from().type().equals(alteration.to().type())) {
			return;
		}
		requireNotComputed(table, column);
		if (!alteration.from().type().name().equals(alteration.to().type().name())) {
			for (CheckConstraint check : table.checkConstraints()) {
				require(!check.condition().mentions(Set.of(column)), () -> check + " rests on altered " + column);
			}
			for (Index index : table.indexes()) {
				require(index.predicate() == null || !index.predicate().mentions(Set.of(column)),
						() -> index + " rests on altered " + column);
			}
		}
	}

	private void requireNotComputed(Table table, Name column) {
		for (Column other : table.columns()) {
			require(other.name().equals(column) || other.generated() == null
					|| !other.generated().expression().mentions(Set.of(column)),
					() -> other + " is computed from " + column);
		}
	}

	private void requireColumn(Table table, Name column) {
		require(table.column(column).isPresent(), () -> "no column " + table.name() + "." + column);
	}

	private void requireNew(Set<String> names, String name) {
		require(names.add(name), () -> "two of name " + name);
	}

	private void require(boolean condition, Supplier<String> fault) {
		if (!condition) {
			this.faults.add(fault.get());
		}
	}

}
