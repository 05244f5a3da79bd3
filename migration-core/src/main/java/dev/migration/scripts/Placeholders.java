package dev.migration.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.scripts.PlaceholderText.Value;

/**
 * Puts values in the place of {@code ${name}}, anywhere in an SQL script: in strings,
 * comments and the bodies of functions too. {@code $${name}} is the way to write
 * {@code ${name}}. Without any value the text is left as it is.
 *
 * @param origin the script, for messages
 * @param values the values by name
 */
record Placeholders(String origin, Map<String, String> values) {

	private static final Pattern PLACEHOLDER = Pattern.compile("(\\$?)\\$\\{[ \\t]*([\\w.\\-]+)[ \\t]*\\}",
			Pattern.UNICODE_CHARACTER_CLASS);

	/**
	 * Return the text with the values. The header is as it is: it is read before anybody
	 * knows them.
	 * @throws InvalidScriptException if there is no value for a placeholder
	 */
	PlaceholderText replace(String text) {
		if (this.values.isEmpty()) {
			return new PlaceholderText(text, text, List.of());
		}
		StringBuilder result = new StringBuilder();
		List<Value> replaced = new ArrayList<>();
		Matcher matcher = PLACEHOLDER.matcher(text);
		int position = SqlSections.start(text);
		result.append(text, 0, position);
		matcher.region(position, text.length());
		while (matcher.find()) {
			boolean escaped = !matcher.group(1).isEmpty();
			String name = matcher.group(2);
			String value = escaped ? matcher.group().substring(1) : value(text, matcher.start(), name);
			result.append(text, position, matcher.start());
			replaced.add(
					new Value(name, result.length(), result.length() + value.length(), matcher.start(), matcher.end()));
			result.append(value);
			position = matcher.end();
		}
		return new PlaceholderText(text, result.append(text.substring(position)).toString(), replaced);
	}

	/** Return the first name that text asks a value for. */
	static Optional<String> firstIn(String text) {
		return PLACEHOLDER.matcher(text)
			.results()
			.filter((found) -> found.group(1).isEmpty())
			.map((found) -> found.group(2))
			.findFirst();
	}

	/** Return the text so that it comes back from {@link #replace} as it is now. */
	static String escape(String text) {
		return PLACEHOLDER.matcher(text).replaceAll((found) -> Matcher.quoteReplacement("$" + found.group()));
	}

	/**
	 * Return the text with its placeholders, apart from those that are there to be read.
	 */
	static PlaceholderText keep(String text) {
		return new PlaceholderText(text,
				PLACEHOLDER.matcher(text)
					.replaceAll((found) -> Matcher
						.quoteReplacement(found.group(1).isEmpty() ? found.group() : found.group().substring(1))),
				List.of());
	}

	private String value(String text, int position, String name) {
		String value = this.values.get(name);
		if (value == null) {
			throw new InvalidScriptException(this.origin, SqlTokenizer.line(text, position),
					"There is no value for placeholder '" + name + "'; use one of '"
							+ String.join("', '", new TreeSet<>(this.values.keySet()))
							+ "', set 'migration.placeholders." + name + "', or write '$${" + name
							+ "}' for the text itself.");
		}
		return value;
	}

}
