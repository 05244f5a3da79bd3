package dev.migration.revision;

import java.util.Set;

/**
 * Rules for revision ids and branch labels. Both appear in targets such as
 * {@code label@id+1}, and ids in a column of 32 characters.
 */
final class RevisionIds {

	private static final int MAXIMUM_LENGTH = 32;

	private static final String TARGET_CHARACTERS = "@-+:";

	private static final Set<String> SYMBOLS = Set.of("head", "heads", "base", "current");

	private RevisionIds() {
	}

	static void checkId(String id, String origin) {
		checkText("Revision id", id, origin);
		if (id.length() > MAXIMUM_LENGTH) {
			throw new InvalidRevisionIdException(id, "Revision id '%s' in '%s' has %d characters; use at most %d."
				.formatted(id, origin, id.length(), MAXIMUM_LENGTH));
		}
	}

	static void checkLabel(String label, String origin) {
		checkText("Branch label", label, origin);
	}

	private static void checkText(String kind, String text, String origin) {
		if (text.isBlank()) {
			throw new InvalidRevisionIdException(text,
					"%s in '%s' is empty; use letters and digits.".formatted(kind, origin));
		}
		if (SYMBOLS.contains(text)) {
			throw new InvalidRevisionIdException(text,
					"%s '%s' in '%s' is a reserved word; use another.".formatted(kind, text, origin));
		}
		if (text.chars().anyMatch(RevisionIds::isIllegal)) {
			throw new InvalidRevisionIdException(text,
					"%s '%s' in '%s' contains '@', '-', '+', ':' or white space; use letters, digits and '_'."
						.formatted(kind, text, origin));
		}
	}

	private static boolean isIllegal(int character) {
		return TARGET_CHARACTERS.indexOf(character) >= 0 || Character.isWhitespace(character)
				|| Character.isSpaceChar(character) || Character.isISOControl(character);
	}

}
