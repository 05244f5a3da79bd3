package dev.migration.reflection;

import java.util.Locale;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * An expression of the entity model of which the database did not say what it means, so
 * that a difference in its text proves nothing.
 *
 * @param table the table
 * @param kind where in the table it stands
 * @param object the column of a default or generated expression, otherwise the constraint
 * or index if the model names it
 * @param expression the text; of an index its expressions, separated by commas
 * @param reason why it was not settled
 * @param message what the server said
 * @author The Migration Authors
 * @since 0.1.0
 */
public record UnsettledExpression(QualifiedName table, ExpressionKind kind, @Nullable Name object, String expression,
		Reason reason, String message) {

	/**
	 * Return a sentence about it.
	 * @return what happened, with values in single quotes, then what to do
	 */
	public String description() {
		String action = switch (this.reason) {
			case REFUSED -> "was refused: '" + this.message + "'; correct it in the model.";
			case NOT_COMPARED -> "was not compared: '" + this.message + "'; allow temporary tables to compare it.";
			case DENIED -> "was not compared: '" + this.message + "'; grant that right to compare it.";
		};
		String place = (this.object != null) ? "'" + this.object + "' of table '" : "of table '";
		String kindText = this.kind.toString();
		return kindText.substring(0, 1).toUpperCase(Locale.ROOT) + kindText.substring(1) + " '" + this.expression + "' "
				+ place + this.table + "' " + action;
	}

	/**
	 * Why an expression was not settled.
	 */
	public enum Reason {

		/**
		 * The server does not accept it.
		 */
		REFUSED,

		/**
		 * The server was not asked, because the role may not create temporary tables.
		 */
		NOT_COMPARED,

		/**
		 * The role lacks a right on something that the expression or its table names.
		 */
		DENIED

	}

}
