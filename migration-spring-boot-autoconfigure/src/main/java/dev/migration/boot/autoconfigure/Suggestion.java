package dev.migration.boot.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the word that somebody meant.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class Suggestion {

	private Suggestion() {
	}

	/**
	 * Find the word that is nearest to another, if any is near enough.
	 * @param word what was typed
	 * @param known the words that exist; the first of equally near ones wins
	 * @return the nearest
	 */
	public static Optional<String> nearest(String word, Collection<String> known) {
		int limit = Math.max(2, word.length() / 3);
		return known.stream()
			.filter((candidate) -> Math.abs(word.length() - candidate.length()) <= limit)
			.filter((candidate) -> distance(word, candidate) <= limit)
			.min(Comparator.comparingInt((candidate) -> distance(word, candidate)));
	}

	/**
	 * Count the letters to insert, leave out, replace or swap with their neighbour until
	 * one word is the other. Upper and lower case are the same.
	 * @param left a word
	 * @param right another
	 * @return the distance
	 */
	public static int distance(String left, String right) {
		String from = left.toLowerCase(Locale.ROOT);
		String to = right.toLowerCase(Locale.ROOT);
		int[][] distances = new int[from.length() + 1][to.length() + 1];
		for (int i = 0; i <= from.length(); i++) {
			for (int j = 0; j <= to.length(); j++) {
				distances[i][j] = (i == 0 || j == 0) ? i + j : distance(distances, from, to, i, j);
			}
		}
		return distances[from.length()][to.length()];
	}

	private static int distance(int[][] distances, String from, String to, int i, int j) {
		boolean same = from.charAt(i - 1) == to.charAt(j - 1);
		int shortest = Math.min(distances[i - 1][j - 1] + (same ? 0 : 1),
				1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
		boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
				&& from.charAt(i - 2) == to.charAt(j - 1);
		return swapped ? Math.min(shortest, 1 + distances[i - 2][j - 2]) : shortest;
	}

}
