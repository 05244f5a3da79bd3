package dev.migration.script;

/**
 * What a batch creates that may be there already.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public interface TableCreateOperations {

	/**
	 * Add a column, as {@link CreateOperations#addColumn(String, ColumnSpec)} does.
	 * @param column the column
	 */
	void addColumn(ColumnSpec column);

	/**
	 * Create an index, as {@link CreateOperations#createIndex(String, IndexSpec)} does.
	 * @param index the index
	 */
	void createIndex(IndexSpec index);

}
