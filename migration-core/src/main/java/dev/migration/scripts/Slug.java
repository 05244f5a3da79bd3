package dev.migration.scripts;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Turns a message into a part of a file name: lower-case Latin letters, digits and
 * {@code _}, cut at a word.
 *
 * @param length how many characters it has at most
 */
record Slug(int length) {

	private static final int LONGEST = 200;

	Slug {
		if (length < 1 || length > LONGEST) {
			throw new InvalidFileNameException("A slug length of '" + length + "' is not possible; set"
					+ " 'migration.slug-length' to a number from '1' to '" + LONGEST + "'.");
		}
	}

	String of(String message) {
		String latin = Normalizer.normalize(message, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
		String slug = latin.toLowerCase(Locale.ROOT)
			.replace("ß", "ss")
			.replaceAll("['\u2019]", "")
			.replaceAll("[^a-z0-9_]+", "_")
			.replaceAll("^_+|_+$", "");
		if (slug.length() <= this.length) {
			return slug;
		}
		int end = slug.lastIndexOf('_', this.length);
		return slug.substring(0, (end > 0) ? end : this.length).replaceAll("_+$", "");
	}

}
