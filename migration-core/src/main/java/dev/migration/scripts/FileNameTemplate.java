package dev.migration.scripts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The template of a file name, known to hold no token and no character that it may not.
 *
 * @param text the template
 */
record FileNameTemplate(String text) {

	static final List<String> TOKENS = List.of("rev", "slug", "epoch", "year", "month", "day", "hour", "minute",
			"second");

	private static final String SET_ANOTHER = "set 'migration.file-name' to a text such as '"
			+ FileNames.STANDARD_TEMPLATE + "'.";

	private static final Pattern OF_ALEMBIC = Pattern.compile("%{1,2}\\((\\w+)\\)[.0-9]*[sd]");

	private static final Pattern TOKEN = Pattern.compile("\\{(\\w*)\\}");

	private static final Pattern EMPTY_SLUG = Pattern.compile("[-_. ]\\{slug\\}|\\{slug\\}[-_. ]?");

	private static final Pattern ILLEGAL = Pattern.compile("[<>:\"\\\\|?*{}\\p{C}\\p{Zl}\\p{Zp}]");

	static FileNameTemplate parse(String text) {
		if (text.isBlank()) {
			throw new InvalidFileNameException("The template of file names is blank; " + SET_ANOTHER);
		}
		Matcher alembic = OF_ALEMBIC.matcher(text);
		if (alembic.find()) {
			throw new InvalidFileNameException("File name '" + text + "' is written as for Alembic; write '"
					+ alembic.replaceAll("{$1}") + "' instead.");
		}
		checkTokens(text);
		checkCharacters(text);
		checkFolders(text);
		return new FileNameTemplate(text);
	}

	private static void checkTokens(String text) {
		TOKEN.matcher(text).results().map((token) -> token.group(1)).forEach((name) -> {
			if (!TOKENS.contains(name)) {
				throw new InvalidFileNameException("Token '{" + name + "}' of file name '" + text + "' is unknown; use "
						+ TOKENS.stream().map((token) -> "'{" + token + "}'").collect(Collectors.joining(", ")) + ".");
			}
		});
	}

	private static void checkCharacters(String text) {
		Matcher illegal = ILLEGAL.matcher(TOKEN.matcher(text).replaceAll(""));
		if (illegal.find()) {
			String character = JavaText.escape(illegal.group()).replace("\\\"", "\"").replace("\\\\", "\\");
			throw new InvalidFileNameException("File name '" + text.replaceAll("\\p{C}", " ") + "' contains '"
					+ character + "', which some file systems do not allow; " + SET_ANOTHER);
		}
	}

	private static void checkFolders(String text) {
		boolean legal = Arrays.stream(text.split("/", -1))
			.noneMatch((part) -> part.isBlank() || part.startsWith(".") || part.endsWith(".") || part.endsWith(" "));
		if (!legal) {
			throw new InvalidFileNameException("File name '" + text
					+ "' has a part that is empty, starts with '.' or ends with '.' or a blank; " + SET_ANOTHER);
		}
	}

	/**
	 * Return the name for values. Without a slug, its separator goes too.
	 */
	String name(Map<String, String> values) {
		String template = values.getOrDefault("slug", "").isEmpty() ? EMPTY_SLUG.matcher(this.text).replaceAll("")
				: this.text;
		return TOKEN.matcher(template)
			.replaceAll((token) -> Matcher.quoteReplacement(values.getOrDefault(token.group(1), "")));
	}

}
