package dev.migration.dialect;

import dev.migration.schema.Column;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;

/**
 * Short words for columns of H2.
 */
final class H2Models {

	private static final Dialect DIALECT = new H2Dialect();

	private H2Models() {
	}

	static Column column(String name, String type) {
		return Column.of(name, DIALECT.parseType(type));
	}

	static Column notNull(String name, String type) {
		return column(name, type).withNullable(false);
	}

	static Column generated(String name, String type, String expression) {
		return column(name, type).withGenerated(new Generated(Expression.of(expression), false));
	}

}
