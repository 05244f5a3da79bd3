package dev.migration.schema;

/**
 * One part of an exclusion constraint: what is compared and by which operator.
 *
 * @param element the column or expression
 * @param operator the operator, such as {@code &&}
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ExcludeElement(IndexElement element, String operator) {

	public ExcludeElement {
		if (operator.isBlank()) {
			throw new InvalidSchemaException("An exclusion constraint compares '"
					+ ((element.column() != null) ? element.column() : element.expression())
					+ "' without an operator; give one such as '&&' or '='.");
		}
	}

}
