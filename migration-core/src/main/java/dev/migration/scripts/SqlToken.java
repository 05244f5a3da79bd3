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
		return switch (this.kind) {
			case SPACE, LINE_COMMENT, BLOCK_COMMENT, DELIMITER -> true;
			case WORD, QUOTED, TERMINATOR, BACKSLASH, OTHER -> false;
		};
	}

	String in(String text) {
		return text.substring(this.start, this.end);
	}

	enum Kind {

		SPACE, LINE_COMMENT, BLOCK_COMMENT, WORD, QUOTED,

		/** What ends a statement: a semicolon unless something else was agreed on. */
		TERMINATOR,

		/** The command that says what ends a statement. */
		DELIMITER,

		BACKSLASH, OTHER

	}

}
