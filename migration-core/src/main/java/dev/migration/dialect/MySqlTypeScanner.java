package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The words of a type's SQL text in MariaDB or MySQL, read one after the other.
 */
final class MySqlTypeScanner {

	/**
	 * What MariaDB's catalog puts into a comment that it reads itself, such as
	 * {@code /*!100301 COMPRESSED*}{@code /}, belongs to the type.
	 */
	private static final Pattern TOKEN = Pattern.compile("""
			(?:\\s|/\\*M?![0-9]*|\\*/)*(?:`(?<quoted>(?:[^`]|``)+)`\
			|(?<word>[A-Za-z_][A-Za-z0-9_]*)\
			|(?<number>[0-9]+)\
			|'(?<text>(?:[^'\\\\]|''|\\\\.)*+)'\
			|(?<sign>[(),=]))\\s*(?:\\*/)?""", Pattern.DOTALL);

	private static final Pattern ESCAPE = Pattern.compile("''|\\\\(.)", Pattern.DOTALL);

	private final String sql;

	private final MySqlServer server;

	private final List<Token> tokens = new ArrayList<>();

	private int position;

	MySqlTypeScanner(String sql, MySqlServer server) {
		this.sql = sql;
		this.server = server;
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
			return new Token(Kind.NAME, matcher.group("quoted").replace("``", "`"));
		}
		if (matcher.group("word") != null) {
			return new Token(Kind.WORD, matcher.group("word").toLowerCase(Locale.ROOT));
		}
		if (matcher.group("number") != null) {
			return new Token(Kind.NUMBER, matcher.group("number"));
		}
		String text = matcher.group("text");
		return (text != null) ? new Token(Kind.TEXT, unescape(text)) : new Token(Kind.SIGN, matcher.group("sign"));
	}

	private static String unescape(String text) {
		return ESCAPE.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(unescape(match.group(1), match.group())));
	}

	private static String unescape(@Nullable String character, String match) {
		if (character == null) {
			return match.substring(1);
		}
		return switch (character) {
			case "0" -> "\0";
			case "b" -> "\b";
			case "n" -> "\n";
			case "r" -> "\r";
			case "t" -> "\t";
			case "Z" -> "\u001a";
			default -> character;
		};
	}

	@Nullable Token peek() {
		return (this.position < this.tokens.size()) ? this.tokens.get(this.position) : null;
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
		return new UnsupportedTypeException("Type '" + this.sql + "' is no " + this.server.product() + " type: " + where
				+ "; give a type with its arguments and nothing else.");
	}

	enum Kind {

		WORD, NAME, NUMBER, TEXT, SIGN

	}

	record Token(Kind kind, String text) {

		boolean is(String word) {
			return (this.kind == Kind.WORD || this.kind == Kind.SIGN) && this.text.equals(word);
		}

	}

}
