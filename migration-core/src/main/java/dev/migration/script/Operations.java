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
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface Operations {

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
	 * Create a table.
	 * @param table the name
	 * @param elements columns, constraints, indexes and a comment
	 */
	void createTable(String table, TableElement... elements);

	/**
	 * Drop a table with everything that belongs to it. Takes an {@code ACCESS EXCLUSIVE}
	 * lock on PostgreSQL, also on tables that its foreign keys point to.
	 * @param table the name
	 */
	void dropTable(String table);

	/**
	 * Rename a table within its schema.
	 * @param table the name before
	 * @param newName the name after, without a schema
	 */
	void renameTable(String table, String newName);

	/**
	 * Set or change the comment of a table.
	 * @param table the table
	 * @param comment the comment
	 */
	void createTableComment(String table, String comment);

	/**
	 * Remove the comment of a table.
	 * @param table the table
	 */
	void dropTableComment(String table);

	/**
	 * Add a column.
	 * @param table the table
	 * @param column the column
	 */
	void addColumn(String table, ColumnSpec column);

	/**
	 * Drop a column with the constraints and indexes that it is part of.
	 * @param table the table
	 * @param column the name of the column
	 */
	void dropColumn(String table, String column);

	/**
	 * Change a column. What the change does not mention stays as it is: that is read from
	 * the database just before, which offline SQL cannot do.
	 * @param table the table
	 * @param column the name of the column
	 * @param change what changes
	 */
	void alterColumn(String table, String column, ColumnChange change);

	/**
	 * Change a column whose present state is known.
	 * @param table the table
	 * @param column the name of the column
	 * @param change what changes
	 * @param existing the column before
	 */
	void alterColumn(String table, String column, ColumnChange change, ExistingColumn existing);

	/**
	 * Add the primary key.
	 * @param table the table
	 * @param key the key
	 */
	void createPrimaryKey(String table, PrimaryKeySpec key);

	/**
	 * Add a unique constraint.
	 * @param table the table
	 * @param constraint the constraint
	 */
	void createUniqueConstraint(String table, UniqueSpec constraint);

	/**
	 * Add a foreign key. Takes a {@code SHARE ROW EXCLUSIVE} lock on both tables on
	 * PostgreSQL and reads the whole referring table.
	 * @param table the referring table
	 * @param key the key
	 */
	void createForeignKey(String table, ForeignKeySpec key);

	/**
	 * Add a check constraint.
	 * @param table the table
	 * @param constraint the constraint
	 */
	void createCheckConstraint(String table, CheckSpec constraint);

	/**
	 * Drop a constraint of any kind.
	 * @param table the table
	 * @param name the name of the constraint
	 */
	void dropConstraint(String table, String name);

	/**
	 * Create an index. Blocks writes to the table on PostgreSQL until it is built.
	 * @param table the table
	 * @param index the index
	 */
	void createIndex(String table, IndexSpec index);

	/**
	 * Drop an index.
	 * @param table the table
	 * @param name the name of the index
	 */
	void dropIndex(String table, String name);

	/**
	 * Create a sequence.
	 * @param sequence the sequence
	 */
	void createSequence(SequenceSpec sequence);

	/**
	 * Change how a sequence counts.
	 * @param sequence the sequence after
	 * @param existing the sequence before, of the same name
	 */
	void alterSequence(SequenceSpec sequence, SequenceSpec existing);

	/**
	 * Drop a sequence.
	 * @param name the name
	 */
	void dropSequence(String name);

	/**
	 * Create an enum type.
	 * @param name the name
	 * @param values the labels in their order
	 */
	void createEnumType(String name, String... values);

	/**
	 * Drop an enum type.
	 * @param name the name
	 */
	void dropEnumType(String name);

	/**
	 * Execute a statement.
	 * @param sql the statement, of the database's own SQL
	 * @param parameters the values for its {@code ?}; offline SQL renders them as
	 * literals
	 */
	void execute(String sql, @Nullable Object... parameters);

	/**
	 * Insert rows.
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
