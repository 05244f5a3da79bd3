package dev.migration.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The branch labels of each revision: its own, those of the revisions it builds on, and
 * those of revisions above it up to where a branch begins or ends.
 */
final class BranchLabels {

	private final RevisionGraph graph;

	private final Map<String, BitSet> carriers = new LinkedHashMap<>();

	BranchLabels(RevisionGraph graph) {
		this.graph = graph;
		for (int index = 0; index < graph.size(); index++) {
			for (String label : graph.node(index).branchLabels()) {
				this.carriers.put(label, carriers(index));
			}
		}
	}

	private BitSet carriers(int revision) {
		BitSet carriers = this.graph.above(RevisionGraph.set(revision));
		int below = isForkedAbove(revision) ? -1 : onlyDown(revision);
		while (below >= 0 && this.graph.successors(below).length == 1 && !this.graph.node(below).isMergePoint()) {
			carriers.set(below);
			below = onlyDown(below);
		}
		return carriers;
	}

	/**
	 * Whether branches begin or end at a revision or above it. What is below then belongs
	 * to more than this branch, as in Alembic.
	 */
	private boolean isForkedAbove(int revision) {
		int above = revision;
		while (this.graph.successors(above).length <= 1 && !this.graph.node(above).isMergePoint()) {
			int[] children = this.graph.children(above);
			if (children.length == 0) {
				return false;
			}
			above = children[0];
		}
		return true;
	}

	private int onlyDown(int revision) {
		int[] down = this.graph.down(revision);
		return (down.length == 1) ? down[0] : -1;
	}

	List<String> of(int revision) {
		return this.carriers.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().get(revision))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Targets that walk from only one of several rows.
	 */
	List<String> choices(int[] rows, int distance) {
		List<String> choices = new ArrayList<>();
		for (int row : rows) {
			choices.add(new RevisionTarget(null, this.graph.id(row), distance).toString());
			this.carriers.forEach((label, carriers) -> {
				if (carriers.get(row) && Arrays.stream(rows).filter(carriers::get).count() == 1) {
					choices.add(new RevisionTarget(label, null, distance).toString());
				}
			});
		}
		return choices;
	}

}
