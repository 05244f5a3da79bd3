package dev.migration.schema;

import java.util.HashSet;
import java.util.List;

/**
 * The column list of a key, checked.
 */
final class KeyColumns {

	private KeyColumns() {
	}

	static List<Name> of(String kind, List<Name> columns) {
		if (columns.isEmpty()) {
			throw new InvalidSchemaException("A " + kind + " has no columns; name at least one.");
		}
		if (columns.size() > 1 && new HashSet<>(columns).size() != columns.size()) {
			throw new InvalidSchemaException("A " + kind + " names a column twice in '" + columns + "'; name it once.");
		}
		return List.copyOf(columns);
	}

}
