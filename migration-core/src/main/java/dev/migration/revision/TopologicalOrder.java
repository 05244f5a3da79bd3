package dev.migration.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Order of revisions in which each comes before those that it builds or depends on. It
 * follows one branch until another must come first; ties follow the load order.
 */
final class TopologicalOrder {

	private final RevisionGraph graph;

	private final BitSet remaining;

	private final int[] waiting;

	private final List<Integer> open = new ArrayList<>();

	private final BitSet isOpen = new BitSet();

	/**
	 * What is above each revision that had to wait.
	 */
	private final Map<Integer, BitSet> above = new HashMap<>();

	private final List<Integer> order = new ArrayList<>();

	private TopologicalOrder(RevisionGraph graph, BitSet revisions) {
		this.graph = graph;
		this.remaining = (BitSet) revisions.clone();
		this.waiting = new int[graph.size()];
		for (int revision : RevisionGraph.indexes(revisions)) {
			for (int parent : graph.parents(revision)) {
				this.waiting[parent]++;
			}
		}
	}

	static List<Integer> newestFirst(RevisionGraph graph, BitSet revisions) {
		return new TopologicalOrder(graph, revisions).sort();
	}

	private List<Integer> sort() {
		while (!this.remaining.isEmpty()) {
			for (int revision : RevisionGraph.indexes(this.remaining)) {
				if (this.waiting[revision] == 0) {
					open(revision);
				}
			}
			walk();
		}
		return this.order;
	}

	private void walk() {
		int position = 0;
		while (!this.open.isEmpty()) {
			int candidate = this.open.get(position);
			int next = (this.waiting[candidate] > 0) ? positionAbove(candidate) : -1;
			if (next >= 0) {
				position = next;
			}
			else if (this.waiting[candidate] > 0 || !emit(candidate, position)) {
				this.open.remove(position);
				this.isOpen.clear(candidate);
				position = Math.max(position - 1, 0);
			}
		}
	}

	/**
	 * Emit a revision and let its parents take its place.
	 * @return whether there is a parent to go on with
	 */
	private boolean emit(int revision, int position) {
		this.order.add(revision);
		this.remaining.clear(revision);
		this.above.remove(revision);
		for (int parent : this.graph.parents(revision)) {
			this.waiting[parent]--;
		}
		boolean placed = false;
		for (int parent : this.graph.orderedParents(revision)) {
			if (!this.remaining.get(parent) || this.isOpen.get(parent)) {
				continue;
			}
			if (placed) {
				open(parent);
			}
			else {
				this.open.set(position, parent);
				this.isOpen.set(parent);
				this.isOpen.clear(revision);
				placed = true;
			}
		}
		return placed;
	}

	private void open(int revision) {
		this.open.add(revision);
		this.isOpen.set(revision);
	}

	/**
	 * Position of the first open revision above another, negative if there is none.
	 */
	private int positionAbove(int revision) {
		BitSet above = this.above.get(revision);
		if (above == null) {
			above = findAbove(revision);
			this.above.put(revision, above);
		}
		for (int position = 0; position < this.open.size(); position++) {
			if (above.get(this.open.get(position))) {
				return position;
			}
		}
		return -1;
	}

	/**
	 * What is left above a revision. All that is below a revision is left as long as the
	 * revision is, so that the answer holds until it is emitted itself.
	 */
	private BitSet findAbove(int revision) {
		BitSet above = new BitSet(this.graph.size());
		Deque<Integer> unvisited = new ArrayDeque<>(List.of(revision));
		while (!unvisited.isEmpty()) {
			for (int successor : this.graph.successors(unvisited.pop())) {
				if (!this.remaining.get(successor) || above.get(successor)) {
					continue;
				}
				above.set(successor);
				BitSet known = this.above.get(successor);
				if (known != null) {
					above.or(known);
				}
				else {
					unvisited.push(successor);
				}
			}
		}
		return above;
	}

}
