package dev.migration.schema;

/**
 * Something that a schema can be read from: a database, an entity model, a replayed
 * history.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface SchemaSource {

	/**
	 * Read the schema.
	 * @return the model as it is now
	 */
	SchemaModel read();

}
