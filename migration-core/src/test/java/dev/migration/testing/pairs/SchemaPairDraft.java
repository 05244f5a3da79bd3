package dev.migration.testing.pairs;

import dev.migration.schema.SchemaModel;

/**
 * The schema that is and the schema that should be.
 *
 * @param before the schema that is
 * @param after the schema that should be
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SchemaPairDraft(SchemaModel before, SchemaModel after) {

}
