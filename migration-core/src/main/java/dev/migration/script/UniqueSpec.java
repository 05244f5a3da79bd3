package dev.migration.script;

import java.util.Arrays;

import dev.migration.schema.Deferral;
import dev.migration.schema.Name;
import dev.migration.schema.UniqueConstraint;

/**
 * A unique constraint in a script, made by {@link Ddl#unique(String, String...)}.
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
		return new UniqueSpec(this.constraint.withNullsNotDistinct(true));
	}

	/**
	 * Keep further columns in its index (PostgreSQL).
	 * @param columns the columns
	 * @return the changed constraint
	 */
	public UniqueSpec include(String... columns) {
		return new UniqueSpec(
				this.constraint.withColumns(this.constraint.columns(), Arrays.stream(columns).map(Name::of).toList()));
	}

	/**
	 * Say when the constraint is checked (PostgreSQL).
	 * @param deferral when
	 * @return the changed constraint
	 */
	public UniqueSpec deferral(Deferral deferral) {
		return new UniqueSpec(this.constraint.withDeferral(deferral));
	}

	/**
	 * Make the constraint of a unique index that is there (PostgreSQL), which neither
	 * reads nor blocks for long. The index takes the name of the constraint.
	 * @param index the name of the index, of exactly these columns
	 * @return the constraint over the index
	 */
	public UniqueUsingIndexSpec usingIndex(String index) {
		return new UniqueUsingIndexSpec(this, Name.of(index));
	}

	UniqueConstraint constraint() {
		return this.constraint;
	}

}
