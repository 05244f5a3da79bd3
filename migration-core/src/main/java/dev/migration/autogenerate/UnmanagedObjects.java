package dev.migration.autogenerate;

/**
 * What becomes of objects that neither the model nor the history knows.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum UnmanagedObjects {

	/** They are left alone and listed. */
	REPORT,

	/** They are left alone without a word. */
	IGNORE,

	/**
	 * They are dropped, but for what belongs to others by its nature: partitions,
	 * partitioned and foreign tables and what an extension brought along.
	 */
	DROP

}
