package dev.migration.operation;

/**
 * What becomes of an index of several columns when one of them is dropped. What a
 * database refuses to do has no part in it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum ColumnDrop {

	/** The index goes too, as on PostgreSQL. */
	DROPS_INDEX,

	/** The index keeps its other columns, as on MariaDB and MySQL. */
	NARROWS_INDEX

}
