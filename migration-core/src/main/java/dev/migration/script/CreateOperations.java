package dev.migration.script;

/**
 * What a revision creates. Directly on {@link Operations} an object that is there already
 * is an error; behind {@link Operations#ifNotExists()} nothing happens then.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface CreateOperations {

	/**
	 * Create a table. Locks nothing that exists on PostgreSQL, except for a
	 * {@code SHARE ROW EXCLUSIVE} lock, which blocks writes, on each table that a foreign
	 * key points to.
	 * @param table the name
	 * @param elements columns, constraints, indexes and a comment
	 */
	void createTable(String table, TableElement... elements);

	/**
	 * Add a column. Takes an {@code ACCESS EXCLUSIVE} lock on PostgreSQL, which is short
	 * for a column without default or with a constant or {@code now()}. A volatile
	 * default such as {@code gen_random_uuid()}, an identity and a stored generated
	 * column rewrite the table and all its indexes under that lock. MariaDB and MySQL add
	 * columns instantly. H2 rewrites the table.
	 * @param table the table
	 * @param column the column
	 */
	void addColumn(String table, ColumnSpec column);

	/**
	 * Create an index. Takes a {@code SHARE} lock on PostgreSQL and reads the whole
	 * table: writes wait until it is built.
	 * @param table the table
	 * @param index the index
	 */
	void createIndex(String table, IndexSpec index);

	/**
	 * Create an index while others write to the table. Takes a
	 * {@code SHARE UPDATE EXCLUSIVE} lock, reads the table twice and waits for older
	 * transactions; leaves an invalid index behind if it fails. On PostgreSQL only in a
	 * revision with {@code transactional = false}; H2 cannot.
	 * @param table the table
	 * @param index the index
	 */
	void createIndex(String table, ConcurrentIndexSpec index);

	/**
	 * Create a sequence. Locks nothing. MySQL has no sequences.
	 * @param sequence the sequence
	 */
	void createSequence(SequenceSpec sequence);

	/**
	 * Create an enum type. Locks nothing. On MariaDB and MySQL an enum belongs to its
	 * column instead; on H2 it is a domain.
	 * @param name the name
	 * @param values the labels in their order
	 */
	void createEnumType(String name, String... values);

	/**
	 * Add a value to the end of an enum type. Locks no table on PostgreSQL and rewrites
	 * nothing; the value cannot be used before the transaction ends. PostgreSQL only.
	 * @param type the type
	 * @param value the value
	 */
	void addEnumValue(String type, String value);

	/**
	 * Add a value to an enum type at a place of its own. Locks no table on PostgreSQL and
	 * rewrites nothing; the value cannot be used before the transaction ends. PostgreSQL
	 * only.
	 * @param type the type
	 * @param value the value
	 * @param position {@link Ddl#before(String)} or {@link Ddl#after(String)}
	 */
	void addEnumValue(String type, String value, EnumPosition position);

	/**
	 * Create a composite type, whose values hold several others. Locks nothing.
	 * PostgreSQL only.
	 * @param type the type, such as
	 * {@code compositeType("address", attribute("city", varchar(255)))}
	 */
	void createCompositeType(CompositeTypeSpec type);

	/**
	 * Create a schema. Locks nothing. On MariaDB and MySQL a schema is a database.
	 * @param name the name
	 */
	void createSchema(String name);

}
