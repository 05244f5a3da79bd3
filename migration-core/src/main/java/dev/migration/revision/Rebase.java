package dev.migration.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Graph in which one revision builds on others than before.
 */
final class Rebase {

	private final RevisionGraph graph;

	Rebase(RevisionGraph graph) {
		this.graph = graph;
	}

	List<RevisionNode> nodes(String id, List<String> parents) {
		int revision = index(id);
		Set<String> distinct = new LinkedHashSet<>(parents);
		BitSet above = this.graph.descendants(RevisionGraph.set(revision));
		for (String parent : distinct) {
			if (above.get(index(parent))) {
				throw RebaseRefusedException.ownAncestor(id, parents, parent);
			}
		}
		RevisionNode before = this.graph.node(revision);
		if (distinct.equals(Set.copyOf(before.downRevisions()))) {
			throw RebaseRefusedException.unchanged(id, before.downRevisions());
		}
		if (before.downRevisions().size() > 1 && distinct.size() < before.downRevisions().size()) {
			throw RebaseRefusedException.mergeUndone(id, before.downRevisions(), List.copyOf(distinct));
		}
		List<RevisionNode> nodes = new ArrayList<>(this.graph.nodes());
		nodes.set(revision, before.withDownRevisions(List.copyOf(distinct)));
		return nodes;
	}

	private int index(String id) {
		int index = this.graph.keys().indexOfId(id);
		if (index < 0) {
			throw UnknownRevisionException.noSuchRevision(id);
		}
		return index;
	}

}
