package dev.migration.autogenerate;

import java.util.Locale;

import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An object of a schema that a filter decides about.
 *
 * @param kind what it is
 * @param name its name, in the schema of its table if it belongs to one
 * @param table the table that a column, an index or a constraint belongs to, {@code null}
 * for an object of its own
 * @author The Migration Authors
 * @since 0.1.0
 */
public record SchemaObject(Kind kind, QualifiedName name, @Nullable QualifiedName table) {

	public SchemaObject {
		Assert.isTrue(kind.isPart() == (table != null), "'table' must be given for a part of one, and only for it");
	}

	/**
	 * Create an object of its own.
	 * @param kind what it is
	 * @param name its name
	 */
	public SchemaObject(Kind kind, QualifiedName name) {
		this(kind, name, null);
	}

	/**
	 * Return a part of a table.
	 * @param kind what it is
	 * @param table the table
	 * @param name the name of the part
	 * @return the object
	 */
	public static SchemaObject of(Kind kind, QualifiedName table, Name name) {
		return new SchemaObject(kind, new QualifiedName(table.schema(), name), table);
	}

	/**
	 * Return the object as a sentence names it, such as {@code column 'book.title'}.
	 */
	@Override
	public String toString() {
		String path = (this.table != null) ? this.table + "." + this.name.name() : this.name.toString();
		return this.kind.word() + " '" + path + "'";
	}

	/**
	 * What an object is.
	 */
	public enum Kind {

		/** A table with its columns, constraints and indexes. */
		TABLE,

		/** A sequence of its own. */
		SEQUENCE,

		/** An enum type. */
		ENUM_TYPE,

		/** A composite type. */
		COMPOSITE_TYPE,

		/** A view. */
		VIEW,

		/** A view whose rows are kept; never compared. */
		MATERIALIZED_VIEW,

		/** A table of another server; never compared. */
		FOREIGN_TABLE,

		/** A type that restricts another; never compared. */
		DOMAIN,

		/** A type of ranges; never compared. */
		RANGE_TYPE,

		/** A type that is written in C; never compared. */
		BASE_TYPE,

		/** A function; never compared. */
		FUNCTION,

		/** A procedure; never compared. */
		PROCEDURE,

		/** A function over many rows; never compared. */
		AGGREGATE,

		/** An operator; never compared. */
		OPERATOR,

		/** A collation; never compared. */
		COLLATION,

		/** An event of MariaDB or MySQL; never compared. */
		EVENT,

		/** A column of a table. */
		COLUMN,

		/** An index of a table, other than that of a constraint. */
		INDEX,

		/** A primary key, a foreign key, a unique or a check constraint. */
		CONSTRAINT;

		/**
		 * Return whether it belongs to a table.
		 * @return {@code false} for an object of its own
		 */
		public boolean isPart() {
			return ordinal() >= COLUMN.ordinal();
		}

		/**
		 * Return the kind as sentences spell it.
		 * @return the words in lower case, such as {@code enum type}
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

}
