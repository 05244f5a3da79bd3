package dev.migration.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.migration.schema.EnumType;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;

/**
 * What operations make of enum types.
 */
final class ChangedEnumTypes {

	private ChangedEnumTypes() {
	}

	static SchemaModel after(CreateEnumType operation, SchemaModel schema) {
		if (operation.ifNotExists() && schema.enumType(operation.type().name()).isPresent()) {
			return schema;
		}
		return schema.withEnumTypes(Elements.with(schema.enumTypes(), operation.type()));
	}

	static SchemaModel after(DropEnumType operation, SchemaModel schema) {
		QualifiedName name = operation.type();
		Elements.require(operation.ifExists() || schema.enumType(name).isPresent(), "enum type", name);
		return schema.withEnumTypes(Elements.without(schema.enumTypes(), (type) -> type.name().equals(name)));
	}

	static SchemaModel after(AddEnumValue operation, SchemaModel schema) {
		return changed(schema, operation.type(), (values) -> {
			if (values.contains(operation.value())) {
				if (operation.ifNotExists()) {
					return values;
				}
				throw new InvalidSchemaException("Enum type '" + operation.type() + "' has value '" + operation.value()
						+ "' already; leave it out.");
			}
			List<String> more = new ArrayList<>(values);
			more.add(position(operation, values), operation.value());
			return more;
		});
	}

	private static int position(AddEnumValue operation, List<String> values) {
		if (operation.before() != null) {
			return indexOf(operation.type(), operation.before(), values);
		}
		return (operation.after() != null) ? indexOf(operation.type(), operation.after(), values) + 1 : values.size();
	}

	static SchemaModel after(DropEnumValue operation, SchemaModel schema) {
		return changed(schema, operation.type(), (values) -> {
			if (!operation.ifExists()) {
				indexOf(operation.type(), operation.value(), values);
			}
			return Elements.without(values, operation.value()::equals);
		});
	}

	static SchemaModel after(RenameEnumValue operation, SchemaModel schema) {
		return changed(schema, operation.type(), (values) -> {
			List<String> renamed = new ArrayList<>(values);
			renamed.set(indexOf(operation.type(), operation.from(), values), operation.to());
			return renamed;
		});
	}

	private static SchemaModel changed(SchemaModel schema, QualifiedName name, UnaryOperator<List<String>> change) {
		Elements.require(schema.enumType(name).isPresent(), "enum type", name);
		return schema.withEnumTypes(Elements.replaced(schema.enumTypes(), (type) -> type.name().equals(name),
				(type) -> new EnumType(name, change.apply(type.values()))));
	}

	private static int indexOf(QualifiedName type, String value, List<String> values) {
		Elements.require(values.contains(value), "value '" + value + "' in enum type", type);
		return values.indexOf(value);
	}

}
