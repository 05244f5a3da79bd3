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
 * @param included further columns kept in its index
 * @author The Migration Authors
 * @since 0.1.0
 */
public record UniqueConstraint(@Nullable Name name, List<Name> columns, boolean nullsNotDistinct, Deferral deferral,
		List<Name> included) implements Constraint {

	public UniqueConstraint {
		columns = KeyColumns.of("unique constraint", columns);
		included = List.copyOf(included);
	}

	/**
	 * Create a unique constraint whose index holds its columns only.
	 * @param name the name or {@code null}
	 * @param columns the columns
	 * @param nullsNotDistinct whether two nulls are duplicates
	 * @param deferral when it is checked
	 */
	public UniqueConstraint(@Nullable Name name, List<Name> columns, boolean nullsNotDistinct, Deferral deferral) {
		this(name, columns, nullsNotDistinct, deferral, List.of());
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
		return new UniqueConstraint(other, this.columns, this.nullsNotDistinct, this.deferral, this.included);
	}

	/**
	 * Return this constraint over other columns.
	 * @param keyColumns the columns in key order
	 * @param includedColumns further columns kept in its index
	 * @return the constraint
	 */
	public UniqueConstraint withColumns(List<Name> keyColumns, List<Name> includedColumns) {
		return new UniqueConstraint(this.name, keyColumns, this.nullsNotDistinct, this.deferral, includedColumns);
	}

	/**
	 * Return this constraint with nulls taken otherwise.
	 * @param other whether two nulls are duplicates
	 * @return the constraint
	 */
	public UniqueConstraint withNullsNotDistinct(boolean other) {
		return new UniqueConstraint(this.name, this.columns, other, this.deferral, this.included);
	}

	/**
	 * Return this constraint checked at another time.
	 * @param other when it is checked
	 * @return the constraint
	 */
	public UniqueConstraint withDeferral(Deferral other) {
		return new UniqueConstraint(this.name, this.columns, this.nullsNotDistinct, other, this.included);
	}

}
