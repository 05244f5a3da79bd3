package dev.migration.scripts;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What somebody meant who wrote a word that is not known.
 */
final class NearestWord {

	private static final int FARTHEST = 3;

	private NearestWord() {
	}

	/**
	 * Return the known word that the fewest letters have to be changed for.
	 * @param word the word that was written
	 * @param known the words that would have been understood
	 * @return the word, unless none is like it
	 */
	static Optional<String> of(String word, Collection<String> known) {
		return of(word, known, FARTHEST);
	}

	/**
	 * Return the known word that the fewest letters have to be changed for.
	 * @param word the word that was written
	 * @param known the words that would have been understood
	 * @param farthest how many letters may differ
	 * @return the word, unless none is like it
	 */
	static Optional<String> of(String word, Collection<String> known, int farthest) {
		return known.stream()
			.filter((candidate) -> distance(word, candidate) <= Math.min(farthest, candidate.length() / 2))
			.min(Comparator.comparingInt((candidate) -> distance(word, candidate)));
	}

	/** Levenshtein's distance. */
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int column = 0; column < row.length; column++) {
			row[column] = column;
		}
		for (int index = 1; index <= one.length(); index++) {
			int diagonal = row[0];
			row[0] = index;
			for (int column = 1; column < row.length; column++) {
				int replaced = diagonal + ((one.charAt(index - 1) == other.charAt(column - 1)) ? 0 : 1);
				diagonal = row[column];
				row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
			}
		}
		return row[other.length()];
	}

}
