package dev.migration.scripts;

/**
 * Token of Java source.
 *
 * @param kind what it is
 * @param text the token, after the translation of Unicode escapes
 * @param start where it starts in the source
 * @param end where it ends in the source
 */
record JavaToken(Kind kind, String text, int start, int end) {

	boolean is(String symbol) {
		return (this.kind == Kind.SYMBOL || this.kind == Kind.WORD) && this.text.equals(symbol);
	}

	/**
	 * The kinds that matter to a reader of annotations.
	 */
	enum Kind {

		WORD, STRING, TEXT_BLOCK, CHARACTER, SYMBOL, COMMENT

	}

}
