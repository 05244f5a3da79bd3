package dev.migration.script;

/**
 * Changes of one table, in {@link Operations#batch(String, java.util.function.Consumer)}.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface TableOperations extends TableCreateOperations, TableDropOperations {

	/**
	 * Create what is not there yet and leave alone what is.
	 * @return what can be created so
	 */
	TableCreateOperations ifNotExists();

	/**
	 * Drop what is there and go on if it is not.
	 * @return what can be dropped so
	 */
	TableDropOperations ifExists();

	/**
	 * Set or change the comment of the table. Takes a {@code SHARE UPDATE EXCLUSIVE} lock
	 * on PostgreSQL: reads and writes go on.
	 * @param comment the comment
	 */
	void createTableComment(String comment);

	/**
	 * Remove the comment of the table. Locks like setting it.
	 */
	void dropTableComment();

	/**
	 * Change a column. What the change does not mention stays as it is: that is read from
	 * the database just before, which offline SQL cannot do.
	 * <p>
	 * Takes an {@code ACCESS EXCLUSIVE} lock on PostgreSQL. Short: default, name,
	 * nullable, a longer {@code varchar}, {@code varchar} to {@code text}, a higher
	 * precision of {@code numeric}. With a scan of the table: not null. With a rewrite of
	 * the table and all its indexes: any other type, and another generated expression. A
	 * comment alone takes a {@code SHARE UPDATE EXCLUSIVE} lock. MariaDB and MySQL
	 * restate the whole column.
	 * @param column the name of the column
	 * @param change what changes
	 */
	void alterColumn(String column, ColumnChange change);

	/**
	 * Change a column whose present state is known. Locks like
	 * {@link #alterColumn(String, ColumnChange)}.
	 * @param column the name of the column
	 * @param change what changes
	 * @param existing the column before
	 */
	void alterColumn(String column, ColumnChange change, ExistingColumn existing);

	/**
	 * Add the primary key. Takes an {@code ACCESS EXCLUSIVE} lock on PostgreSQL, reads
	 * the whole table and builds the index under it. MariaDB and MySQL rewrite the table.
	 * @param key the key
	 */
	void createPrimaryKey(PrimaryKeySpec key);

	/**
	 * Add the primary key over a unique index that is there. On PostgreSQL a short
	 * {@code ACCESS EXCLUSIVE} lock if its columns refuse nulls already, otherwise with a
	 * scan. H2 builds the index again; MariaDB and MySQL cannot.
	 * @param key {@code primaryKey(...).usingIndex(...)}
	 */
	void createPrimaryKey(PrimaryKeyUsingIndexSpec key);

	/**
	 * Add a unique constraint. Takes an {@code ACCESS EXCLUSIVE} lock on PostgreSQL,
	 * reads the whole table and builds the index under it.
	 * @param constraint the constraint
	 */
	void createUniqueConstraint(UniqueSpec constraint);

	/**
	 * Add a unique constraint over a unique index that is there, with a short
	 * {@code ACCESS EXCLUSIVE} lock and without a scan. MariaDB and MySQL rename the
	 * index, H2 builds it again.
	 * @param constraint {@code unique(...).usingIndex(...)}
	 */
	void createUniqueConstraint(UniqueUsingIndexSpec constraint);

	/**
	 * Add a foreign key. Takes a {@code SHARE ROW EXCLUSIVE} lock on both tables on
	 * PostgreSQL, which blocks writes, and reads the whole referring table; with
	 * {@code notValid()} it reads nothing.
	 * @param key the key
	 */
	void createForeignKey(ForeignKeySpec key);

	/**
	 * Add a check constraint. Takes an {@code ACCESS EXCLUSIVE} lock on PostgreSQL and
	 * reads the whole table; with {@code notValid()} it reads nothing.
	 * @param constraint the constraint
	 */
	void createCheckConstraint(CheckSpec constraint);

	/**
	 * Add an exclusion constraint. Takes an {@code ACCESS EXCLUSIVE} lock, reads the
	 * whole table and builds the index under it. PostgreSQL only.
	 * @param constraint the constraint
	 */
	void createExcludeConstraint(ExcludeSpec constraint);

	/**
	 * Make an index of a constraint again: drop the constraint and create the index, with
	 * a {@code SHARE} lock and a scan. MariaDB and MySQL rename the index.
	 * @param constraint {@code unique(...).named(...).usingIndex(...)}
	 */
	void dropConstraintKeepingIndex(UsingIndexSpec constraint);

	/**
	 * Rename a constraint. Takes a short {@code ACCESS EXCLUSIVE} lock on PostgreSQL.
	 * MariaDB and MySQL cannot.
	 * @param name the name before
	 * @param newName the name after
	 */
	void renameConstraint(String name, String newName);

	/**
	 * Check the rows that a constraint created as not valid has not been checked against.
	 * Reads the whole table with a {@code SHARE UPDATE EXCLUSIVE} lock: reads and writes
	 * go on. Best in a revision behind the one that creates the constraint. MariaDB and
	 * MySQL cannot.
	 * @param name the name of the constraint
	 */
	void validateConstraint(String name);

	/**
	 * Rename an index. Locks the index only on PostgreSQL.
	 * @param name the name before
	 * @param newName the name after
	 */
	void renameIndex(String name, String newName);

}
