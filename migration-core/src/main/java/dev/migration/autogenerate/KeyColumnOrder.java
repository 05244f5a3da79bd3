package dev.migration.autogenerate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Takes from the database the order of the columns of a key, about which a mapping says
 * nothing: in a primary key if it is the one that Hibernate leaves when it updates a
 * schema (it sorts them only when it creates one) or if it is not of this history, in a
 * foreign key if the same columns refer to the same ones. The key that a revision has
 * made for an older mapping gets the order that Hibernate has for this one.
 */
final class KeyColumnOrder {

	private final Map<QualifiedName, List<Name>> reordered;

	private final SchemaModel replayed;

	private final SchemaModel present;

	private KeyColumnOrder(Map<QualifiedName, List<Name>> reordered, SchemaModel replayed, SchemaModel present) {
		this.reordered = reordered;
		this.replayed = replayed;
		this.present = present;
	}

	static SchemaPair of(Map<QualifiedName, List<Name>> reordered, SchemaModel replayed, SchemaPair schemas) {
		SchemaModel present = schemas.from();
		return new SchemaPair(present, new KeyColumnOrder(reordered, replayed, present).of(schemas.to()),
				schemas.unsettled());
	}

	private SchemaModel of(SchemaModel mapped) {
		SchemaModel ordered = mapped.withTables(mapped.tables().stream().map(this::withPrimaryKey).toList());
		return ordered.withTables(ordered.tables().stream().map((table) -> withForeignKeys(table, ordered)).toList());
	}

	private Table withPrimaryKey(Table table) {
		PrimaryKey key = table.primaryKey();
		if (key == null || key.columns().size() < 2) {
			return table;
		}
		Optional<List<Name>> order = columns(this.present, table.name())
			.filter((columns) -> isOrder(columns, key, table.name()));
		return order.map((columns) -> table.withConstraints(table.constraints()
			.stream()
			.map((constraint) -> (constraint instanceof PrimaryKey mapped)
					? mapped.withColumns(columns, mapped.included()) : constraint)
			.toList())).orElse(table);
	}

	private boolean isOrder(List<Name> columns, PrimaryKey key, QualifiedName table) {
		if (columns.equals(this.reordered.get(table))) {
			return true;
		}
		boolean same = columns.size() == key.columns().size() && new HashSet<>(columns).containsAll(key.columns());
		return same && columns(this.replayed, table).filter(columns::equals).isEmpty();
	}

	private static Optional<List<Name>> columns(SchemaModel schema, QualifiedName table) {
		return schema.table(table).map(Table::primaryKey).map(PrimaryKey::columns);
	}

	private Table withForeignKeys(Table table, SchemaModel mapped) {
		if (table.foreignKeys().stream().allMatch((key) -> key.columns().size() < 2)) {
			return table;
		}
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
