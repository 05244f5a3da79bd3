package dev.migration.script;

import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Name;
import dev.migration.schema.ReferentialAction;

/**
 * A foreign key in a script, made by {@link Ddl#foreignKey(String...)}.
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
		return new ForeignKeySpec(new ForeignKey(this.key.name(), this.key.columns(), this.key.referencedTable(),
				this.key.referencedColumns(), action, this.key.onUpdate(), this.key.deferral()));
	}

	/**
	 * Say what happens when the referenced key changes.
	 * @param action what happens
	 * @return the changed key
	 */
	public ForeignKeySpec onUpdate(ReferentialAction action) {
		return new ForeignKeySpec(new ForeignKey(this.key.name(), this.key.columns(), this.key.referencedTable(),
				this.key.referencedColumns(), this.key.onDelete(), action, this.key.deferral()));
	}

	/**
	 * Say when the key is checked.
	 * @param deferral when
	 * @return the changed key
	 */
	public ForeignKeySpec deferral(Deferral deferral) {
		return new ForeignKeySpec(new ForeignKey(this.key.name(), this.key.columns(), this.key.referencedTable(),
				this.key.referencedColumns(), this.key.onDelete(), this.key.onUpdate(), deferral));
	}

	ForeignKey key() {
		return this.key;
	}

}
