package dev.migration.script;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Name;

/**
 * A check constraint in a script, made by {@link Ddl#check(String)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class CheckSpec implements TableElement {

	private final CheckConstraint constraint;

	CheckSpec(CheckConstraint constraint) {
		this.constraint = constraint;
	}

	/**
	 * Name the constraint.
	 * @param name the name
	 * @return the named constraint
	 */
	public CheckSpec named(String name) {
		return new CheckSpec(this.constraint.withName(Name.of(name)));
	}

	CheckConstraint constraint() {
		return this.constraint;
	}

}
