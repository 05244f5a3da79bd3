package dev.migration.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Steps that take back what is above a target, together with what depends on it. On a
 * branch nothing is taken back that other rows still need.
 */
final class DowngradePlan {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	private final RelativeDowngrade relative;

	DowngradePlan(RevisionGraph graph, TargetResolver resolver, BranchLabels labels) {
		this.graph = graph;
		this.resolver = resolver;
		this.relative = new RelativeDowngrade(graph, resolver, labels);
	}

	List<RevisionStep> steps(Heads heads, RevisionTarget target) {
		VersionRows rows = VersionRows.of(this.graph, heads);
		return TopologicalOrder.newestFirst(this.graph, removed(rows, target)).stream().map(rows::downgrade).toList();
	}

	/**
	 * Return the steps that take back some revisions and no other.
	 */
	List<RevisionStep> steps(Heads heads, Collection<String> ids) {
		VersionRows rows = VersionRows.of(this.graph, heads);
		BitSet removed = RevisionGraph.set(ids.stream().mapToInt(this::known).toArray());
		removed.and(rows.applied());
		removed.stream().forEach((revision) -> checkNotNeeded(revision, rows, removed));
		return TopologicalOrder.newestFirst(this.graph, removed).stream().map(rows::downgrade).toList();
	}

	private int known(String id) {
		int index = this.graph.keys().indexOfId(id);
		if (index < 0) {
			throw UnknownRevisionException.noSuchRevision(id);
		}
		return index;
	}

	private void checkNotNeeded(int revision, VersionRows rows, BitSet removed) {
		Arrays.stream(this.graph.successors(revision))
			.filter((successor) -> rows.applied().get(successor) && !removed.get(successor))
			.findFirst()
			.ifPresent((successor) -> {
				throw new RevisionNeededException(this.graph.id(revision), this.graph.id(successor));
			});
	}

	private BitSet removed(VersionRows rows, RevisionTarget target) {
		Branch branch = this.resolver.branch(target);
		String symbol = target.symbol();
		if (symbol == null) {
			return this.relative.fromRow(rows, branch, target);
		}
		if (target.distance() < 0 && branch == null) {
			return this.relative.fromRevision(rows, this.resolver.one(symbol, null), target);
		}
		int revision = this.resolver.one(target);
		BitSet removed = (branch != null) ? aboveOnBranch(rows, revision, branch) : above(rows, revision);
		boolean reached = revision == TargetResolver.BASE || rows.rows().get(revision);
		if (removed.isEmpty() && !reached) {
			throw new InvalidDowngradeTargetException(target, rows.heads());
		}
		return removed;
	}

	private BitSet above(VersionRows rows, int revision) {
		if (revision == TargetResolver.BASE) {
			return (BitSet) rows.applied().clone();
		}
		return rows.appliedFrom(this.graph.children(revision));
	}

	/**
	 * What goes when a branch goes back to a revision: the branch from its own revision
	 * upwards, and of what is below it as much as no other row needs.
	 */
	BitSet aboveOnBranch(VersionRows rows, int revision, Branch branch) {
		boolean onBranch = revision != TargetResolver.BASE && !branch.below().get(revision);
		if (onBranch) {
			return above(rows, revision);
		}
		BitSet removed = rows.appliedFrom(branch.revision());
		BitSet candidates = RevisionGraph.intersection(branch.below(), rows.applied());
		if (revision != TargetResolver.BASE) {
			BitSet above = this.graph.above(RevisionGraph.set(revision));
			above.clear(revision);
			candidates.and(above);
		}
		for (int candidate : TopologicalOrder.newestFirst(this.graph, candidates)) {
			if (!isNeeded(candidate, rows.applied(), removed)) {
				removed.set(candidate);
			}
		}
		return removed;
	}

	private boolean isNeeded(int revision, BitSet applied, BitSet removed) {
		return Arrays.stream(this.graph.successors(revision))
			.anyMatch((successor) -> applied.get(successor) && !removed.get(successor));
	}

}
