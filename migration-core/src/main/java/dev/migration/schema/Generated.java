package dev.migration.schema;

/**
 * The expression that a generated column is computed from.
 *
 * @param expression the expression
 * @param stored whether the value is kept in the row rather than computed when read
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Generated(Expression expression, boolean stored) {

}
