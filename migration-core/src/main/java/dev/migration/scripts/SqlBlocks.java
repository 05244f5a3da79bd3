package dev.migration.scripts;

/**
 * What is open at a place of a statement, so that a semicolon there does not end it.
 */
interface SqlBlocks {

	/**
	 * Go on to the next token.
	 * @param index where it is
	 */
	void accept(int index);

	/** Return whether a semicolon would be part of the statement. */
	boolean isOpen();

	/** Return what is wrong with a statement that ends while something is open. */
	String problem();

}
