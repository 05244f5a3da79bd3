package dev.migration.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

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
		List<RevisionNode> cycle = RevisionCycles.find(this.nodes, this.down, this.children);
		if (!cycle.isEmpty()) {
			throw new RevisionCycleException(cycle);
		}
		this.parents = edges.parents();
		this.successors = RevisionEdges.reverse(this.parents);
		cycle = RevisionCycles.find(this.nodes, this.parents, this.successors);
		if (!cycle.isEmpty()) {
			throw new DependencyCycleException(cycle);
		}
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
		List<String> ids = new ArrayList<>(indexes.length);
		for (int index : indexes) {
			ids.add(id(index));
		}
		return Collections.unmodifiableList(ids);
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
		return reach(revisions, this.parents);
	}

	/**
	 * The revisions and everything that builds or depends on them.
	 */
	BitSet descendants(BitSet revisions) {
		return reach(revisions, this.successors);
	}

	/**
	 * The revision with everything below and above it along down revisions alone.
	 */
	BitSet lineage(int revision) {
		BitSet lineage = below(set(revision));
		lineage.or(above(set(revision)));
		return lineage;
	}

	/**
	 * The revisions and everything below them along down revisions alone.
	 */
	BitSet below(BitSet revisions) {
		return reach(revisions, this.down);
	}

	/**
	 * The revisions and everything above them along down revisions alone.
	 */
	BitSet above(BitSet revisions) {
		return reach(revisions, this.children);
	}

	private static BitSet reach(BitSet start, int[][] edges) {
		BitSet reached = (BitSet) start.clone();
		int[] open = indexes(start);
		int count = open.length;
		while (count > 0) {
			for (int next : edges[open[--count]]) {
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
		for (int index : indexes(revisions)) {
			for (int parent : this.parents[index]) {
				below.set(parent);
			}
		}
		return minus(revisions, ancestors(below));
	}

	BitSet all() {
		BitSet all = new BitSet(size());
		all.set(0, size());
		return all;
	}

	/**
	 * Revisions that build on no other.
	 */
	BitSet bases() {
		return without(this.down);
	}

	/**
	 * Revisions that no other builds on.
	 */
	BitSet heads() {
		return without(this.children);
	}

	/**
	 * Revisions that no other builds or depends on.
	 */
	BitSet effectiveHeads() {
		return without(this.successors);
	}

	private static BitSet without(int[][] edges) {
		BitSet without = new BitSet();
		for (int index = 0; index < edges.length; index++) {
			if (edges[index].length == 0) {
				without.set(index);
			}
		}
		return without;
	}

	List<RevisionNode> nodes(BitSet revisions) {
		List<RevisionNode> found = new ArrayList<>();
		for (int index : indexes(revisions)) {
			found.add(node(index));
		}
		return Collections.unmodifiableList(found);
	}

	/**
	 * The revisions of a set in load order. A plain loop, as elsewhere in what every
	 * start does: a stream costs more than the rest where there is nothing to do.
	 */
	static int[] indexes(BitSet revisions) {
		int[] indexes = new int[revisions.cardinality()];
		int index = -1;
		for (int position = 0; position < indexes.length; position++) {
			index = revisions.nextSetBit(index + 1);
			indexes[position] = index;
		}
		return indexes;
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
