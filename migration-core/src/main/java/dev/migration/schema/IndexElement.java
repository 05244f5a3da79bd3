package dev.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * One sort key of an index: a column or an expression, with its order.
 *
 * @param column the column, or {@code null} for an expression
 * @param expression the expression, or {@code null} for a column
 * @param descending whether the order is descending
 * @param nullsFirst whether nulls come first; the databases' default is the same as
 * {@code descending}
 * @param operatorClass the operator class, or {@code null} for the type's default
 * @author The Migration Authors
 * @since 0.1.0
 */
public record IndexElement(@Nullable Name column, @Nullable Expression expression, boolean descending,
		boolean nullsFirst, @Nullable Name operatorClass) {

	public IndexElement {
		if ((column == null) == (expression == null)) {
			throw new InvalidSchemaException("An index element is both or neither of column '" + column
					+ "' and expression '" + expression + "'; give exactly one.");
		}
	}

	/**
	 * Return a column in ascending order.
	 * @param column the column
	 * @return the element
	 */
	public static IndexElement ascending(Name column) {
		return new IndexElement(column, null, false, false, null);
	}

	/**
	 * Return a column in descending order.
	 * @param column the column
	 * @return the element
	 */
	public static IndexElement descending(Name column) {
		return new IndexElement(column, null, true, true, null);
	}

	/**
	 * Return an expression in ascending order.
	 * @param expression the expression
	 * @return the element
	 */
	public static IndexElement of(Expression expression) {
		return new IndexElement(null, expression, false, false, null);
	}

}
