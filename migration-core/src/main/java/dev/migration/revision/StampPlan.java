package dev.migration.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Steps that make the version rows say that targets are applied.
 */
final class StampPlan {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	private final DowngradePlan downgradePlan;

	StampPlan(RevisionGraph graph, TargetResolver resolver, DowngradePlan downgradePlan) {
		this.graph = graph;
		this.resolver = resolver;
		this.downgradePlan = downgradePlan;
	}

	List<RevisionStep> steps(Heads heads, List<RevisionTarget> targets) {
		VersionRows rows = VersionRows.tolerant(this.graph, heads);
		List<RevisionStep> steps = new ArrayList<>();
		BitSet revisions = new BitSet(this.graph.size());
		for (RevisionTarget target : targets) {
			int[] found = revisions(target);
			if (found.length == 0) {
				steps.addAll(remove(rows, target));
			}
			revisions.or(RevisionGraph.set(found));
		}
		this.graph.tips(revisions).stream().forEach((revision) -> steps.addAll(replace(rows, revision)));
		return steps;
	}

	private int[] revisions(RevisionTarget target) {
		try {
			return this.resolver.all(target);
		}
		catch (MultipleHeadsException ex) {
			throw ex.forStamp();
		}
	}

	private List<RevisionStep> remove(VersionRows rows, RevisionTarget target) {
		Branch branch = this.resolver.branch(target);
		BitSet after = (branch != null) ? this.graph.tips(RevisionGraph.minus(rows.applied(),
				this.downgradePlan.aboveOnBranch(rows, TargetResolver.BASE, branch))) : new BitSet();
		int[] removed = RevisionGraph.indexes(RevisionGraph.minus(rows.rows(), after));
		int[] added = RevisionGraph.indexes(RevisionGraph.minus(after, rows.rows()));
		if (added.length > 0) {
			return List.of(rows.stamp(added[added.length - 1], removed, added));
		}
		List<RevisionStep> steps = new ArrayList<>();
		for (int row : removed) {
			steps.add(rows.stamp(row, new int[] { row }, new int[0]));
		}
		return steps;
	}

	private List<RevisionStep> replace(VersionRows rows, int revision) {
		BitSet related = this.graph.ancestors(RevisionGraph.set(revision));
		related.or(this.graph.descendants(RevisionGraph.set(revision)));
		related.and(rows.rows());
		related.clear(revision);
		boolean isRow = rows.rows().get(revision);
		if (isRow && related.isEmpty()) {
			return List.of();
		}
		int[] added = isRow ? new int[0] : new int[] { revision };
		return List.of(rows.stamp(revision, RevisionGraph.indexes(related), added));
	}

}
