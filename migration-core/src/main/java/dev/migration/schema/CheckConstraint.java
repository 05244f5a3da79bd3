package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * @param name the name, or {@code null} if the model does not name it
 * @param condition the condition, without the word check and without outer parentheses
 * @param validated whether the rows that were there have been checked; PostgreSQL's
 * {@code NOT VALID} leaves them unchecked
 * @param noInherit whether child tables of PostgreSQL's inheritance do not get it
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CheckConstraint(@Nullable Name name, Expression condition, boolean validated,
		boolean noInherit) implements Constraint {

	/**
	 * Create an ordinary check constraint.
	 * @param name the name or {@code null}
	 * @param condition the condition
	 */
	public CheckConstraint(@Nullable Name name, Expression condition) {
		this(name, condition, true, false);
	}

	@Override
	public CheckConstraint withName(@Nullable Name other) {
		return new CheckConstraint(other, this.condition, this.validated, this.noInherit);
	}

	/**
	 * Return this constraint with another condition.
	 * @param other the condition
	 * @return the constraint
	 */
	public CheckConstraint withCondition(Expression other) {
		return new CheckConstraint(this.name, other, this.validated, this.noInherit);
	}

	/**
	 * Return this constraint with its rows checked or not.
	 * @param other whether the rows that were there have been checked
	 * @return the constraint
	 */
	public CheckConstraint withValidated(boolean other) {
		return new CheckConstraint(this.name, this.condition, other, this.noInherit);
	}

	/**
	 * Return whether the condition says the name of a column.
	 * @param column the name
	 * @return {@code true} if it does, in letters of any case
	 */
	public boolean mentions(Name column) {
		return CheckColumns.in(this.condition.source())
			.stream()
			.anyMatch((mentioned) -> mentioned.equalsIgnoreCase(column.text()));
	}

	@Override
	public List<Name> columns() {
		return List.of();
	}

}
