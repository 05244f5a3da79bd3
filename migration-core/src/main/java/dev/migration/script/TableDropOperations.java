package dev.migration.script;

/**
 * What a batch drops that may be gone already.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface TableDropOperations {

	/**
	 * Drop a column, as {@link DropOperations#dropColumn(String, String)} does.
	 * @param column the name of the column
	 */
	void dropColumn(String column);

	/**
	 * Drop an index, as {@link DropOperations#dropIndex(String, String)} does.
	 * @param name the name of the index
	 */
	void dropIndex(String name);

	/**
	 * Drop a constraint, as {@link DropOperations#dropConstraint(String, String)} does.
	 * @param name the name of the constraint
	 */
	void dropConstraint(String name);

	/**
	 * Drop the primary key, as {@link DropOperations#dropPrimaryKey(String, String)}
	 * does.
	 * @param name the name of the key, where it has one
	 */
	void dropPrimaryKey(String name);

}
