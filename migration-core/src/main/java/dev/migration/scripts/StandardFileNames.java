package dev.migration.scripts;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Names such as {@code 5c626978d652_create_user}.
 */
final class StandardFileNames implements FileNames {

	private static final int SLUG_LENGTH = 40;

	@Override
	public String nameOf(RevisionDraft draft) {
		String id = draft.id().replaceAll("[^A-Za-z0-9_]", "_");
		String slug = slug(draft.message());
		return slug.isEmpty() ? id : id + "_" + slug;
	}

	private static String slug(String message) {
		String latin = Normalizer.normalize(message, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
		String slug = latin.toLowerCase(Locale.ROOT)
			.replace("ß", "ss")
			.replaceAll("['\u2019]", "")
			.replaceAll("[^a-z0-9_]+", "_")
			.replaceAll("^_+|_+$", "");
		if (slug.length() <= SLUG_LENGTH) {
			return slug;
		}
		int end = slug.lastIndexOf('_', SLUG_LENGTH);
		return slug.substring(0, (end > 0) ? end : SLUG_LENGTH).replaceAll("_+$", "");
	}

}
