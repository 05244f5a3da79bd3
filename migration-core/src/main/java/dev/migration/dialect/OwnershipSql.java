package dev.migration.dialect;

import java.util.List;

import dev.migration.schema.Name;

/**
 * The query by which a dialect finds out who, apart from the connected user and those who
 * may do everything, could write something into tables.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
@FunctionalInterface
public interface OwnershipSql {

	/**
	 * Return the query for everything by which somebody else could write into tables, or
	 * change what is read from them.
	 * @param schema the schema of the tables
	 * @param tables the tables
	 * @return the query, of four texts: the name of a {@link Way}, the relation, who
	 * (null for everybody) or what is in the way, and the privileges of a grant; no row
	 * if nobody else can
	 */
	String otherWriters(Name schema, List<Name> tables);

	/**
	 * A way to write into a table or to change what is read from it.
	 */
	enum Way {

		/**
		 * It is not an ordinary table.
		 */
		KIND,

		/**
		 * It belongs to somebody else.
		 */
		OWNER,

		/**
		 * Somebody was granted a privilege on it, on its columns or on a view of it.
		 */
		GRANT,

		/**
		 * A role is a member of its owner.
		 */
		MEMBER,

		/**
		 * A role may write all tables.
		 */
		WRITES_ALL,

		/**
		 * A role may make itself a member of any other.
		 */
		MAKES_MEMBERS,

		/**
		 * It has a trigger.
		 */
		TRIGGER,

		/**
		 * It has a rule.
		 */
		RULE,

		/**
		 * Its rows are hidden by policies.
		 */
		ROW_SECURITY,

		/**
		 * Another table inherits from it.
		 */
		CHILD

	}

}
