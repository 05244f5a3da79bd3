package dev.migration.metamodel;

import java.util.ArrayList;
import java.util.List;

/**
 * Tokens that are read one after the other.
 */
final class SqlTokens {

	private final String sql;

	private final List<SqlToken> tokens;

	private int position;

	SqlTokens(String sql, SqlSyntax syntax) {
		this.sql = sql;
		this.tokens = SqlToken.of(sql, syntax);
	}

	/**
	 * Cut a list at its commas; those within parentheses or literals belong to an
	 * element.
	 */
	static List<String> split(String sql, SqlSyntax syntax) {
		List<String> elements = new ArrayList<>();
		int start = 0;
		for (SqlToken token : SqlToken.of(sql, syntax)) {
			if (token.is(",")) {
				elements.add(sql.substring(start, token.start()).strip());
				start = token.end();
			}
		}
		elements.add(sql.substring(start).strip());
		return List.copyOf(elements);
	}

	boolean hasNext() {
		return this.position < this.tokens.size();
	}

	SqlToken next() {
		return this.tokens.get(this.position++);
	}

	SqlToken peek() {
		return this.tokens.get(this.position);
	}

	/**
	 * Return whether the next tokens are these words.
	 */
	boolean at(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (this.position + i >= this.tokens.size() || !this.tokens.get(this.position + i).is(words[i])) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Read these words if they come next.
	 */
	boolean skip(String... words) {
		if (!at(words)) {
			return false;
		}
		this.position += words.length;
		return true;
	}

	boolean atGroup() {
		return hasNext() && this.tokens.get(this.position).isGroup();
	}

	/**
	 * Return where the next token starts, or the end of the text.
	 */
	int offset() {
		return hasNext() ? this.tokens.get(this.position).start() : this.sql.length();
	}

	String textSince(int offset) {
		return this.sql.substring(offset, (this.position > 0) ? this.tokens.get(this.position - 1).end() : offset)
			.strip();
	}

	String rest() {
		String text = this.sql.substring(offset()).strip();
		this.position = this.tokens.size();
		return text;
	}

	/**
	 * Read a name that may have a schema in front, as it was written.
	 */
	String qualifiedName() {
		int start = offset();
		next();
		while (skip(".")) {
			next();
		}
		return textSince(start);
	}

}
