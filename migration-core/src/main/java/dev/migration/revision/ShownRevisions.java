package dev.migration.revision;

import java.util.BitSet;

/**
 * Revisions that a target names where no plan is made.
 */
final class ShownRevisions {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	ShownRevisions(RevisionGraph graph, TargetResolver resolver) {
		this.graph = graph;
		this.resolver = resolver;
	}

	BitSet find(RevisionTarget target, Heads heads) {
		Branch branch = this.resolver.branch(target);
		if (target.symbol() == null && target.distance() < 0) {
			return this.resolver.walk().below(this.resolver.heads(branch), branch, target);
		}
		if (!target.isRelative() && target.isRelativeToRows()) {
			int[] rows = RevisionGraph.indexes(VersionRows.tolerant(this.graph, heads).rows());
			return RevisionGraph.set((branch != null) ? branch.filter(rows) : rows);
		}
		if (target.isRelative()) {
			throw UnknownRevisionException.relative(target);
		}
		return RevisionGraph.set(this.resolver.all(target));
	}

}
