package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A unique constraint.
 *
 * @param name the name, or {@code null} if the model does not name it
 * @param columns the columns in key order, at least one
 * @param nullsNotDistinct whether two nulls are duplicates (PostgreSQL 15 and later)
 * @param deferral when it is checked
 * @author The Migration Authors
 * @since 0.1.0
 */
public record UniqueConstraint(@Nullable Name name, List<Name> columns, boolean nullsNotDistinct,
		Deferral deferral) implements Constraint {

	public UniqueConstraint {
		columns = KeyColumns.of("unique constraint", columns);
	}

	/**
	 * Return an ordinary unique constraint.
	 * @param name the name or {@code null}
	 * @param columns the columns
	 * @return the constraint
	 */
	public static UniqueConstraint of(@Nullable Name name, List<Name> columns) {
		return new UniqueConstraint(name, columns, false, Deferral.NOT_DEFERRABLE);
	}

	@Override
	public UniqueConstraint withName(@Nullable Name other) {
		return new UniqueConstraint(other, this.columns, this.nullsNotDistinct, this.deferral);
	}

}
