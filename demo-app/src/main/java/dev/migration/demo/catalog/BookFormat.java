package dev.migration.demo.catalog;

/**
 * How a book is made.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public enum BookFormat {

	/**
	 * Bound in boards.
	 */
	HARDCOVER,

	/**
	 * Bound in paper.
	 */
	PAPERBACK,

	/**
	 * Read aloud.
	 */
	AUDIO_CD

}
