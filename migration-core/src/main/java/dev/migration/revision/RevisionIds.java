package dev.migration.revision;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules for revision ids and branch labels. Both appear in targets such as
 * {@code label@id+1} and in lists with commas, and ids in a column of 32 characters.
 */
final class RevisionIds {

	private static final int MAXIMUM_LENGTH = 32;

	private static final String TARGET_CHARACTERS = "@-+:,";

	private static final Set<String> SYMBOLS = Set.of("head", "heads", "base", "current");

	private RevisionIds() {
	}

	static void checkId(String id, String origin) {
		checkText("revision identifier", id, origin);
		int length = id.codePointCount(0, id.length());
		if (length > MAXIMUM_LENGTH) {
			throw new InvalidRevisionIdException(id, "Revision identifier %s in '%s' has %d characters; use at most %d."
				.formatted(Quoted.of(id), origin, length, MAXIMUM_LENGTH));
		}
	}

	static void checkLabel(String label, String origin) {
		checkText("branch label", label, origin);
	}

	private static void checkText(String kind, String text, String origin) {
		if (text.isBlank()) {
			throw new InvalidRevisionIdException(text,
					"Empty %s in '%s'; use letters, digits and '_'.".formatted(kind, origin));
		}
		if (SYMBOLS.contains(text)) {
			throw new InvalidRevisionIdException(text,
					"Reserved word '%s' not allowed as %s in '%s'; use another.".formatted(text, kind, origin));
		}
		if (isLegal(text)) {
			return;
		}
		String illegal = text.codePoints()
			.filter(RevisionIds::isIllegal)
			.distinct()
			.sorted()
			.mapToObj(RevisionIds::name)
			.collect(Collectors.joining(", "));
		throw new InvalidRevisionIdException(text,
				"Character(s) '%s' not allowed in %s %s in '%s'; use letters, digits and '_'.".formatted(illegal, kind,
						Quoted.of(text), origin));
	}

	// A loop: every revision comes here at every start, where a stream is more than the
	// rest of it
	private static boolean isLegal(String text) {
		for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
			if (isIllegal(text.codePointAt(index))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isIllegal(int character) {
		return TARGET_CHARACTERS.indexOf(character) >= 0 || isInvisible(character);
	}

	private static boolean isInvisible(int character) {
		int type = Character.getType(character);
		return Character.isWhitespace(character) || Character.isSpaceChar(character) || type == Character.CONTROL
				|| type == Character.FORMAT || type == Character.SURROGATE;
	}

	private static String name(int character) {
		return isInvisible(character) ? "U+%04X".formatted(character) : Character.toString(character);
	}

}
