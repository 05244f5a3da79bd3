package dev.migration.script;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a revision may do. Changes of the schema are recorded and carried out together
 * before the next data work and at the end. A table name may be qualified, as in
 * {@code "sales.invoice"}; without a schema it means the migrated one.
 * <p>
 * What an operation locks is told for PostgreSQL, where a lock waits for those who use
 * the table and everybody after it waits for the lock. MariaDB and MySQL commit before
 * and after each statement.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface Operations extends CreateOperations, DropOperations {

	/**
	 * Return what the person who started the run gave its scripts, on the command line by
	 * {@code -x key=value}. The same online, offline and where the script is only
	 * recorded.
	 * @return the values by key, unmodifiable; empty if nothing was given
	 */
	Map<String, String> arguments();

	/**
	 * Return what the run was called, on the command line by {@code --tag}.
	 * @return the tag, or {@code null} for none
	 */
	@Nullable String tag();

	/**
	 * Create what is not there yet and leave alone what is, whatever it looks like:
	 * {@code op.ifNotExists().createTable(...)}. Comments, and on PostgreSQL and H2 the
	 * indexes of a table, take statements of their own, which see to those of what was
	 * there.
	 * @return what can be created so
	 */
	CreateOperations ifNotExists();

	/**
	 * Drop what is there and go on if it is not: {@code op.ifExists().dropTable(...)}.
	 * @return what can be dropped so
	 */
	DropOperations ifExists();

	/**
	 * Change one table in several ways, in one statement where the database can: it is
	 * then locked, read and rewritten once.
	 * @param table the table
	 * @param changes records the changes, at least one
	 */
	void batch(String table, Consumer<TableOperations> changes);

	/**
	 * Rename a table within its schema. Takes a short {@code ACCESS EXCLUSIVE} lock on
	 * PostgreSQL.
	 * @param table the name before
	 * @param newName the name after; without a schema it stays in its own
	 */
	void renameTable(String table, String newName);

	/**
	 * Set or change the comment of a table. Takes a {@code SHARE UPDATE EXCLUSIVE} lock
	 * on PostgreSQL: reads and writes go on.
	 * @param table the table
	 * @param comment the comment
	 */
	void createTableComment(String table, String comment);

	/**
	 * Remove the comment of a table. Locks like setting it.
	 * @param table the table
	 */
	void dropTableComment(String table);

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
	 * @param table the table
	 * @param column the name of the column
	 * @param change what changes
	 */
	void alterColumn(String table, String column, ColumnChange change);

	/**
	 * Change a column whose present state is known. Locks like
	 * {@link #alterColumn(String, String, ColumnChange)}.
	 * @param table the table
	 * @param column the name of the column
	 * @param change what changes
	 * @param existing the column before
	 */
	void alterColumn(String table, String column, ColumnChange change, ExistingColumn existing);

	/**
	 * Add the primary key. Takes an {@code ACCESS EXCLUSIVE} lock on PostgreSQL, reads
	 * the whole table and builds the index under it. MariaDB and MySQL rewrite the table.
	 * @param table the table
	 * @param key the key
	 */
	void createPrimaryKey(String table, PrimaryKeySpec key);

	/**
	 * Add the primary key over a unique index that is there. On PostgreSQL a short
	 * {@code ACCESS EXCLUSIVE} lock if its columns refuse nulls already, otherwise with a
	 * scan. H2 builds the index again; MariaDB and MySQL cannot.
	 * @param table the table
	 * @param key {@code primaryKey(...).usingIndex(...)}
	 */
	void createPrimaryKey(String table, PrimaryKeyUsingIndexSpec key);

	/**
	 * Add a unique constraint. Takes an {@code ACCESS EXCLUSIVE} lock on PostgreSQL,
	 * reads the whole table and builds the index under it.
	 * @param table the table
	 * @param constraint the constraint
	 */
	void createUniqueConstraint(String table, UniqueSpec constraint);

	/**
	 * Add a unique constraint over a unique index that is there, with a short
	 * {@code ACCESS EXCLUSIVE} lock and without a scan. MariaDB and MySQL rename the
	 * index, H2 builds it again.
	 * @param table the table
	 * @param constraint {@code unique(...).usingIndex(...)}
	 */
	void createUniqueConstraint(String table, UniqueUsingIndexSpec constraint);

	/**
	 * Add a foreign key. Takes a {@code SHARE ROW EXCLUSIVE} lock on both tables on
	 * PostgreSQL, which blocks writes, and reads the whole referring table; with
	 * {@code notValid()} it reads nothing.
	 * @param table the table
	 * @param key the key
	 */
	void createForeignKey(String table, ForeignKeySpec key);

	/**
	 * Add a check constraint. Takes an {@code ACCESS EXCLUSIVE} lock on PostgreSQL and
	 * reads the whole table; with {@code notValid()} it reads nothing.
	 * @param table the table
	 * @param constraint the constraint
	 */
	void createCheckConstraint(String table, CheckSpec constraint);

	/**
	 * Add an exclusion constraint. Takes an {@code ACCESS EXCLUSIVE} lock, reads the
	 * whole table and builds the index under it. PostgreSQL only.
	 * @param table the table
	 * @param constraint the constraint
	 */
	void createExcludeConstraint(String table, ExcludeSpec constraint);

	/**
	 * Make an index of a constraint again: drop the constraint and create the index, with
	 * a {@code SHARE} lock and a scan. MariaDB and MySQL rename the index.
	 * @param table the table
	 * @param constraint {@code unique(...).named(...).usingIndex(...)}
	 */
	void dropConstraintKeepingIndex(String table, UsingIndexSpec constraint);

	/**
	 * Rename a constraint. Takes a short {@code ACCESS EXCLUSIVE} lock on PostgreSQL.
	 * MariaDB and MySQL cannot.
	 * @param table the table
	 * @param name the name before
	 * @param newName the name after
	 */
	void renameConstraint(String table, String name, String newName);

	/**
	 * Check the rows that a constraint created as not valid has not been checked against.
	 * Reads the whole table with a {@code SHARE UPDATE EXCLUSIVE} lock: reads and writes
	 * go on. Best in a revision behind the one that creates the constraint. MariaDB and
	 * MySQL cannot.
	 * @param table the table
	 * @param name the name of the constraint
	 */
	void validateConstraint(String table, String name);

	/**
	 * Rename an index. Locks the index only on PostgreSQL.
	 * @param table the table
	 * @param name the name before
	 * @param newName the name after
	 */
	void renameIndex(String table, String name, String newName);

	/**
	 * Rename a sequence within its schema. Locks no table. MySQL has no sequences.
	 * @param sequence the name before
	 * @param newName the name after; without a schema it stays in its own
	 */
	void renameSequence(String sequence, String newName);

	/**
	 * Change how a sequence counts. Locks no table. MySQL has no sequences.
	 * @param sequence the sequence after
	 * @param existing the sequence before, of the same name
	 */
	void alterSequence(SequenceSpec sequence, SequenceSpec existing);

	/**
	 * Change the attributes of a composite type; values keep what the attributes of the
	 * same name hold. Attributes that go, or come behind all others, take a short
	 * {@code ACCESS EXCLUSIVE} lock on the type alone, and no row is read or written. For
	 * any other change the type is made again, with an {@code ACCESS EXCLUSIVE} lock and
	 * a rewrite of every table that has it. PostgreSQL only.
	 * @param type the type after
	 * @param existing the type before, of the same name
	 */
	void alterCompositeType(CompositeTypeSpec type, CompositeTypeSpec existing);

	/**
	 * Rename a value of an enum type. Locks no table and rewrites nothing. PostgreSQL
	 * only.
	 * @param type the type
	 * @param value the value before
	 * @param newValue the value after
	 */
	void renameEnumValue(String type, String value, String newValue);

	/**
	 * Create a view, routine or trigger, in place of the one that is there. What was
	 * there is kept, so that {@link #restore(ObjectReference)} in the downgrade puts it
	 * back. A trigger takes a {@code SHARE ROW EXCLUSIVE} lock on its table on
	 * PostgreSQL, a replaced view an {@code ACCESS EXCLUSIVE} lock on itself. MariaDB,
	 * MySQL and H2 have no materialised views; H2 has neither SQL routines nor SQL
	 * triggers.
	 * <p>
	 * What no definition holds may get lost when something is replaced: options, the
	 * definer on MariaDB and MySQL, and grants where the old object has to be dropped
	 * first. That is what PostgreSQL wants for a materialised view, whose indexes go too,
	 * for a view that loses columns and for a routine that returns something else.
	 * @param object the object, such as {@code view(name, query)}
	 */
	void createOrReplace(ObjectSpec object);

	/**
	 * Create a view, routine or trigger in place of a known one, which also offline SQL
	 * can undo.
	 * @param object the object after
	 * @param existing the object before
	 */
	void createOrReplace(ObjectSpec object, ObjectSpec existing);

	/**
	 * Put back the view, routine or trigger that the upgrade of this revision replaced or
	 * dropped, or drop it if there was none. The history keeps what there was. Where it
	 * does not, as of a revision that was stamped, and in offline SQL, the body is the
	 * one that the upgrade gives by {@link #createOrReplace(ObjectSpec, ObjectSpec)};
	 * offline also the one of an earlier revision. If nobody knows, the downgrade fails.
	 * @param object which one
	 */
	void restore(ObjectReference object);

	/**
	 * Execute a statement.
	 * @param sql the statement, of the database's own SQL
	 * @param parameters the values for its {@code ?}; offline SQL renders them as
	 * literals
	 */
	void execute(String sql, @Nullable Object... parameters);

	/**
	 * Insert rows, in batches and by the driver's fastest ordinary means.
	 * @param table the table
	 * @param rows the rows, such as {@code rows("id", "name").row(1, "Momo")}
	 */
	void bulkInsert(String table, RowsSpec rows);

	/**
	 * Insert rows that a list holds.
	 * @param table the table
	 * @param columns the columns that get a value
	 * @param rows the values of each row
	 */
	void bulkInsert(String table, List<String> columns, List<? extends List<? extends @Nullable Object>> rows);

	/**
	 * Do data work that needs the database's answers, on the migration's own connection
	 * and in its transaction.
	 * @param name what is done, for logs and history
	 * @param work the work
	 * @throws dev.migration.MigrationException where only text is possible
	 */
	void run(String name, Consumer<JdbcClient> work);

}
