package dev.migration.revision;

import java.util.ArrayList;
import java.util.List;

/**
 * Search for revisions that build on each other in a circle.
 */
final class RevisionCycles {

	private RevisionCycles() {
	}

	/**
	 * Return the revisions of a circle, each followed by one that it builds on, or none
	 * if there is no circle.
	 */
	static List<RevisionNode> find(List<RevisionNode> nodes, int[][] parents, int[][] successors) {
		int[] waiting = new int[parents.length];
		int[] ready = new int[parents.length];
		int count = 0;
		for (int index = 0; index < parents.length; index++) {
			waiting[index] = parents[index].length;
			if (waiting[index] == 0) {
				ready[count++] = index;
			}
		}
		for (int position = 0; position < count; position++) {
			for (int successor : successors[ready[position]]) {
				if (--waiting[successor] == 0) {
					ready[count++] = successor;
				}
			}
		}
		return (count < parents.length) ? cycle(nodes, parents, waiting) : List.of();
	}

	private static List<RevisionNode> cycle(List<RevisionNode> nodes, int[][] parents, int[] waiting) {
		int revision = 0;
		while (waiting[revision] == 0) {
			revision++;
		}
		List<Integer> path = new ArrayList<>();
		int[] positions = new int[parents.length];
		while (positions[revision] == 0) {
			path.add(revision);
			positions[revision] = path.size();
			revision = waitingParent(parents[revision], waiting);
		}
		return path.subList(positions[revision] - 1, path.size()).stream().map(nodes::get).toList();
	}

	private static int waitingParent(int[] parents, int[] waiting) {
		for (int parent : parents) {
			if (waiting[parent] > 0) {
				return parent;
			}
		}
		throw new IllegalStateException("A revision waits although its parents do not");
	}

}
