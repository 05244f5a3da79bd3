package dev.migration.operation;

import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;

/**
 * What operations make of composite types.
 */
final class ChangedCompositeTypes {

	private ChangedCompositeTypes() {
	}

	static SchemaModel after(CreateCompositeType operation, SchemaModel schema) {
		if (operation.ifNotExists() && schema.compositeType(operation.type().name()).isPresent()) {
			return schema;
		}
		return schema.withCompositeTypes(Elements.with(schema.compositeTypes(), operation.type()));
	}

	static SchemaModel after(DropCompositeType operation, SchemaModel schema) {
		QualifiedName name = operation.type();
		Elements.require(operation.ifExists() || schema.compositeType(name).isPresent(), "composite type", name);
		return schema.withCompositeTypes(Elements.without(schema.compositeTypes(), (type) -> type.name().equals(name)));
	}

	static SchemaModel after(AlterCompositeType operation, SchemaModel schema) {
		QualifiedName name = operation.to().name();
		Elements.require(schema.compositeType(name).isPresent(), "composite type", name);
		return schema.withCompositeTypes(Elements.replaced(schema.compositeTypes(), (type) -> type.name().equals(name),
				(type) -> operation.to()));
	}

}
