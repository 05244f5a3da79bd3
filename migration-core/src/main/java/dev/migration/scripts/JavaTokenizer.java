package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

import dev.migration.scripts.JavaToken.Kind;

/**
 * Cuts Java source into tokens (JLS 3), white space left out. Source that does not
 * compile is cut as far as it goes: what is not closed ends with its line or with the
 * file.
 */
final class JavaTokenizer {

	private static final String TEXT_BLOCK = "\"\"\"";

	private final JavaCharacters characters;

	private final String text;

	private int position;

	JavaTokenizer(String source) {
		this.characters = new JavaCharacters(source);
		this.text = this.characters.text();
	}

	List<JavaToken> tokens() {
		List<JavaToken> tokens = new ArrayList<>();
		skipWhile(JavaTokenizer::isSpace);
		while (this.position < this.text.length()) {
			int start = this.position;
			Kind kind = next();
			tokens.add(new JavaToken(kind, this.text.substring(start, this.position), this.characters.origin(start),
					this.characters.origin(this.position)));
			skipWhile(JavaTokenizer::isSpace);
		}
		return tokens;
	}

	private Kind next() {
		if (lookingAt("//")) {
			skipWhile((character) -> !isLineEnd(character));
			return Kind.COMMENT;
		}
		if (lookingAt("/*")) {
			int end = this.text.indexOf("*/", this.position + 2);
			this.position = (end >= 0) ? end + 2 : this.text.length();
			return Kind.COMMENT;
		}
		if (lookingAt(TEXT_BLOCK)) {
			this.position += TEXT_BLOCK.length();
			skipLiteral(TEXT_BLOCK, false);
			return Kind.TEXT_BLOCK;
		}
		char first = this.text.charAt(this.position);
		if (first == '"' || first == '\'') {
			this.position++;
			skipLiteral(String.valueOf(first), true);
			return (first == '"') ? Kind.STRING : Kind.CHARACTER;
		}
		if (Character.isJavaIdentifierPart(first)) {
			skipWhile(Character::isJavaIdentifierPart);
			return Kind.WORD;
		}
		this.position++;
		return Kind.SYMBOL;
	}

	private void skipLiteral(String end, boolean inLine) {
		while (this.position < this.text.length() && !lookingAt(end)) {
			char character = this.text.charAt(this.position);
			if (inLine && isLineEnd(character)) {
				return;
			}
			this.position += (character == '\\') ? 2 : 1;
		}
		this.position = Math.min(this.position + end.length(), this.text.length());
	}

	private boolean lookingAt(String what) {
		return this.text.startsWith(what, this.position);
	}

	private void skipWhile(IntPredicate test) {
		while (this.position < this.text.length() && test.test(this.text.charAt(this.position))) {
			this.position++;
		}
	}

	private static boolean isLineEnd(int character) {
		return character == '\n' || character == '\r';
	}

	private static boolean isSpace(int character) {
		return character == ' ' || character == '\t' || character == '\f' || isLineEnd(character)
				|| character == '\u001a';
	}

}
