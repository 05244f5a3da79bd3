package dev.migration.schema;

import java.util.List;

/**
 * An enum type that is an object of its own in the database.
 *
 * @param name the name
 * @param values the labels in their order
 * @author The Migration Authors
 * @since 0.1.0
 */
public record EnumType(QualifiedName name, List<String> values) {

	public EnumType {
		values = List.copyOf(values);
	}

}
