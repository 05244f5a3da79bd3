package dev.migration.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Steps that apply a target and everything it needs.
 */
final class UpgradePlan {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	private final BranchLabels labels;

	UpgradePlan(RevisionGraph graph, TargetResolver resolver, BranchLabels labels) {
		this.graph = graph;
		this.resolver = resolver;
		this.labels = labels;
	}

	List<RevisionStep> steps(Heads heads, RevisionTarget target) {
		VersionRows rows = VersionRows.of(this.graph, heads);
		BitSet required = this.graph.ancestors(RevisionGraph.set(targets(rows, target)));
		List<Integer> order = new ArrayList<>(
				TopologicalOrder.newestFirst(this.graph, RevisionGraph.minus(required, rows.applied())));
		Collections.reverse(order);
		List<RevisionStep> steps = new ArrayList<>();
		for (int revision : order) {
			steps.add(rows.upgrade(revision));
		}
		return List.copyOf(steps);
	}

	private int[] targets(VersionRows rows, RevisionTarget target) {
		if (target.symbol() != null) {
			return this.resolver.all(target);
		}
		if (target.distance() < 0) {
			throw new WalkedTooFarException(target,
					"an upgrade only walks up; run 'downgrade %s' to walk down".formatted(target));
		}
		Branch branch = this.resolver.branch(target);
		int[] starts = this.resolver.starts(rows, branch);
		if (starts.length > 1) {
			int[] open = Arrays.stream(starts).filter((row) -> this.graph.children(row).length > 0).toArray();
			throw new AmbiguousTargetException(target,
					"Ambiguous upgrade from multiple current revisions " + Quoted.firstOf(this.graph.ids(starts)),
					this.labels.choices((open.length > 0) ? open : starts, target.distance()));
		}
		int start = (starts.length == 1) ? starts[0] : TargetResolver.BASE;
		return new int[] { this.resolver.walk().up(start, branch, target) };
	}

}
