package dev.migration.reflection;

/**
 * Where an expression stands.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum ExpressionKind {

	/**
	 * The server default of a column.
	 */
	DEFAULT("default"),

	/**
	 * What a generated column is computed from.
	 */
	GENERATED("generated expression"),

	/**
	 * The condition of a check constraint.
	 */
	CHECK("check"),

	/**
	 * A sort key or the predicate of an index.
	 */
	INDEX("index expression");

	private final String text;

	ExpressionKind(String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
