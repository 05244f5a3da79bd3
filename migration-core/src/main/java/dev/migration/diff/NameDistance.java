package dev.migration.diff;

import dev.migration.schema.Name;

/**
 * How many characters have to be added, removed or replaced to make one name of another.
 */
final class NameDistance {

	private NameDistance() {
	}

	static int between(Name some, Name other) {
		int[] from = some.text().codePoints().map(Character::toLowerCase).toArray();
		int[] to = other.text().codePoints().map(Character::toLowerCase).toArray();
		int[] row = new int[to.length + 1];
		for (int j = 0; j <= to.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length; i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= to.length; j++) {
				int replaced = diagonal + ((from[i - 1] == to[j - 1]) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[to.length];
	}

	/**
	 * Return whether two names look like two spellings of one word.
	 */
	static boolean isSmall(Name some, Name other) {
		int length = Math.max(some.text().length(), other.text().length());
		return between(some, other) * 5 <= length * 2;
	}

}
