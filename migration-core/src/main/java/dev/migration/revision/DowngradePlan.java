package dev.migration.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Steps that take back what is above a target, together with what depends on it. On a
 * branch nothing is taken back that other rows still need.
 */
final class DowngradePlan {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	private final BranchLabels labels;

	DowngradePlan(RevisionGraph graph, TargetResolver resolver, BranchLabels labels) {
		this.graph = graph;
		this.resolver = resolver;
		this.labels = labels;
	}

	List<RevisionStep> steps(Heads heads, RevisionTarget target) {
		VersionRows rows = VersionRows.of(this.graph, heads);
		return TopologicalOrder.newestFirst(this.graph, removed(rows, target)).stream().map(rows::downgrade).toList();
	}

	private BitSet removed(VersionRows rows, RevisionTarget target) {
		Branch branch = this.resolver.branch(target);
		if (target.symbol() == null) {
			return belowRow(rows, branch, target);
		}
		if (target.distance() < 0 && branch == null) {
			return belowRevision(rows, target);
		}
		int revision = this.resolver.one(target);
		BitSet removed = (branch != null) ? aboveOnBranch(rows, revision, branch) : above(rows, revision);
		boolean reached = revision == TargetResolver.BASE || rows.rows().get(revision);
		if (removed.isEmpty() && !reached) {
			throw InvalidRevisionTargetException.notApplied(target);
		}
		return removed;
	}

	private BitSet above(VersionRows rows, int revision) {
		if (revision == TargetResolver.BASE) {
			return (BitSet) rows.applied().clone();
		}
		return appliedFrom(rows, this.graph.children(revision));
	}

	/**
	 * The applied ones of some revisions and of what builds or depends on them.
	 */
	private BitSet appliedFrom(VersionRows rows, int... revisions) {
		return RevisionGraph.intersection(this.graph.descendants(RevisionGraph.set(revisions)), rows.applied());
	}

	BitSet aboveOnBranch(VersionRows rows, int revision, Branch branch) {
		boolean onBranch = revision != TargetResolver.BASE && !branch.below().get(revision);
		if (onBranch) {
			return above(rows, revision);
		}
		BitSet removed = appliedFrom(rows, branch.revision());
		BitSet candidates = RevisionGraph.intersection(branch.below(), rows.applied());
		if (revision != TargetResolver.BASE) {
			BitSet above = this.graph.reach(RevisionGraph.set(revision), this.graph::children);
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

	private BitSet belowRow(VersionRows rows, @Nullable Branch branch, RevisionTarget target) {
		if (target.distance() > 0) {
			throw new WalkedTooFarException(target.toString(), "a downgrade only walks down");
		}
		int[] starts = this.resolver.starts(rows, branch);
		if (starts.length == 0) {
			throw new WalkedTooFarException(target.toString(), (branch != null)
					? "nothing of branch '%s' is applied".formatted(branch.name()) : "no revision is applied");
		}
		if (starts.length > 1) {
			throw new AmbiguousTargetException(target.toString(), "several revisions are applied",
					this.resolver.choices(starts, target.distance(), this.labels));
		}
		return (branch != null) ? belowOnBranch(rows, starts[0], branch, target)
				: belowOnlyRow(rows, starts[0], target);
	}

	private BitSet belowOnlyRow(VersionRows rows, int row, RevisionTarget target) {
		int[] down = this.graph.down(row);
		if (target.distance() == -1 && down.length > 1) {
			List<String> choices = new ArrayList<>(List.of(this.graph.id(row) + "-1"));
			choices.addAll(this.graph.ids(down));
			throw new AmbiguousTargetException(target.toString(),
					"revision '%s' merges several branches".formatted(this.graph.id(row)), choices);
		}
		int[] trail = this.resolver.walk().trail(row, null, -target.distance(), target);
		this.resolver.walk().down(row, null, target);
		return appliedFrom(rows, trail[trail.length - 1]);
	}

	private BitSet belowOnBranch(VersionRows rows, int start, Branch branch, RevisionTarget target) {
		int[] trail = this.resolver.walk().trail(start, branch, -target.distance(), target);
		BitSet removed = appliedFrom(rows, trail[trail.length - 1]);
		BitSet own = this.graph.descendants(RevisionGraph.set(branch.revision()));
		own.or(RevisionGraph.set(trail));
		for (int revision : trail) {
			boolean isShared = branch.below().get(revision) && this.graph.children(revision).length > 1;
			if (isShared || !RevisionGraph.minus(removed, own).isEmpty()) {
				throw new WalkedTooFarException(target.toString(),
						"branch '%s' begins above '%s'".formatted(branch.name(), this.graph.id(revision)));
			}
		}
		return removed;
	}

	private BitSet belowRevision(VersionRows rows, RevisionTarget target) {
		int start = this.resolver.one(symbol(target), null);
		int[] trail = this.resolver.walk().trail(start, null, -target.distance(), target);
		if (start != TargetResolver.BASE && rows.rows().get(start)) {
			checkNotShared(rows, trail, target);
		}
		int last = trail[trail.length - 1];
		BitSet removed = appliedFrom(rows, last);
		int[] below = this.graph.down(last);
		if (removed.isEmpty() && below.length > 0 && Arrays.stream(below).noneMatch(rows.rows()::get)) {
			throw InvalidRevisionTargetException.notApplied(target);
		}
		return removed;
	}

	private static String symbol(RevisionTarget target) {
		String symbol = target.symbol();
		return (symbol != null) ? symbol : "base";
	}

	private void checkNotShared(VersionRows rows, int[] trail, RevisionTarget target) {
		for (int step = 1; step < trail.length; step++) {
			int above = trail[step - 1];
			boolean isShared = Arrays.stream(this.graph.children(trail[step]))
				.anyMatch((child) -> child != above && rows.applied().get(child));
			if (isShared) {
				throw new WalkedTooFarException(target.toString(),
						"another applied revision builds on '%s'".formatted(this.graph.id(trail[step])));
			}
		}
	}

}
