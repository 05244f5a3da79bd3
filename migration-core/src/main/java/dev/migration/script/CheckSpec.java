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

	/**
	 * Do not check the rows that are there (PostgreSQL). A short lock without a scan;
	 * {@link Operations#validateConstraint(String, String)} checks them later.
	 * @return the changed constraint
	 */
	public CheckSpec notValid() {
		return new CheckSpec(this.constraint.withValidated(false));
	}

	/**
	 * Do not pass the constraint on to child tables (PostgreSQL).
	 * @return the changed constraint
	 */
	public CheckSpec noInherit() {
		return new CheckSpec(new CheckConstraint(this.constraint.name(), this.constraint.condition(),
				this.constraint.validated(), true));
	}

	CheckConstraint constraint() {
		return this.constraint;
	}

}
