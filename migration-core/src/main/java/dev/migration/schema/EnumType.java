package dev.migration.schema;

import java.util.HashSet;
import java.util.List;

/**
 * An enum type that is an object of its own in the database.
 *
 * @param name the name
 * @param values the labels in their order, each of them once
 * @author The Migration Authors
 * @since 0.1.0
 */
public record EnumType(QualifiedName name, List<String> values) {

	public EnumType {
		values = List.copyOf(values);
		if (new HashSet<>(values).size() != values.size()) {
			throw new InvalidSchemaException(
					"Enum type '" + name + "' has a value twice in '" + values + "'; name it once.");
		}
	}

}
