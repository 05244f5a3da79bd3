package dev.migration.scripts;

/**
 * A piece of SQL text, as far as finding the ends of statements needs it.
 *
 * @param kind what it is
 * @param start where it starts
 * @param end where it ends, exclusive
 */
record SqlToken(Kind kind, int start, int end) {

	boolean isBlank() {
		return this.kind == Kind.SPACE || this.kind == Kind.LINE_COMMENT || this.kind == Kind.BLOCK_COMMENT;
	}

	enum Kind {

		SPACE, LINE_COMMENT, BLOCK_COMMENT, WORD, QUOTED, SEMICOLON, BACKSLASH, OTHER

	}

}
