package dev.migration.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Walks a number of revisions up or down along down revisions.
 */
final class RelativeWalk {

	private final RevisionGraph graph;

	RelativeWalk(RevisionGraph graph) {
		this.graph = graph;
	}

	int up(int start, @Nullable Branch branch, RevisionTarget target) {
		int revision = start;
		for (int step = 0; step < target.distance(); step++) {
			int[] next = next(revision, branch);
			if (next.length == 0) {
				throw new WalkedTooFarException(target,
						count(step) + " above the start; use a smaller number or 'heads'");
			}
			revision = onlyNext(revision, next, target);
		}
		return revision;
	}

	/**
	 * Walk up as far as there are revisions.
	 */
	int upAtMost(int start, @Nullable Branch branch, RevisionTarget target) {
		int revision = start;
		for (int step = 0; step < target.distance(); step++) {
			int[] next = next(revision, branch);
			if (next.length == 0) {
				return revision;
			}
			revision = onlyNext(revision, next, target);
		}
		return revision;
	}

	private int[] next(int revision, @Nullable Branch branch) {
		int[] next = (revision != TargetResolver.BASE) ? this.graph.children(revision) : bases();
		return (branch != null) ? branch.filter(next) : next;
	}

	private int[] bases() {
		return RevisionGraph.indexes(this.graph.bases());
	}

	private int onlyNext(int revision, int[] next, RevisionTarget target) {
		if (next.length == 1) {
			return next[0];
		}
		String reason = (revision != TargetResolver.BASE)
				? "Ambiguous walk, several revisions build on '%s'".formatted(this.graph.id(revision))
				: "Ambiguous walk, there are several bases";
		List<String> choices = this.graph.ids(next)
			.stream()
			.map((id) -> new RevisionTarget(id, target.symbol(), target.distance()).toString())
			.toList();
		throw new AmbiguousTargetException(target, reason, choices);
	}

	/**
	 * Walk down, at most to base.
	 * @return the revision, or {@link TargetResolver#BASE}
	 */
	int down(int start, @Nullable Branch branch, RevisionTarget target) {
		int[] trail = trail(start, branch, -target.distance(), target);
		return onlyBelow(trail[trail.length - 1], branch, 0, target);
	}

	/**
	 * Walk down as far as there are revisions.
	 * @return the revision, or {@link TargetResolver#BASE}
	 */
	int downAtMost(int start, @Nullable Branch branch, RevisionTarget target) {
		int revision = start;
		for (int step = 1; step <= -target.distance() && revision != TargetResolver.BASE; step++) {
			revision = onlyBelow(revision, branch, -target.distance() - step, target);
		}
		return revision;
	}

	/**
	 * The revisions that a walk downwards leaves behind, the start first.
	 */
	int[] trail(int start, @Nullable Branch branch, int length, RevisionTarget target) {
		// A distance can be far larger than any history
		int[] trail = new int[Math.min(length, this.graph.size() + 1)];
		int revision = start;
		for (int step = 0; step < trail.length; step++) {
			if (revision == TargetResolver.BASE) {
				throw new WalkedTooFarException(target,
						count(step) + " from the start down to base; use a smaller number or 'base'");
			}
			trail[step] = revision;
			if (step + 1 < trail.length) {
				revision = onlyBelow(revision, branch, length - step - 1, target);
			}
		}
		return trail;
	}

	private static String count(int revisions) {
		return switch (revisions) {
			case 0 -> "there is no revision";
			case 1 -> "there is only 1 revision";
			default -> "there are only %d revisions".formatted(revisions);
		};
	}

	private int onlyBelow(int revision, @Nullable Branch branch, int remaining, RevisionTarget target) {
		int[] below = this.graph.down(revision);
		if (branch != null && below.length > 1) {
			below = branch.filter(below);
		}
		if (below.length > 1) {
			throw new AmbiguousTargetException(target,
					"Ambiguous walk, revision '%s' merges several branches".formatted(this.graph.id(revision)),
					choicesBelow(below, remaining));
		}
		return (below.length == 1) ? below[0] : TargetResolver.BASE;
	}

	private List<String> choicesBelow(int[] below, int remaining) {
		return this.graph.ids(below).stream().map((id) -> new RevisionTarget(null, id, -remaining).toString()).toList();
	}

	/**
	 * The revisions that are a number of steps below each of some heads.
	 */
	BitSet below(int[] heads, @Nullable Branch branch, RevisionTarget target) {
		return RevisionGraph.set(Arrays.stream(heads)
			.map((head) -> downAtMost(head, branch, target))
			.filter((revision) -> revision != TargetResolver.BASE)
			.toArray());
	}

}
