package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migration.scripts.JavaToken.Kind;

/**
 * Attribute of an annotation.
 *
 * @param name its name
 * @param value the tokens of its value, comments left out
 * @param before the comma or parenthesis in front of it
 * @param after the comma or parenthesis behind it
 */
record JavaAttribute(JavaToken name, List<JavaToken> value, JavaToken before, JavaToken after) {

	/** Return where the value starts in the source. */
	int start() {
		return this.value.get(0).start();
	}

	/** Return where the value ends in the source. */
	int end() {
		return this.value.get(this.value.size() - 1).end();
	}

	Optional<Boolean> truth() {
		JavaToken first = this.value.get(0);
		return (this.value.size() == 1 && (first.is("true") || first.is("false"))) ? Optional.of(first.is("true"))
				: Optional.empty();
	}

	/**
	 * Return the strings of the value, or nothing if one is not written as a literal.
	 */
	Optional<List<String>> strings() {
		boolean array = this.value.get(0).is("{");
		List<JavaToken> tokens = array ? this.value.subList(1, this.value.size() - 1) : this.value;
		List<String> strings = new ArrayList<>();
		for (int i = 0; i < tokens.size();) {
			StringBuilder text = new StringBuilder();
			do {
				Optional<String> literal = literal(tokens, i);
				if (literal.isEmpty()) {
					return Optional.empty();
				}
				text.append(literal.get());
				i += 2;
			}
			while (i <= tokens.size() && tokens.get(i - 1).is("+"));
			if (i <= tokens.size() && !(array && tokens.get(i - 1).is(","))) {
				return Optional.empty();
			}
			strings.add(text.toString());
		}
		return Optional.of(strings);
	}

	private static Optional<String> literal(List<JavaToken> tokens, int index) {
		return (index < tokens.size() && tokens.get(index).kind() == Kind.STRING)
				? JavaLiteral.value(tokens.get(index).text()) : Optional.empty();
	}

}
