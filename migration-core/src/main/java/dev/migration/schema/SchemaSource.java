package dev.migration.schema;

import java.util.List;
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
	 * Return whether the schema is still what it was when it was read.
	 * @param model what this source returned
	 * @return {@code true} if it is the same now
	 */
	default boolean isStill(SchemaModel model) {
		return read().equals(model);
	}

	/**
	 * Return the tables that keep a counter in their only column and row, as a mapping
	 * has them where a database knows no sequences.
	 * @return the first value of each, which has to be there before the table is used
	 */
	default Map<QualifiedName, Long> counters() {
		return Map.of();
	}

	/**
	 * Return the primary keys that an earlier tool may have made with the same columns in
	 * another order, because it orders them only where it creates a whole schema.
	 * @return the columns in that order, by table
	 */
	default Map<QualifiedName, List<Name>> reorderedKeys() {
		return Map.of();
	}

	/**
	 * Return what this source asks for and a schema model has no place for, so that
	 * nobody compares it.
	 * @return a sentence each, with what to do about it
	 */
	default List<String> notModelled() {
		return List.of();
	}

	/**
	 * Return the statements that create what a schema model has no place for.
	 * @return the statements in order, as this source would run them
	 */
	default List<String> statements() {
		return List.of();
	}

	/**
	 * Return what tables and columns were called before, so that they are renamed and not
	 * dropped.
	 * @return the former names, as far as the source knows any
	 */
	default PreviousNames previousNames() {
		return PreviousNames.NONE;
	}

}
