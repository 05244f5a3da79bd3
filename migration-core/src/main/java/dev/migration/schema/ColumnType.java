package dev.migration.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A native column type of one database: what the server calls it, with everything that
 * belongs to it. Portable kinds exist in scripts only; the dialect maps them to native
 * types and back.
 *
 * @param name the dialect's one spelling of the type, such as {@code varchar} or
 * {@code timestamp with time zone}; of a user type its name
 * @param userType whether the name is that of an object in the database (an enum, a
 * composite type, a domain, an extension's type) rather than a built-in word
 * @param arguments length, precision and scale, as text
 * @param dimensions the number of array dimensions, 0 for a scalar
 * @param collation the collation, or {@code null} for the type's default
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ColumnType(QualifiedName name, boolean userType, List<String> arguments, int dimensions,
		@Nullable Name collation) {

	public ColumnType {
		arguments = List.copyOf(arguments);
		if (dimensions < 0) {
			throw new InvalidSchemaException(
					"Type '" + name + "' has '" + dimensions + "' array dimensions; use 0 for a scalar.");
		}
	}

	/**
	 * Return a built-in scalar type.
	 * @param name the dialect's spelling
	 * @param arguments length, precision and scale
	 * @return the type
	 */
	public static ColumnType of(String name, Object... arguments) {
		return new ColumnType(QualifiedName.of(name), false, List.of(arguments).stream().map(String::valueOf).toList(),
				0, null);
	}

	/**
	 * Return a scalar type that is an object in the database.
	 * @param name the type's name
	 * @return the type
	 */
	public static ColumnType userType(QualifiedName name) {
		return new ColumnType(name, true, List.of(), 0, null);
	}

	/**
	 * Return an array of this type.
	 * @param arrayDimensions the number of dimensions
	 * @return the array type
	 */
	public ColumnType withDimensions(int arrayDimensions) {
		return new ColumnType(this.name, this.userType, this.arguments, arrayDimensions, this.collation);
	}

	/**
	 * Return this type with another collation.
	 * @param other the collation or {@code null} for the default
	 * @return the type
	 */
	public ColumnType withCollation(@Nullable Name other) {
		return new ColumnType(this.name, this.userType, this.arguments, this.dimensions, other);
	}

	/**
	 * Return the type of one element.
	 * @return this type without array dimensions
	 */
	public ColumnType element() {
		return withDimensions(0);
	}

	@Override
	public String toString() {
		return this.name + (this.arguments.isEmpty() ? "" : "(" + String.join(",", this.arguments) + ")")
				+ "[]".repeat(this.dimensions)
				+ ((this.collation != null) ? " collate \"" + this.collation + "\"" : "");
	}

}
