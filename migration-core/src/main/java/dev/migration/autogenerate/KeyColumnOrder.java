package dev.migration.autogenerate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.reflection.SchemaPair;
import dev.migration.schema.Constraint;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

/**
 * Takes from the database the order of the columns of a key where nobody has chosen it:
 * in a primary key if it is the one that Hibernate leaves when it updates a schema (it
 * sorts them only when it creates one), in a foreign key if the same columns refer to the
 * same ones.
 */
final class KeyColumnOrder {

	private final Map<QualifiedName, List<Name>> reordered;

	private final SchemaModel present;

	private KeyColumnOrder(Map<QualifiedName, List<Name>> reordered, SchemaModel present) {
		this.reordered = reordered;
		this.present = present;
	}

	static SchemaPair of(Map<QualifiedName, List<Name>> reordered, SchemaPair schemas) {
		SchemaModel present = schemas.from();
		return new SchemaPair(present, new KeyColumnOrder(reordered, present).of(schemas.to()), schemas.unsettled());
	}

	private SchemaModel of(SchemaModel mapped) {
		SchemaModel ordered = mapped.withTables(mapped.tables().stream().map(this::withPrimaryKey).toList());
		return ordered.withTables(ordered.tables().stream().map((table) -> withForeignKeys(table, ordered)).toList());
	}

	private Table withPrimaryKey(Table table) {
		List<Name> other = this.reordered.get(table.name());
		PrimaryKey key = table.primaryKey();
		if (key == null || other == null
				|| this.present.table(table.name())
					.map(Table::primaryKey)
					.filter((found) -> found.columns().equals(other))
					.isEmpty()) {
			return table;
		}
		return table.withConstraints(table.constraints()
			.stream()
			.map((constraint) -> constraint.equals(key) ? key.withColumns(other, key.included()) : constraint)
			.toList());
	}

	private Table withForeignKeys(Table table, SchemaModel mapped) {
		List<Constraint> found = this.present.table(table.name()).map(Table::constraints).orElse(List.of());
		return found.isEmpty() ? table
				: table.withConstraints(table.constraints()
					.stream()
					.map((constraint) -> (constraint instanceof ForeignKey key) ? of(key, found, mapped) : constraint)
					.toList());
	}

	private ForeignKey of(ForeignKey key, List<Constraint> found, SchemaModel mapped) {
		Set<Map.Entry<Name, Name>> pairs = pairs(key);
		return found.stream()
			.filter(ForeignKey.class::isInstance)
			.map(ForeignKey.class::cast)
			.filter((other) -> other.referencedTable().equals(key.referencedTable()) && pairs(other).equals(pairs))
			.filter((other) -> isOrderOfTarget(other, mapped))
			.findFirst()
			.map((other) -> key.withColumns(other.columns(), key.onDeleteColumns())
				.withTarget(key.referencedTable(), other.referencedColumns()))
			.orElse(key);
	}

	/**
	 * InnoDB wants the columns that a key refers to in the order of an index, so it has
	 * to be one that stays.
	 */
	private boolean isOrderOfTarget(ForeignKey key, SchemaModel mapped) {
		return key.referencedColumns().equals(this.reordered.get(key.referencedTable()))
				|| mapped.table(key.referencedTable())
					.map(Table::primaryKey)
					.filter((target) -> target.columns().equals(key.referencedColumns()))
					.isPresent();
	}

	private static Set<Map.Entry<Name, Name>> pairs(ForeignKey key) {
		Map<Name, Name> pairs = new HashMap<>();
		for (int i = 0; i < key.columns().size(); i++) {
			pairs.put(key.columns().get(i), key.referencedColumns().get(i));
		}
		return pairs.entrySet();
	}

}
