package dev.migration.schema;

import java.util.Locale;

/**
 * The kinds of objects that are replaced as a whole.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum ObjectKind {

	/**
	 * A view.
	 */
	VIEW,

	/**
	 * A view whose rows are kept.
	 */
	MATERIALIZED_VIEW,

	/**
	 * A function.
	 */
	FUNCTION,

	/**
	 * A procedure.
	 */
	PROCEDURE,

	/**
	 * A trigger of a table.
	 */
	TRIGGER;

	/**
	 * Return the kind as SQL and people write it.
	 * @return the words in lower case, such as {@code materialized view}
	 */
	public String words() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * Return whether objects of this kind take arguments, which tell those of one name
	 * apart.
	 * @return {@code true} for functions and procedures
	 */
	public boolean isRoutine() {
		return this == FUNCTION || this == PROCEDURE;
	}

}
