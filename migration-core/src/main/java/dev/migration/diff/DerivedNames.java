package dev.migration.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.schema.Name;
import org.jspecify.annotations.Nullable;

/**
 * What names become that contain the name of a table, as those of its sequence, of its
 * collection tables and of the columns that refer to it do.
 */
final class DerivedNames {

	private static final Comparator<Rename> LONGEST_FIRST = Comparator
		.comparing((Rename rename) -> -rename.from().text().length())
		.thenComparing(Rename::from)
		.thenComparing(Rename::to);

	private final Map<String, List<Rename>> renames;

	private final @Nullable Rename last;

	private DerivedNames(Map<String, List<Rename>> renames, @Nullable Rename last) {
		this.renames = renames;
		this.last = last;
	}

	/**
	 * Create derived names.
	 * @param renames the renames of tables
	 */
	DerivedNames(List<Rename> renames) {
		this(new HashMap<>(), null);
		renames.forEach((rename) -> this.renames.computeIfAbsent(key(rename.from().text()), (key) -> new ArrayList<>())
			.add(rename));
	}

	/**
	 * Return these names with one more rename, in place of one that was added before. The
	 * others are shared, because each pair of tables asks for this.
	 */
	DerivedNames and(Rename rename) {
		return new DerivedNames(this.renames, rename);
	}

	/**
	 * Return what a name becomes when the tables are renamed.
	 * @param name the name
	 * @return the name, the same if it contains none of theirs
	 */
	Name of(Name name) {
		String text = name.text();
		Optional<Rename> next = next(text, null);
		while (next.isPresent()) {
			Rename rename = next.get();
			text = Pattern.compile("(?i)(?<=^|_)" + Pattern.quote(rename.from().text()) + "(?=_|$)")
				.matcher(text)
				.replaceAll(Matcher.quoteReplacement(rename.to().text()));
			next = next(text, rename);
		}
		return text.equals(name.text()) ? name : Name.of(text);
	}

	/**
	 * Return whether a name contains that of a table.
	 */
	boolean concern(Name name) {
		return next(name.text(), null).isPresent();
	}

	/**
	 * Each rename is looked at once, in order; those that a text does not contain, never.
	 */
	private Optional<Rename> next(String text, @Nullable Rename before) {
		return words(key(text)).flatMap(this::renames)
			.filter((rename) -> before == null || LONGEST_FIRST.compare(before, rename) < 0)
			.min(LONGEST_FIRST);
	}

	private Stream<Rename> renames(String words) {
		Stream<Rename> added = Stream.ofNullable(this.last).filter((rename) -> key(rename.from().text()).equals(words));
		return Stream.concat(this.renames.getOrDefault(words, List.of()).stream(), added);
	}

	/** The parts of a text that begin and end where an underscore or nothing stands. */
	private static Stream<String> words(String text) {
		List<String> words = new ArrayList<>();
		for (int start = 0; start <= text.length(); start = next(text, start) + 1) {
			for (int end = next(text, start); end <= text.length(); end = next(text, end + 1)) {
				words.add(text.substring(start, end));
			}
		}
		return words.stream();
	}

	private static int next(String text, int start) {
		if (start > text.length()) {
			return text.length() + 1;
		}
		int underscore = text.indexOf('_', start);
		return (underscore >= 0) ? underscore : text.length();
	}

	private static String key(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	boolean leadFrom(Name from, Name to) {
		return !from.equals(to) && of(from).equals(to);
	}

}
