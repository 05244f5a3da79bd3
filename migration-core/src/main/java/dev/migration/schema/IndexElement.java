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
 * @param collation the collation, or {@code null} for the column's
 * @param length how many characters of the column count (MySQL and MariaDB), or
 * {@code null} for all
 * @author The Migration Authors
 * @since 0.1.0
 */
public record IndexElement(@Nullable Name column, @Nullable Expression expression, boolean descending,
		boolean nullsFirst, @Nullable Name operatorClass, @Nullable Name collation, @Nullable Integer length) {

	public IndexElement {
		if ((column == null) == (expression == null)) {
			throw new InvalidSchemaException("An index element is both or neither of column '" + column
					+ "' and expression '" + expression + "'; give exactly one.");
		}
		if (length != null && (length < 1 || column == null)) {
			throw new InvalidSchemaException("An index element counts '" + length + "' characters of '"
					+ ((column != null) ? column : expression) + "'; use 1 or more of a column.");
		}
	}

	/**
	 * Create an element of a whole column or of an expression, in its own collation.
	 * @param column the column or {@code null}
	 * @param expression the expression or {@code null}
	 * @param descending whether the order is descending
	 * @param nullsFirst whether nulls come first
	 * @param operatorClass the operator class or {@code null}
	 */
	public IndexElement(@Nullable Name column, @Nullable Expression expression, boolean descending, boolean nullsFirst,
			@Nullable Name operatorClass) {
		this(column, expression, descending, nullsFirst, operatorClass, null, null);
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

	/**
	 * Return this element of another column.
	 * @param other the column
	 * @return the element
	 */
	public IndexElement withColumn(Name other) {
		return new IndexElement(other, null, this.descending, this.nullsFirst, this.operatorClass, this.collation,
				this.length);
	}

	/**
	 * Return this element of another expression.
	 * @param other the expression
	 * @return the element
	 */
	public IndexElement withExpression(Expression other) {
		return new IndexElement(null, other, this.descending, this.nullsFirst, this.operatorClass, this.collation,
				null);
	}

	/**
	 * Return this element in another order.
	 * @param descends whether the order is descending
	 * @param nulls whether nulls come first
	 * @return the element
	 */
	public IndexElement withOrder(boolean descends, boolean nulls) {
		return new IndexElement(this.column, this.expression, descends, nulls, this.operatorClass, this.collation,
				this.length);
	}

	/**
	 * Return this element with another operator class.
	 * @param other the operator class or {@code null} for the default
	 * @return the element
	 */
	public IndexElement withOperatorClass(@Nullable Name other) {
		return new IndexElement(this.column, this.expression, this.descending, this.nullsFirst, other, this.collation,
				this.length);
	}

	/**
	 * Return this element in another collation.
	 * @param other the collation or {@code null} for the column's
	 * @return the element
	 */
	public IndexElement withCollation(@Nullable Name other) {
		return new IndexElement(this.column, this.expression, this.descending, this.nullsFirst, this.operatorClass,
				other, this.length);
	}

	/**
	 * Return this element with a part of the column.
	 * @param other how many characters count or {@code null} for all
	 * @return the element
	 */
	public IndexElement withLength(@Nullable Integer other) {
		return new IndexElement(this.column, this.expression, this.descending, this.nullsFirst, this.operatorClass,
				this.collation, other);
	}

}
