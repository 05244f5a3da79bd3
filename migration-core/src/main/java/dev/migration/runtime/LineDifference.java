package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Two texts line by line, as {@code diff} shows them: lines that are gone start with
 * {@code -}, new ones with {@code +}.
 */
final class LineDifference {

	private static final int CONTEXT = 3;

	// Beyond that many pairs of lines everything is shown as gone and new
	private static final int MOST_PAIRS = 4_000_000;

	private final List<String> before;

	private final List<String> after;

	private LineDifference(List<String> before, List<String> after) {
		this.before = before;
		this.after = after;
	}

	/**
	 * Return the lines that differ, with some around them.
	 * @param before the lines that were
	 * @param after the lines that are
	 * @return the lines with what became of them, none if nothing differs
	 */
	static List<String> of(List<String> before, List<String> after) {
		return before.equals(after) ? List.of() : shortened(new LineDifference(before, after).all());
	}

	private List<String> all() {
		List<String> lines = new ArrayList<>();
		int[][] common = common();
		int old = 0;
		int present = 0;
		while (old < this.before.size() || present < this.after.size()) {
			if (isSame(old, present)) {
				lines.add("  " + this.before.get(old++));
				present++;
			}
			else if (present == this.after.size()
					|| (old < this.before.size() && common[old + 1][present] >= common[old][present + 1])) {
				lines.add("- " + this.before.get(old++));
			}
			else {
				lines.add("+ " + this.after.get(present++));
			}
		}
		return lines;
	}

	private boolean isSame(int old, int present) {
		return old < this.before.size() && present < this.after.size()
				&& this.before.get(old).equals(this.after.get(present));
	}

	/**
	 * Return how many lines are the same from each pair of lines on.
	 */
	private int[][] common() {
		int[][] common = new int[this.before.size() + 1][this.after.size() + 1];
		if ((long) this.before.size() * this.after.size() > MOST_PAIRS) {
			return common;
		}
		for (int old = this.before.size() - 1; old >= 0; old--) {
			for (int present = this.after.size() - 1; present >= 0; present--) {
				common[old][present] = isSame(old, present) ? common[old + 1][present + 1] + 1
						: Math.max(common[old + 1][present], common[old][present + 1]);
			}
		}
		return common;
	}

	private static List<String> shortened(List<String> lines) {
		List<String> result = new ArrayList<>();
		boolean omitted = false;
		for (int index = 0; index < lines.size(); index++) {
			if (isNear(lines, index)) {
				result.add(lines.get(index).stripTrailing());
				omitted = false;
			}
			else if (!omitted) {
				result.add("  ...");
				omitted = true;
			}
		}
		return result;
	}

	private static boolean isNear(List<String> lines, int index) {
		return lines.subList(Math.max(0, index - CONTEXT), Math.min(lines.size(), index + CONTEXT + 1))
			.stream()
			.anyMatch((line) -> !line.startsWith("  "));
	}

}
