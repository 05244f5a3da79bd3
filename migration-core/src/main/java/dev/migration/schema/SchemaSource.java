package dev.migration.schema;

import java.util.Map;

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

	/**
	 * Return the tables that keep a counter in their only column and row, as a mapping
	 * has them where a database knows no sequences.
	 * @return the first value of each, which has to be there before the table is used
	 */
	default Map<QualifiedName, Long> counters() {
		return Map.of();
	}

}
