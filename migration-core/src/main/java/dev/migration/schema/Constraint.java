package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public sealed interface Constraint
		permits PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint, ExcludeConstraint {

	/**
	 * Return the name. What was read from a database always has one.
	 * @return the name, or {@code null} if the model leaves it to the tool or the
	 * database
	 */
	@Nullable Name name();

	/**
	 * Return the same constraint under another name.
	 * @param name the name or {@code null}
	 * @return the constraint
	 */
	Constraint withName(@Nullable Name name);

	/**
	 * Return what is compared: everything but the name.
	 * @return this constraint without its name
	 */
	default Constraint definition() {
		return withName(null);
	}

	/**
	 * Return the columns of its own table that it names.
	 * @return the columns, empty for a check
	 */
	List<Name> columns();

}
