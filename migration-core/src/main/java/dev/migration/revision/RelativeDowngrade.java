package dev.migration.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a downgrade by a number of revisions takes back.
 */
final class RelativeDowngrade {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	private final RelativeWalk walk;

	private final BranchLabels labels;

	RelativeDowngrade(RevisionGraph graph, TargetResolver resolver, BranchLabels labels) {
		this.graph = graph;
		this.resolver = resolver;
		this.walk = resolver.walk();
		this.labels = labels;
	}

	/**
	 * What goes when a walk starts at the applied revisions. On a branch it stops where
	 * the branch begins.
	 */
	BitSet fromRow(VersionRows rows, @Nullable Branch branch, RevisionTarget target) {
		if (target.distance() > 0) {
			throw new WalkedTooFarException(target,
					"a downgrade only walks down; run 'upgrade %s' to walk up".formatted(target));
		}
		int[] starts = this.resolver.starts(rows, branch);
		if (starts.length == 0) {
			throw new WalkedTooFarException(target,
					(branch != null)
							? "nothing of branch '%s' is applied; run 'current' to see what is".formatted(branch.name())
							: "no revision is applied; run 'upgrade' first");
		}
		if (starts.length > 1) {
			throw new AmbiguousTargetException(target, "downgrade %s from multiple heads is ambiguous, %s are applied"
				.formatted(target, Quoted.firstOf(this.graph.ids(starts))),
					this.labels.choices(starts, target.distance()));
		}
		return (branch != null) ? fromRowOfBranch(rows, starts[0], branch, target)
				: fromOnlyRow(rows, starts[0], target);
	}

	private BitSet fromOnlyRow(VersionRows rows, int row, RevisionTarget target) {
		int[] down = this.graph.down(row);
		if (target.distance() == -1 && down.length > 1) {
			List<String> choices = new ArrayList<>(List.of(this.graph.id(row) + "-1"));
			choices.addAll(this.graph.ids(down));
			throw new AmbiguousTargetException(target,
					"Ambiguous walk, revision '%s' merges several branches and '%s' takes only the merge back"
						.formatted(this.graph.id(row), choices.get(0)),
					choices);
		}
		int[] trail = this.walk.trail(row, null, -target.distance(), target);
		this.walk.down(row, null, target);
		return rows.appliedFrom(trail[trail.length - 1]);
	}

	private BitSet fromRowOfBranch(VersionRows rows, int start, Branch branch, RevisionTarget target) {
		int[] trail = this.walk.trail(start, branch, -target.distance(), target);
		BitSet removed = rows.appliedFrom(trail[trail.length - 1]);
		BitSet own = this.graph.descendants(RevisionGraph.set(branch.revision()));
		own.or(RevisionGraph.set(trail));
		boolean isNeeded = !RevisionGraph.minus(removed, own).isEmpty();
		boolean isShared = Arrays.stream(trail)
			.anyMatch((revision) -> branch.below().get(revision) && this.graph.children(revision).length > 1);
		if (isNeeded || isShared) {
			throw new WalkedTooFarException(target,
					"it would take back more than branch '%s'; use '%s@base' to take back the branch alone"
						.formatted(branch.name(), branch.name()));
		}
		return removed;
	}

	/**
	 * What goes when a walk starts at a named revision. From a row it stops where another
	 * row's branch begins.
	 */
	BitSet fromRevision(VersionRows rows, int start, RevisionTarget target) {
		int[] trail = this.walk.trail(start, null, -target.distance(), target);
		if (rows.rows().get(start)) {
			checkNotShared(rows, trail, target);
		}
		int last = trail[trail.length - 1];
		BitSet removed = rows.appliedFrom(last);
		int[] below = this.graph.down(last);
		if (removed.isEmpty() && below.length > 0 && Arrays.stream(below).noneMatch(rows.rows()::get)) {
			throw new InvalidDowngradeTargetException(target, rows.heads());
		}
		return removed;
	}

	private void checkNotShared(VersionRows rows, int[] trail, RevisionTarget target) {
		for (int step = 1; step < trail.length; step++) {
			int above = trail[step - 1];
			boolean isShared = Arrays.stream(this.graph.children(trail[step]))
				.anyMatch((child) -> child != above && rows.applied().get(child));
			if (isShared) {
				throw new WalkedTooFarException(target,
						"another applied revision builds on '%s'; downgrade to a revision below it to take back both"
							.formatted(this.graph.id(trail[step])));
			}
		}
	}

}
