package dev.migration.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Edges from each revision to those that it names, by index and in the declared order.
 */
final class RevisionEdges {

	private final int[][] down;

	private final int[][] dependencies;

	RevisionEdges(List<RevisionNode> nodes, RevisionKeys keys) {
		this.down = new int[nodes.size()][];
		for (int index = 0; index < this.down.length; index++) {
			this.down[index] = down(nodes.get(index), keys);
		}
		this.dependencies = new int[nodes.size()][];
		for (int index = 0; index < this.dependencies.length; index++) {
			this.dependencies[index] = dependencies(nodes.get(index), keys);
		}
	}

	private static int[] down(RevisionNode node, RevisionKeys keys) {
		List<String> names = node.downRevisions();
		int[] targets = new int[names.size()];
		for (int position = 0; position < targets.length; position++) {
			targets[position] = found(keys.indexOfId(names.get(position)), node, names.get(position));
		}
		return targets;
	}

	private static int[] dependencies(RevisionNode node, RevisionKeys keys) {
		List<String> names = node.dependsOn();
		int[] targets = new int[names.size()];
		for (int position = 0; position < targets.length; position++) {
			targets[position] = found(keys.indexOf(names.get(position)), node, names.get(position));
		}
		return targets;
	}

	private static int found(int index, RevisionNode node, String name) {
		if (index < 0) {
			throw new MissingParentException(node, name);
		}
		return index;
	}

	int[][] down() {
		return this.down;
	}

	/**
	 * Down revisions, then dependencies.
	 */
	int[][] parents() {
		int[][] parents = new int[this.down.length][];
		for (int index = 0; index < parents.length; index++) {
			parents[index] = join(this.down[index], this.dependencies[index]);
		}
		return parents;
	}

	/**
	 * Like {@link #parents()} without the dependencies that a revision further down has
	 * as well. Alembic orders revisions along these.
	 */
	int[][] withoutInheritedDependencies(int[][] children) {
		int[][] parents = parents();
		int[][] dependants = reverse(this.dependencies);
		int[] open = new int[children.length];
		for (int dependency = 0; dependency < dependants.length; dependency++) {
			if (dependants[dependency].length > 1) {
				for (int dependant : above(dependants[dependency], children, open)) {
					removeDependency(dependant, dependency, parents);
				}
			}
		}
		return parents;
	}

	/**
	 * Those of some revisions that are above another of them. At least one is not, so
	 * that the search ends when all the others are found.
	 */
	private static int[] above(int[] revisions, int[][] children, int[] open) {
		BitSet sought = RevisionGraph.set(revisions);
		BitSet visited = new BitSet(children.length);
		int left = revisions.length - 1;
		for (int revision : revisions) {
			int count = 0;
			open[count++] = revision;
			while (count > 0 && left > 0) {
				for (int child : children[open[--count]]) {
					if (visited.get(child)) {
						continue;
					}
					visited.set(child);
					open[count++] = child;
					if (sought.get(child)) {
						sought.clear(child);
						left--;
					}
				}
			}
		}
		return Arrays.stream(revisions).filter((revision) -> !sought.get(revision)).toArray();
	}

	private void removeDependency(int dependant, int dependency, int[][] parents) {
		if (!contains(this.down[dependant], dependency)) {
			parents[dependant] = Arrays.stream(parents[dependant]).filter((parent) -> parent != dependency).toArray();
		}
	}

	/**
	 * The same edges from their other end, in load order.
	 */
	static int[][] reverse(int[][] edges) {
		int[] counts = new int[edges.length];
		for (int[] targets : edges) {
			for (int target : targets) {
				counts[target]++;
			}
		}
		int[][] reversed = new int[edges.length][];
		for (int index = 0; index < reversed.length; index++) {
			reversed[index] = new int[counts[index]];
		}
		for (int index = edges.length - 1; index >= 0; index--) {
			for (int target : edges[index]) {
				reversed[target][--counts[target]] = index;
			}
		}
		return reversed;
	}

	private static int[] join(int[] first, int[] second) {
		if (second.length == 0) {
			return first;
		}
		return IntStream.concat(Arrays.stream(first), Arrays.stream(second)).distinct().toArray();
	}

	private static boolean contains(int[] indexes, int index) {
		return Arrays.stream(indexes).anyMatch((candidate) -> candidate == index);
	}

}
