package dev.migration.reflection;

import java.util.List;

import dev.migration.schema.SchemaModel;

/**
 * Two schemas whose expressions are comparable by their canonical text.
 *
 * @param from the schema that is
 * @param to the schema that should be
 * @param unsettled expressions of {@code to} that are not comparable
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SchemaPair(SchemaModel from, SchemaModel to, List<UnsettledExpression> unsettled) {

	public SchemaPair {
		unsettled = List.copyOf(unsettled);
	}

}
