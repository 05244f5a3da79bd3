package dev.migration.schema;

import java.util.regex.Pattern;

/**
 * One part of an exclusion constraint: what is compared and by which operator.
 *
 * @param element the column or expression
 * @param operator the operator, such as {@code &&}
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ExcludeElement(IndexElement element, String operator) {

	private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|`?]+|operator\\s*\\([^();]*\\)",
			Pattern.CASE_INSENSITIVE);

	public ExcludeElement {
		if (!OPERATOR.matcher(operator).matches()) {
			throw new InvalidSchemaException("An exclusion constraint compares '"
					+ ((element.column() != null) ? element.column() : element.expression()) + "' by '" + operator
					+ "', which is no operator; give one such as '&&' or '='.");
		}
	}

}
