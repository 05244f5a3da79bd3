package dev.migration.revision;

import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds the revisions that a target names. {@link #BASE} stands for the state before the
 * first revision.
 */
final class TargetResolver {

	static final int BASE = -1;

	private final RevisionGraph graph;

	private final RelativeWalk walk;

	TargetResolver(RevisionGraph graph) {
		this.graph = graph;
		this.walk = new RelativeWalk(graph);
	}

	/**
	 * Find the branch of a target.
	 * @return the branch, or {@code null} if the target is not limited to one
	 */
	@Nullable Branch branch(RevisionTarget target) {
		String name = target.branch();
		if (name == null) {
			return null;
		}
		int[] found = find(name, null);
		if (found.length == 0) {
			throw UnknownRevisionException.noSuchBranch(target, name);
		}
		return Branch.of(this.graph, name, unique(name, found));
	}

	/**
	 * Find a revision.
	 * @param key an id, the start of an id, or a label
	 */
	int revision(String key, @Nullable Branch branch) {
		int[] found = find(key, branch);
		if (found.length == 0) {
			throw UnknownRevisionException.noSuchRevision(argument(key, branch));
		}
		int revision = unique(key, found);
		if (branch != null && !branch.contains(revision)) {
			throw UnknownRevisionException.notOnBranch(argument(key, branch), this.graph.id(revision), branch.name());
		}
		return revision;
	}

	private static String argument(String key, @Nullable Branch branch) {
		return (branch != null) ? branch.name() + "@" + key : key;
	}

	private int[] find(String key, @Nullable Branch branch) {
		if (key.isEmpty()) {
			return new int[0];
		}
		int exact = this.graph.keys().indexOf(key);
		if (exact >= 0) {
			return new int[] { exact };
		}
		int[] found = this.graph.keys().startingWith(key);
		return (branch != null && found.length > 1) ? branch.filter(found) : found;
	}

	private int unique(String key, int[] found) {
		if (found.length > 1) {
			throw new AmbiguousRevisionException(key, this.graph.ids(found));
		}
		return found[0];
	}

	/**
	 * Find the revisions of a target that is not relative to the applied ones.
	 * @return the revisions, none for base
	 */
	int[] all(RevisionTarget target) {
		Branch branch = branch(target);
		if (target.symbol() == null) {
			throw new InvalidRevisionTargetException(target.toString(),
					"'%s' is relative to what is applied, which does not count here; name a revision."
						.formatted(target));
		}
		if (!target.isRelative()) {
			return symbol(target.symbol(), branch);
		}
		int start = one(target.symbol(), branch);
		int end = (target.distance() > 0) ? this.walk.up(start, branch, target) : this.walk.down(start, branch, target);
		return (end != BASE) ? new int[] { end } : new int[0];
	}

	/**
	 * Find the only revision of a target.
	 * @return the revision, or {@link #BASE}
	 */
	int one(RevisionTarget target) {
		return only(all(target), target.toString());
	}

	/**
	 * Find the only revision of a symbol.
	 * @return the revision, or {@link #BASE}
	 */
	int one(String symbol, @Nullable Branch branch) {
		return only(symbol(symbol, branch), argument(symbol, branch));
	}

	/**
	 * Find what a revision has to declare to depend on a target.
	 * @return ids, or the target itself if it is a label
	 */
	List<String> dependencies(RevisionTarget target) {
		int[] found = all(target);
		boolean isLabel = found.length == 1 && this.graph.node(found[0]).branchLabels().contains(target.toString());
		return isLabel ? List.of(target.toString()) : this.graph.ids(found);
	}

	private int only(int[] found, String argument) {
		if (found.length > 1) {
			throw MultipleHeadsException.forTarget(argument, this.graph.ids(found));
		}
		return (found.length > 0) ? found[0] : BASE;
	}

	private int[] symbol(String symbol, @Nullable Branch branch) {
		return switch (symbol) {
			case "base" -> new int[0];
			case "heads" -> heads(branch);
			case "head" -> {
				int head = only(heads(branch), argument(symbol, branch));
				yield (head != BASE) ? new int[] { head } : new int[0];
			}
			default -> new int[] { revision(symbol, branch) };
		};
	}

	/**
	 * The heads of a branch or of the graph. One that another of them depends on does not
	 * count: it never gets a row of its own.
	 */
	int[] heads(@Nullable Branch branch) {
		BitSet heads = this.graph.heads();
		if (branch != null) {
			heads.and(branch.lineage());
		}
		return tips(heads);
	}

	private int[] tips(BitSet heads) {
		return RevisionGraph.indexes((heads.cardinality() > 1) ? this.graph.tips(heads) : heads);
	}

	/**
	 * Where a walk relative to the applied revisions starts: at the rows, on a branch at
	 * the rows of the branch or else at the newest applied revisions of its lineage.
	 */
	int[] starts(VersionRows rows, @Nullable Branch branch) {
		if (branch == null) {
			return RevisionGraph.indexes(rows.rows());
		}
		BitSet starts = RevisionGraph.intersection(rows.rows(), branch.lineage());
		if (starts.isEmpty()) {
			starts = this.graph.tips(RevisionGraph.intersection(rows.applied(), branch.lineage()));
		}
		return RevisionGraph.indexes(starts);
	}

	RelativeWalk walk() {
		return this.walk;
	}

}
