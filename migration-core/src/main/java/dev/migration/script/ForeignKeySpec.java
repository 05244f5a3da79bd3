package dev.migration.script;

import java.util.List;

import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Name;
import dev.migration.schema.ReferentialAction;

/**
 * A foreign key in a script, made by {@link Ddl#foreignKey(String, String...)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class ForeignKeySpec implements TableElement {

	private final ForeignKey key;

	ForeignKeySpec(ForeignKey key) {
		this.key = key;
	}

	/**
	 * Name the key.
	 * @param name the name
	 * @return the named key
	 */
	public ForeignKeySpec named(String name) {
		return new ForeignKeySpec(this.key.withName(Name.of(name)));
	}

	/**
	 * Say what happens when the referenced row is deleted.
	 * @param action what happens
	 * @return the changed key
	 */
	public ForeignKeySpec onDelete(ReferentialAction action) {
		return new ForeignKeySpec(this.key.withOnDelete(action, List.of()));
	}

	/**
	 * Say what happens to some columns when the referenced row is deleted (PostgreSQL 15
	 * and later).
	 * @param action {@code SET_NULL} or {@code SET_DEFAULT}
	 * @param column the first column that it sets
	 * @param more the others
	 * @return the changed key
	 */
	public ForeignKeySpec onDelete(ReferentialAction action, String column, String... more) {
		return new ForeignKeySpec(this.key.withOnDelete(action, Ddl.names(column, more)));
	}

	/**
	 * Say what happens when the referenced key changes.
	 * @param action what happens
	 * @return the changed key
	 */
	public ForeignKeySpec onUpdate(ReferentialAction action) {
		return new ForeignKeySpec(this.key.withOnUpdate(action));
	}

	/**
	 * Refuse rows of which only some columns are null (PostgreSQL).
	 * @return the changed key
	 */
	public ForeignKeySpec matchFull() {
		return new ForeignKeySpec(this.key.withMatch(ForeignKeyMatch.FULL));
	}

	/**
	 * Say when the key is checked (PostgreSQL).
	 * @param deferral when
	 * @return the changed key
	 */
	public ForeignKeySpec deferral(Deferral deferral) {
		return new ForeignKeySpec(this.key.withDeferral(deferral));
	}

	/**
	 * Do not check the rows that are there (PostgreSQL). A short lock without a scan;
	 * {@link Operations#validateConstraint(String, String)} checks them later.
	 * @return the changed key
	 */
	public ForeignKeySpec notValid() {
		return new ForeignKeySpec(this.key.withValidated(false));
	}

	ForeignKey key() {
		return this.key;
	}

}
