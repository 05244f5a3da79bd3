package dev.migration.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Edges from each revision to those that it names, by index and in the declared order.
 */
final class RevisionEdges {

	private final int[][] down;

	private final int[][] dependencies;

	RevisionEdges(List<RevisionNode> nodes, RevisionKeys keys) {
		this.down = edges(nodes, RevisionNode::downRevisions, keys::indexOfId);
		this.dependencies = edges(nodes, RevisionNode::dependsOn, keys::indexOf);
	}

	private static int[][] edges(List<RevisionNode> nodes, Function<RevisionNode, List<String>> names,
			ToIntFunction<String> indexes) {
		int[][] edges = new int[nodes.size()][];
		for (int index = 0; index < edges.length; index++) {
			RevisionNode node = nodes.get(index);
			List<String> targets = names.apply(node);
			edges[index] = new int[targets.size()];
			for (int position = 0; position < edges[index].length; position++) {
				edges[index][position] = indexes.applyAsInt(targets.get(position));
				if (edges[index][position] < 0) {
					throw new MissingParentException(node, targets.get(position));
				}
			}
		}
		return edges;
	}

	int[][] down() {
		return this.down;
	}

	/**
	 * Down revisions, then dependencies.
	 */
	int[][] parents() {
		int[][] parents = new int[this.down.length][];
		Arrays.setAll(parents, (index) -> join(this.down[index], this.dependencies[index]));
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
		Arrays.setAll(reversed, (index) -> new int[counts[index]]);
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
