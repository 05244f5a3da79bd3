package dev.migration.script;

import dev.migration.dialect.Dialect;
import dev.migration.schema.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A server default in a script: a value that the dialect writes as a literal, or an
 * expression.
 *
 * @param value the value, ignored if there is an expression
 * @param expression the expression or {@code null}
 */
record DefaultSpec(@Nullable Object value, @Nullable String expression) {

	static DefaultSpec ofValue(@Nullable Object value) {
		return new DefaultSpec(value, null);
	}

	static DefaultSpec ofExpression(String expression) {
		return new DefaultSpec(null, expression);
	}

	Expression resolve(Dialect dialect) {
		return Expression.of((this.expression != null) ? this.expression : dialect.literal(this.value));
	}

}
