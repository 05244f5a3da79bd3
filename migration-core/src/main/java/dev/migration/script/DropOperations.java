package dev.migration.script;

/**
 * What a revision drops. Directly on {@link Operations} an object that is not there is an
 * error; behind {@link Operations#ifExists()} nothing happens then.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface DropOperations {

	/**
	 * Drop a table with everything that belongs to it. Takes an {@code ACCESS EXCLUSIVE}
	 * lock on PostgreSQL, also on tables that its foreign keys point to.
	 * @param table the name
	 */
	void dropTable(String table);

	/**
	 * Drop a column with the constraints and indexes that it is part of. Takes a short
	 * {@code ACCESS EXCLUSIVE} lock on PostgreSQL and rewrites nothing; H2 rewrites the
	 * table. H2, MariaDB and MySQL refuse a column that a constraint with further columns
	 * needs. An index with further columns goes on PostgreSQL, stays without the column
	 * on MariaDB and MySQL, and is in the way on H2: drop it before.
	 * @param table the table
	 * @param column the name of the column
	 */
	void dropColumn(String table, String column);

	/**
	 * Drop an index. Takes a short {@code ACCESS EXCLUSIVE} lock on the table on
	 * PostgreSQL.
	 * @param table the table
	 * @param name the name of the index
	 */
	void dropIndex(String table, String name);

	/**
	 * Drop an index while others use the table, with a {@code SHARE UPDATE EXCLUSIVE}
	 * lock. On PostgreSQL only in a revision with {@code transactional = false}; H2
	 * cannot.
	 * @param table the table
	 * @param name the name of the index
	 */
	void dropIndexConcurrently(String table, String name);

	/**
	 * Drop a constraint of any kind. Takes a short {@code ACCESS EXCLUSIVE} lock on
	 * PostgreSQL, of a foreign key on both tables.
	 * @param table the table
	 * @param name the name of the constraint
	 */
	void dropConstraint(String table, String name);

	/**
	 * Drop the primary key. Takes a short {@code ACCESS EXCLUSIVE} lock on PostgreSQL. On
	 * MariaDB and MySQL, where it has no name, this rewrites the table.
	 * @param table the table
	 * @param name the name of the key, where it has one
	 */
	void dropPrimaryKey(String table, String name);

	/**
	 * Drop a sequence that no default needs. MySQL has no sequences.
	 * @param name the name
	 */
	void dropSequence(String name);

	/**
	 * Drop an enum type that no column has any more. MariaDB and MySQL have none.
	 * @param name the name
	 */
	void dropEnumType(String name);

	/**
	 * Take the last value of an enum type back. Rebuilds the type on PostgreSQL: an
	 * {@code ACCESS EXCLUSIVE} lock and a rewrite of every table that has it. Fails with
	 * the number of rows that use the value. PostgreSQL only.
	 * @param type the type
	 * @param value the value
	 */
	void dropEnumValue(String type, String value);

	/**
	 * Take a value of an enum type back and say where it was. Locks and rewrites like
	 * {@link #dropEnumValue(String, String)}.
	 * @param type the type
	 * @param value the value
	 * @param position {@link Ddl#before(String)} or {@link Ddl#after(String)}
	 */
	void dropEnumValue(String type, String value, EnumPosition position);

	/**
	 * Drop a composite type that no column has any more. PostgreSQL only.
	 * @param name the name
	 */
	void dropCompositeType(String name);

	/**
	 * Drop a schema that is empty.
	 * @param name the name
	 */
	void dropSchema(String name);

	/**
	 * Drop a view, routine or trigger. Takes an {@code ACCESS EXCLUSIVE} lock on
	 * PostgreSQL, of a trigger on its table.
	 * @param object which one
	 */
	void drop(ObjectReference object);

}
