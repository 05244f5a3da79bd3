package dev.migration.scripts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migration.scripts.SqlToken.Kind;

/**
 * SQL text in which values have taken the place of placeholders.
 *
 * @param original the text before
 * @param text the text after
 * @param values what was replaced, in order
 */
record PlaceholderText(String original, String text, List<Value> values) {

	PlaceholderText {
		values = List.copyOf(values);
	}

	/** Return the line of the file that a place of the text comes from. */
	int line(int position) {
		int shift = 0;
		for (Value value : this.values) {
			if (position < value.start()) {
				break;
			}
			if (position < value.end()) {
				return SqlTokenizer.line(this.original, value.originalStart());
			}
			shift = value.originalEnd() - value.end();
		}
		return SqlTokenizer.line(this.original, position + shift);
	}

	/** Return the line of the file that the start of a line of the text comes from. */
	int lineOfLine(int line) {
		int position = 0;
		for (int number = 1; number < line; number++) {
			position = this.text.indexOf('\n', position) + 1;
		}
		return line(position);
	}

	/**
	 * Refuse a value that ends the string, name or comment that it stands in, or starts a
	 * section. A text with a plain letter for each value shows what it stands in.
	 * @param origin the script, for messages
	 * @param tokens the tokens of the text
	 * @param rules what they were found by
	 */
	void requireContained(String origin, List<SqlToken> tokens, SqlRules rules) {
		if (this.values.isEmpty()) {
			return;
		}
		Set<SqlToken> actual = new HashSet<>(tokens);
		Positions positions = new Positions(this.values);
		for (SqlToken plain : plainTokens(origin, rules)) {
			SqlToken expected = new SqlToken(plain.kind(), positions.of(plain.start()), positions.of(plain.end()));
			if (isEnclosing(expected) && !actual.contains(expected)) {
				requireNone(origin, expected,
						"ends the text that it stands in; double its quotes or choose another value");
			}
		}
		tokens.stream()
			.filter((token) -> SqlSections.isMarker(token, this.text))
			.forEach((marker) -> requireNone(origin, marker, "would start a section; choose another value"));
	}

	private static boolean isEnclosing(SqlToken token) {
		return token.kind() == Kind.QUOTED || token.kind() == Kind.LINE_COMMENT || token.kind() == Kind.BLOCK_COMMENT;
	}

	private List<SqlToken> plainTokens(String origin, SqlRules rules) {
		StringBuilder plain = new StringBuilder();
		int position = 0;
		for (Value value : this.values) {
			plain.append(this.text, position, value.start()).append('x');
			position = value.end();
		}
		SqlTokenizer tokenizer = new SqlTokenizer(origin, plain.append(this.text.substring(position)).toString(),
				rules);
		try {
			return tokenizer.tokens();
		}
		catch (InvalidScriptException ex) {
			// What a value ends was not meant to hold it
			return tokenizer.understood();
		}
	}

	private void requireNone(String origin, SqlToken token, String problem) {
		for (Value value : this.values) {
			if (value.start() < token.end() && value.end() > token.start()) {
				throw new InvalidScriptException(origin, SqlTokenizer.line(this.original, value.originalStart()),
						"The value of placeholder '" + value.name() + "' " + problem + ".");
			}
		}
	}

	/**
	 * A value in the text.
	 *
	 * @param name the name of the placeholder
	 * @param start where the value starts in the text
	 * @param end where it ends, exclusive
	 * @param originalStart where the placeholder starts in the file
	 * @param originalEnd where it ends, exclusive
	 */
	record Value(String name, int start, int end, int originalStart, int originalEnd) {

	}

	/**
	 * Where places of the plain text are in the text. Asked in order, so that a long
	 * script with a value in each line is read in one pass.
	 */
	private static final class Positions {

		private final List<Value> values;

		private int passed;

		private int shift;

		Positions(List<Value> values) {
			this.values = values;
		}

		int of(int plain) {
			while (this.passed < this.values.size() && plain > this.values.get(this.passed).start() - this.shift) {
				Value value = this.values.get(this.passed++);
				this.shift += value.end() - value.start() - 1;
			}
			return plain + this.shift;
		}

	}

}
