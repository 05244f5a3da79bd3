package dev.migration.operation;

import java.util.function.UnaryOperator;

import dev.migration.schema.ForeignKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;

/**
 * What operations make of whole tables.
 */
final class ChangedTables {

	private ChangedTables() {
	}

	static SchemaModel after(CreateTable operation, SchemaModel schema) {
		if (operation.ifNotExists() && schema.table(operation.table().name()).isPresent()) {
			return schema;
		}
		return schema.withTables(Elements.with(schema.tables(), operation.table()));
	}

	static SchemaModel after(DropTable operation, SchemaModel schema) {
		Elements.require(operation.ifExists() || schema.table(operation.table()).isPresent(), "table",
				operation.table());
		return schema.withTables(Elements.without(schema.tables(), (table) -> table.name().equals(operation.table())));
	}

	static SchemaModel after(RenameTable operation, SchemaModel schema) {
		SchemaModel renamed = schema.withTable(operation.from(), (table) -> table.withName(operation.to()));
		return retargeted(renamed, operation.from(), (key) -> key.withTarget(operation.to(), key.referencedColumns()));
	}

	/**
	 * Change the foreign keys of all tables that point to one.
	 */
	static SchemaModel retargeted(SchemaModel schema, QualifiedName target, UnaryOperator<ForeignKey> change) {
		return schema.withTables(schema.tables()
			.stream()
			.map((table) -> table.withConstraints(table.constraints()
				.stream()
				.map((constraint) -> (constraint instanceof ForeignKey key && key.referencedTable().equals(target))
						? change.apply(key) : constraint)
				.toList()))
			.toList());
	}

}
