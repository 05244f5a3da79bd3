package dev.migration.scripts;

import java.util.List;
import java.util.Locale;

import dev.migration.scripts.SqlToken.Kind;

/**
 * The tokens of a statement without white space and comments, by their distance from one
 * of them.
 *
 * @param text the text
 * @param tokens its tokens
 * @param start where the statement starts
 */
record SqlWords(String text, List<SqlToken> tokens, int start) {

	/** Return the token in lower case; words in quotes are never keywords. */
	String at(int index) {
		if (index < this.start || index >= this.tokens.size()) {
			return "";
		}
		SqlToken token = this.tokens.get(index);
		return switch (token.kind()) {
			case WORD -> token.in(this.text).toLowerCase(Locale.ROOT);
			case QUOTED -> "''";
			default -> token.in(this.text);
		};
	}

	int after(int index) {
		int next = index + 1;
		while (next < this.tokens.size() && this.tokens.get(next).isBlank()) {
			next++;
		}
		return next;
	}

	int before(int index) {
		int former = index - 1;
		while (former >= this.start && this.tokens.get(former).isBlank()) {
			former--;
		}
		return former;
	}

	String next(int index) {
		return at(after(index));
	}

	String former(int index) {
		return at(before(index));
	}

	boolean isWord(int index) {
		return this.tokens.get(index).kind() == Kind.WORD;
	}

	/** Return whether a keyword is the name of a column, a variable or a label here. */
	boolean isName(int index) {
		String former = former(index);
		return former.equals(".") || former.equals("as") || former.equals("@");
	}

}
