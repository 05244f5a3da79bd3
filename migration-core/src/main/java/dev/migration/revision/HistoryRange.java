package dev.migration.revision;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Revisions between the ends of a range, both included.
 */
final class HistoryRange {

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	HistoryRange(RevisionGraph graph, TargetResolver resolver) {
		this.graph = graph;
		this.resolver = resolver;
	}

	List<RevisionNode> newestFirst(RevisionRange range, Heads heads) {
		int[] lower = lower(range, heads);
		BitSet required = this.graph.ancestors(RevisionGraph.set(upper(range, lower, heads)));
		if (Arrays.stream(lower).anyMatch((revision) -> !required.get(revision))) {
			throw new RangeNotAncestorException(range);
		}
		if (lower.length > 0) {
			required.and(this.graph.above(RevisionGraph.set(lower)));
		}
		return TopologicalOrder.newestFirst(this.graph, required).stream().map(this.graph::node).toList();
	}

	private int[] lower(RevisionRange range, Heads heads) {
		RevisionTarget from = range.from();
		if (from.isRelative()) {
			if (from.distance() > 0 && from.symbol() == null) {
				throw new InvalidRevisionTargetException(from.toString(),
						"'%s' cannot start a range; name a revision or use '-N'.".formatted(from));
			}
			if (from.symbol() == null) {
				Branch branch = this.resolver.branch(from);
				return this.resolver.walk().below(this.resolver.heads(branch), branch, from).stream().toArray();
			}
		}
		return end(from, heads);
	}

	private int[] upper(RevisionRange range, int[] lower, Heads heads) {
		RevisionTarget to = range.to();
		if (to.symbol() != null) {
			return onBranch(end(to, heads), this.resolver.branch(range.from()));
		}
		if (to.distance() < 0) {
			throw new InvalidRevisionTargetException(to.toString(),
					"'%s' cannot end a range; name a revision or use '+N'.".formatted(to));
		}
		return new int[] { above(lower, to) };
	}

	private int above(int[] lower, RevisionTarget to) {
		Branch branch = this.resolver.branch(to);
		int[] starts = (branch != null) ? branch.filter(lower) : lower;
		if (starts.length > 1) {
			throw new AmbiguousTargetException(to, "Ambiguous walk, the range starts at several revisions",
					Arrays.stream(starts)
						.mapToObj((start) -> new RevisionTarget(null, this.graph.id(start), to.distance()).toString())
						.toList());
		}
		int start = (starts.length == 1) ? starts[0] : TargetResolver.BASE;
		return this.resolver.walk().upAtMost(start, branch, to);
	}

	private int[] end(RevisionTarget target, Heads heads) {
		if (!RevisionTarget.CURRENT_SYMBOL.equals(target.symbol()) || target.isRelative()) {
			return this.resolver.all(target);
		}
		int[] rows = RevisionGraph.indexes(VersionRows.tolerant(this.graph, heads).rows());
		return onBranch(rows, this.resolver.branch(target));
	}

	private int[] onBranch(int[] revisions, @Nullable Branch branch) {
		return (branch != null) ? branch.filter(revisions) : revisions;
	}

}
