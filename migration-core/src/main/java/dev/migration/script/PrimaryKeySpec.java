package dev.migration.script;

import java.util.Arrays;

import dev.migration.schema.Deferral;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;

/**
 * A primary key in a script, made by {@link Ddl#primaryKey(String, String...)}.
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

	/**
	 * Keep further columns in its index (PostgreSQL).
	 * @param columns the columns
	 * @return the changed key
	 */
	public PrimaryKeySpec include(String... columns) {
		return new PrimaryKeySpec(
				this.key.withColumns(this.key.columns(), Arrays.stream(columns).map(Name::of).toList()));
	}

	/**
	 * Say when the key is checked (PostgreSQL).
	 * @param deferral when
	 * @return the changed key
	 */
	public PrimaryKeySpec deferral(Deferral deferral) {
		return new PrimaryKeySpec(this.key.withDeferral(deferral));
	}

	/**
	 * Make the key of a unique index that is there (PostgreSQL). The index takes the name
	 * of the key.
	 * @param index the name of the index, of exactly these columns
	 * @return the key over the index
	 */
	public PrimaryKeyUsingIndexSpec usingIndex(String index) {
		return new PrimaryKeyUsingIndexSpec(this, Name.of(index));
	}

	PrimaryKey key() {
		return this.key;
	}

}
