package dev.migration.schema;

import java.util.Collection;
import java.util.Objects;

/**
 * A piece of SQL inside a schema: a default, a check, a generated column or an index
 * expression. Two expressions are equal when their canonical texts are; the source is
 * what is rendered.
 *
 * @param source the text as it was written or read
 * @param canonical the text as the database prints it after parsing; the source until the
 * database was asked
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Expression(String source, String canonical) {

	public Expression {
		if (source.isBlank()) {
			throw new InvalidSchemaException("An SQL expression is blank; write it or leave it out.");
		}
	}

	/**
	 * Return an expression that the database has not canonicalised yet.
	 * @param source the text
	 * @return the expression
	 */
	public static Expression of(String source) {
		return new Expression(source, source);
	}

	/**
	 * Return the same source with the text that the database made of it.
	 * @param text the canonical text
	 * @return the expression
	 */
	public Expression withCanonical(String text) {
		return new Expression(this.source, text);
	}

	/**
	 * Return whether the text speaks of one of some columns. A function of the same name
	 * counts too.
	 * @param columns the names of the columns
	 * @return whether one of them is mentioned
	 */
	public boolean mentions(Collection<Name> columns) {
		return ColumnMention.isIn(this, columns);
	}

	@Override
	public boolean equals(Object object) {
		return (object instanceof Expression other) && this.canonical.equals(other.canonical);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.canonical);
	}

	@Override
	public String toString() {
		return this.source;
	}

}
