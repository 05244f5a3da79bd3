package dev.migration.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The checked graph by index in load order, so that sets of revisions are bit sets. The
 * methods that take or return {@link BitSet} never change an argument.
 */
final class RevisionGraph {

	private final List<RevisionNode> nodes;

	private final RevisionKeys keys;

	private final int[][] down;

	private final int[][] parents;

	private final int[][] orderedParents;

	private final int[][] children;

	private final int[][] successors;

	RevisionGraph(Collection<RevisionNode> nodesInLoadOrder) {
		this.nodes = List.copyOf(nodesInLoadOrder);
		this.keys = new RevisionKeys(this.nodes);
		RevisionEdges edges = new RevisionEdges(this.nodes, this.keys);
		this.down = edges.down();
		this.children = RevisionEdges.reverse(this.down);
		RevisionCycles.check(this.nodes, this.down, this.children, RevisionCycleException::new);
		this.parents = edges.parents();
		this.successors = RevisionEdges.reverse(this.parents);
		RevisionCycles.check(this.nodes, this.parents, this.successors, DependencyCycleException::new);
		this.orderedParents = edges.withoutInheritedDependencies(this.children);
	}

	int size() {
		return this.nodes.size();
	}

	RevisionKeys keys() {
		return this.keys;
	}

	List<RevisionNode> nodes() {
		return this.nodes;
	}

	RevisionNode node(int index) {
		return this.nodes.get(index);
	}

	String id(int index) {
		return this.nodes.get(index).id();
	}

	List<String> ids(int... indexes) {
		return Arrays.stream(indexes).mapToObj(this::id).toList();
	}

	/**
	 * Down revisions.
	 */
	int[] down(int index) {
		return this.down[index];
	}

	/**
	 * Down revisions, then dependencies.
	 */
	int[] parents(int index) {
		return this.parents[index];
	}

	/**
	 * Down revisions, then the dependencies that no revision further down has as well.
	 */
	int[] orderedParents(int index) {
		return this.orderedParents[index];
	}

	/**
	 * Revisions that have this one as a down revision.
	 */
	int[] children(int index) {
		return this.children[index];
	}

	/**
	 * Revisions that have this one as a down revision or dependency.
	 */
	int[] successors(int index) {
		return this.successors[index];
	}

	/**
	 * The revisions and everything below them, dependencies included.
	 */
	BitSet ancestors(BitSet revisions) {
		return reach(revisions, this::parents);
	}

	/**
	 * The revisions and everything that builds or depends on them.
	 */
	BitSet descendants(BitSet revisions) {
		return reach(revisions, this::successors);
	}

	/**
	 * The revision with everything below and above it along down revisions alone.
	 */
	BitSet lineage(int revision) {
		BitSet lineage = reach(set(revision), this::down);
		lineage.or(reach(set(revision), this::children));
		return lineage;
	}

	BitSet reach(BitSet start, IntFunction<int[]> edges) {
		BitSet reached = (BitSet) start.clone();
		int[] open = start.stream().toArray();
		int count = open.length;
		while (count > 0) {
			for (int next : edges.apply(open[--count])) {
				if (reached.get(next)) {
					continue;
				}
				reached.set(next);
				if (count == open.length) {
					open = Arrays.copyOf(open, 2 * count + 8);
				}
				open[count++] = next;
			}
		}
		return reached;
	}

	/**
	 * Those of the revisions that no other of them is above.
	 */
	BitSet tips(BitSet revisions) {
		BitSet below = new BitSet(size());
		revisions.stream().flatMap((index) -> Arrays.stream(this.parents[index])).forEach(below::set);
		return minus(revisions, ancestors(below));
	}

	BitSet all() {
		BitSet all = new BitSet(size());
		all.set(0, size());
		return all;
	}

	/**
	 * Revisions without an edge.
	 */
	BitSet without(IntFunction<int[]> edges) {
		return set(IntStream.range(0, size()).filter((index) -> edges.apply(index).length == 0).toArray());
	}

	List<RevisionNode> nodes(BitSet revisions) {
		return revisions.stream().mapToObj(this::node).toList();
	}

	static BitSet set(int... indexes) {
		BitSet set = new BitSet();
		for (int index : indexes) {
			set.set(index);
		}
		return set;
	}

	static BitSet minus(BitSet revisions, BitSet others) {
		BitSet result = (BitSet) revisions.clone();
		result.andNot(others);
		return result;
	}

	static BitSet intersection(BitSet revisions, BitSet others) {
		BitSet result = (BitSet) revisions.clone();
		result.and(others);
		return result;
	}

}
