package dev.migration.autogenerate;

/**
 * What a change of type does to the values that are there.
 */
enum Loss {

	/** Every value stays what it is and can be converted back. */
	LOSSLESS,

	/** A value stays what it is, or the change fails and nothing has happened. */
	LOSSLESS_IF_FITS,

	/** A value may become another one. */
	LOSSY

}
