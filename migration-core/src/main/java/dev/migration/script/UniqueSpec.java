package dev.migration.script;

import dev.migration.schema.Deferral;
import dev.migration.schema.Name;
import dev.migration.schema.UniqueConstraint;

/**
 * A unique constraint in a script, made by {@link Ddl#unique(String...)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UniqueSpec implements TableElement {

	private final UniqueConstraint constraint;

	UniqueSpec(UniqueConstraint constraint) {
		this.constraint = constraint;
	}

	/**
	 * Name the constraint.
	 * @param name the name
	 * @return the named constraint
	 */
	public UniqueSpec named(String name) {
		return new UniqueSpec(this.constraint.withName(Name.of(name)));
	}

	/**
	 * Treat two nulls as duplicates (PostgreSQL 15 and later).
	 * @return the changed constraint
	 */
	public UniqueSpec nullsNotDistinct() {
		return new UniqueSpec(new UniqueConstraint(this.constraint.name(), this.constraint.columns(), true,
				this.constraint.deferral()));
	}

	/**
	 * Say when the constraint is checked.
	 * @param deferral when
	 * @return the changed constraint
	 */
	public UniqueSpec deferral(Deferral deferral) {
		return new UniqueSpec(new UniqueConstraint(this.constraint.name(), this.constraint.columns(),
				this.constraint.nullsNotDistinct(), deferral));
	}

	UniqueConstraint constraint() {
		return this.constraint;
	}

}
