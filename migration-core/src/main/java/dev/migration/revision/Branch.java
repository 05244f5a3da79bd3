package dev.migration.revision;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What stands in front of {@code @} in a target: a revision and its lineage along down
 * revisions. Dependencies do not belong to a branch.
 *
 * @param name the name as the user gave it
 * @param revision the index of the revision
 * @param lineage the revision and everything below and above it
 * @param below everything below the revision
 */
record Branch(String name, int revision, BitSet lineage, BitSet below) {

	static Branch of(RevisionGraph graph, String name, int revision) {
		BitSet below = graph.below(RevisionGraph.set(revision));
		below.clear(revision);
		return new Branch(name, revision, graph.lineage(revision), below);
	}

	boolean contains(int index) {
		return this.lineage.get(index);
	}

	int[] filter(int[] indexes) {
		return Arrays.stream(indexes).filter(this::contains).toArray();
	}

}
