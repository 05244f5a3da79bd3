package dev.migration.autogenerate;

import dev.migration.schema.QualifiedName;

/**
 * An object of a schema that a filter decides about.
 *
 * @param kind what it is
 * @param name its name
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SchemaObject(Kind kind, QualifiedName name) {

	/**
	 * What an object is.
	 */
	public enum Kind {

		/** A table with its columns, constraints and indexes. */
		TABLE,

		/** A sequence of its own. */
		SEQUENCE,

		/** An enum type. */
		ENUM_TYPE

	}

}
