package dev.migration.schema;

/**
 * When a foreign key of several columns asks for a referenced row.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum ForeignKeyMatch {

	/**
	 * If none of its columns is null; what databases do when nothing is said.
	 */
	SIMPLE,

	/**
	 * Unless all of its columns are null; some nulls are refused.
	 */
	FULL

}
