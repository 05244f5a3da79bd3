package dev.migration.operation;

import dev.migration.schema.ObjectKey;
import dev.migration.schema.SchemaModel;

/**
 * What operations make of schemas, views, routines and triggers. Readers leave them out,
 * so that one which the model does not hold may be there all the same.
 */
final class ChangedObjects {

	private ChangedObjects() {
	}

	static SchemaModel after(CreateSchema operation, SchemaModel schema) {
		if (operation.ifNotExists() && schema.schemas().contains(operation.schema())) {
			return schema;
		}
		return schema.withSchemas(Elements.with(schema.schemas(), operation.schema()));
	}

	static SchemaModel after(DropSchema operation, SchemaModel schema) {
		return schema.withSchemas(Elements.without(schema.schemas(), operation.schema()::equals));
	}

	static SchemaModel after(ReplaceObject operation, SchemaModel schema) {
		SchemaModel without = without((operation.from() != null) ? operation.from().key() : operation.to().key(),
				schema);
		return without.withObjects(Elements.with(without.objects(), operation.to()));
	}

	static SchemaModel after(DropObject operation, SchemaModel schema) {
		return without(operation.object(), schema);
	}

	private static SchemaModel without(ObjectKey key, SchemaModel schema) {
		return schema.withObjects(Elements.without(schema.objects(), (object) -> object.key().matches(key)));
	}

}
