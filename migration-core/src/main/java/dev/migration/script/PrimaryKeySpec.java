package dev.migration.script;

import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;

/**
 * A primary key in a script, made by {@link Ddl#primaryKey(String...)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PrimaryKeySpec implements TableElement {

	private final PrimaryKey key;

	PrimaryKeySpec(PrimaryKey key) {
		this.key = key;
	}

	/**
	 * Name the key.
	 * @param name the name
	 * @return the named key
	 */
	public PrimaryKeySpec named(String name) {
		return new PrimaryKeySpec(this.key.withName(Name.of(name)));
	}

	PrimaryKey key() {
		return this.key;
	}

}
