package dev.migration.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name the name
 * @param type the native type
 * @param nullable whether it accepts null
 * @param defaultValue the server default, or {@code null} for none
 * @param identity what makes it an identity column, or {@code null} if it is none
 * @param generated what it is computed from, or {@code null} if it is not
 * @param comment the comment, or {@code null} for none
 * @author The Migration Authors
 * @since 0.1.0
 */
public record Column(Name name, ColumnType type, boolean nullable, @Nullable Expression defaultValue,
		@Nullable Identity identity, @Nullable Generated generated, @Nullable String comment) {

	public Column {
		if ((defaultValue != null && identity != null)
				|| (generated != null && (defaultValue != null || identity != null))) {
			throw new InvalidSchemaException("Column '" + name
					+ "' has more than one of default, identity and generated expression; keep one of them.");
		}
		comment = (comment != null && comment.isEmpty()) ? null : comment;
	}

	/**
	 * Return a nullable column without any further property.
	 * @param name the name
	 * @param type the native type
	 * @return the column
	 */
	public static Column of(String name, ColumnType type) {
		return new Column(Name.of(name), type, true, null, null, null, null);
	}

	/**
	 * Return this column under another name.
	 * @param other the name
	 * @return the column
	 */
	public Column withName(Name other) {
		return new Column(other, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.comment);
	}

	/**
	 * Return this column with another type.
	 * @param other the type
	 * @return the column
	 */
	public Column withType(ColumnType other) {
		return new Column(this.name, other, this.nullable, this.defaultValue, this.identity, this.generated,
				this.comment);
	}

	/**
	 * Return this column with another nullability.
	 * @param other whether it accepts null
	 * @return the column
	 */
	public Column withNullable(boolean other) {
		return new Column(this.name, this.type, other, this.defaultValue, this.identity, this.generated, this.comment);
	}

	/**
	 * Return this column with another server default.
	 * @param other the default or {@code null} for none
	 * @return the column
	 */
	public Column withDefault(@Nullable Expression other) {
		return new Column(this.name, this.type, this.nullable, other, this.identity, this.generated, this.comment);
	}

	/**
	 * Return this column with another identity.
	 * @param other the identity or {@code null} for none
	 * @return the column
	 */
	public Column withIdentity(@Nullable Identity other) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, other, this.generated, this.comment);
	}

	/**
	 * Return this column computed from another expression.
	 * @param other what it is computed from or {@code null}
	 * @return the column
	 */
	public Column withGenerated(@Nullable Generated other) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, other, this.comment);
	}

	/**
	 * Return this column with another comment.
	 * @param other the comment or {@code null} for none
	 * @return the column
	 */
	public Column withComment(@Nullable String other) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, this.generated, other);
	}

}
