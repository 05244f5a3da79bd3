package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The words of a type's SQL text, read one after the other.
 */
final class H2TypeScanner {

	private static final Pattern TOKEN = Pattern.compile("""
			\\s*(?:"(?<quoted>(?:[^"]|"")++)"\
			|(?<word>[A-Za-z_\\x{80}-\\x{10FFFF}][A-Za-z0-9_$\\x{80}-\\x{10FFFF}]*)\
			|(?<constant>[-+]?[0-9]+(?:\\.[0-9]+)?|'(?:[^']|'')*+')\
			|(?<sign>[\\[\\](),.]))""");

	private final String sql;

	private final List<Token> tokens = new ArrayList<>();

	private int position;

	H2TypeScanner(String sql) {
		this.sql = sql;
		String text = sql.strip();
		Matcher matcher = TOKEN.matcher(text);
		int end = 0;
		while (end < text.length()) {
			if (!matcher.region(end, text.length()).lookingAt()) {
				throw failure(text.substring(end));
			}
			this.tokens.add(token(matcher));
			end = matcher.end();
		}
	}

	private static Token token(Matcher matcher) {
		if (matcher.group("quoted") != null) {
			return new Token(Kind.QUOTED, matcher.group("quoted").replace("\"\"", "\""));
		}
		if (matcher.group("word") != null) {
			return new Token(Kind.WORD, matcher.group("word"));
		}
		return (matcher.group("constant") != null) ? new Token(Kind.CONSTANT, matcher.group("constant"))
				: new Token(Kind.SIGN, matcher.group("sign"));
	}

	@Nullable Token peek() {
		return (this.position < this.tokens.size()) ? this.tokens.get(this.position) : null;
	}

	boolean at(String word) {
		return this.position < this.tokens.size() && this.tokens.get(this.position).is(word);
	}

	/**
	 * Return whether these words come next, and if so read them.
	 */
	boolean accept(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (this.position + i >= this.tokens.size() || !this.tokens.get(this.position + i).is(words[i])) {
				return false;
			}
		}
		this.position += words.length;
		return true;
	}

	/**
	 * Return the next word, whatever it is, and read it.
	 */
	Token next(Kind... kinds) {
		Token token = peek();
		if (token == null || !List.of(kinds).contains(token.kind())) {
			throw failure((token != null) ? token.text() : "");
		}
		this.position++;
		return token;
	}

	void expect(String word) {
		if (!accept(word)) {
			Token token = peek();
			throw failure((token != null) ? token.text() : "");
		}
	}

	UnsupportedTypeException failure(String place) {
		String where = place.isEmpty() ? "it ends too early" : "'" + place + "' does not belong there";
		return new UnsupportedTypeException("Type '" + this.sql + "' is no H2 type: " + where
				+ "; give a type with its arguments and nothing else.");
	}

	enum Kind {

		WORD, QUOTED, CONSTANT, SIGN

	}

	record Token(Kind kind, String text) {

		boolean is(String word) {
			return (this.kind == Kind.WORD || this.kind == Kind.SIGN) && this.text.equalsIgnoreCase(word);
		}

	}

}
