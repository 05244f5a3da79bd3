package dev.migration.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The branch labels of each revision: its own, those of the revisions it builds on, and
 * those of revisions above it up to where a branch begins.
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
		BitSet carriers = this.graph.reach(RevisionGraph.set(revision), this.graph::children);
		int[] down = this.graph.down(revision);
		while (down.length == 1 && this.graph.successors(down[0]).length == 1) {
			carriers.set(down[0]);
			int[] below = this.graph.down(down[0]);
			if (below.length > 1) {
				carriers.clear(down[0]);
			}
			down = below;
		}
		return carriers;
	}

	List<String> of(int revision) {
		return this.carriers.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().get(revision))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Targets that walk from one of several rows and mean no other.
	 */
	List<String> choices(int row, int[] rows, int distance) {
		List<String> choices = new ArrayList<>();
		choices.add(new RevisionTarget(null, this.graph.id(row), distance).toString());
		this.carriers.forEach((label, carriers) -> {
			if (carriers.get(row) && Arrays.stream(rows).filter(carriers::get).count() == 1) {
				choices.add(new RevisionTarget(label, null, distance).toString());
			}
		});
		return choices;
	}

}
