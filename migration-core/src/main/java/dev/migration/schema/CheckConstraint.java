package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * @param name the name, or {@code null} if the model does not name it
 * @param condition the condition, without the word check and without outer parentheses
 * @author The Migration Authors
 * @since 0.1.0
 */
public record CheckConstraint(@Nullable Name name, Expression condition) implements Constraint {

	@Override
	public CheckConstraint withName(@Nullable Name other) {
		return new CheckConstraint(other, this.condition);
	}

	@Override
	public List<Name> columns() {
		return List.of();
	}

}
