package dev.migration.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migration.schema.Name;

/**
 * What names become that contain the name of a table, as those of its sequence, of its
 * collection tables and of the columns that refer to it do.
 */
final class DerivedNames {

	private final List<Rename> renames;

	/**
	 * Create derived names.
	 * @param renames the renames of tables
	 */
	DerivedNames(List<Rename> renames) {
		List<Rename> longestFirst = new ArrayList<>(renames);
		longestFirst.sort(Comparator.comparing((Rename rename) -> -rename.from().text().length())
			.thenComparing(Rename::from)
			.thenComparing(Rename::to));
		this.renames = List.copyOf(longestFirst);
	}

	DerivedNames and(Rename rename) {
		List<Rename> more = new ArrayList<>(this.renames);
		more.add(rename);
		return new DerivedNames(more);
	}

	/**
	 * Return what a name becomes when the tables are renamed.
	 * @param name the name
	 * @return the name, the same if it contains none of theirs
	 */
	Name of(Name name) {
		String text = name.text();
		for (Rename rename : this.renames) {
			text = Pattern.compile("(?i)(?<=^|_)" + Pattern.quote(rename.from().text()) + "(?=_|$)")
				.matcher(text)
				.replaceAll(Matcher.quoteReplacement(rename.to().text()));
		}
		return Name.of(text);
	}

	boolean leadFrom(Name from, Name to) {
		return !from.equals(to) && of(from).equals(to);
	}

}
