package dev.migration.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Version rows of a database while the steps of a plan change them. There is a row for
 * each applied revision that no other applied revision builds or depends on.
 */
final class VersionRows {

	private final RevisionGraph graph;

	private final BitSet applied;

	private final BitSet rows;

	private Heads heads;

	private VersionRows(RevisionGraph graph, BitSet rows, Heads heads) {
		this.graph = graph;
		this.rows = rows;
		this.applied = graph.ancestors(rows);
		this.heads = heads;
	}

	/**
	 * Create the rows that a plan starts from.
	 * @throws UnknownVersionRowException if a row is not in the graph
	 * @throws OverlappingVersionRowsException if one row is below another
	 */
	static VersionRows of(RevisionGraph graph, Heads heads) {
		VersionRows versionRows = tolerant(graph, heads);
		for (int row : RevisionGraph.indexes(versionRows.rows)) {
			versionRows.checkNotImplied(row);
		}
		return versionRows;
	}

	/**
	 * Create rows of which one may be below another.
	 * @throws UnknownVersionRowException if a row is not in the graph
	 */
	static VersionRows tolerant(RevisionGraph graph, Heads heads) {
		List<String> unknown = unknown(graph, heads);
		if (!unknown.isEmpty()) {
			throw UnknownVersionRowException.of(unknown.stream().map(UnknownVersionRow::of).toList());
		}
		return new VersionRows(graph, known(graph, heads), heads);
	}

	static List<String> unknown(RevisionGraph graph, Heads heads) {
		List<String> unknown = new ArrayList<>();
		for (String id : heads) {
			if (graph.keys().indexOfId(id) < 0) {
				unknown.add(id);
			}
		}
		return List.copyOf(unknown);
	}

	static BitSet known(RevisionGraph graph, Heads heads) {
		BitSet known = new BitSet();
		for (String id : heads) {
			int index = graph.keys().indexOfId(id);
			if (index >= 0) {
				known.set(index);
			}
		}
		return known;
	}

	private void checkNotImplied(int row) {
		if (hasAppliedSuccessor(row)) {
			BitSet above = this.graph.descendants(RevisionGraph.set(row));
			above.clear(row);
			above.and(this.rows);
			int tip = this.graph.tips(above).nextSetBit(0);
			throw new OverlappingVersionRowsException(this.graph.id(row), this.graph.id(tip));
		}
	}

	Heads heads() {
		return this.heads;
	}

	BitSet applied() {
		return this.applied;
	}

	BitSet rows() {
		return this.rows;
	}

	/**
	 * The applied ones of some revisions and of what builds or depends on them.
	 */
	BitSet appliedFrom(int... revisions) {
		return RevisionGraph.intersection(this.graph.descendants(RevisionGraph.set(revisions)), this.applied);
	}

	RevisionStep upgrade(int revision) {
		int[] replaced = Arrays.stream(this.graph.parents(revision)).filter(this.rows::get).toArray();
		this.applied.set(revision);
		List<VersionRowChange> changes = replace(replaced, new int[] { revision });
		return step(revision, Direction.UPGRADE, changes, replaced, new int[] { revision });
	}

	RevisionStep downgrade(int revision) {
		this.applied.clear(revision);
		int[] uncovered = Arrays.stream(this.graph.parents(revision))
			.filter((parent) -> !hasAppliedSuccessor(parent))
			.toArray();
		List<VersionRowChange> changes = replace(new int[] { revision }, uncovered);
		return step(revision, Direction.DOWNGRADE, changes, new int[] { revision }, uncovered);
	}

	/**
	 * Let some rows take the place of others without running anything.
	 */
	RevisionStep stamp(int revision, int[] replaced, int[] added) {
		List<VersionRowChange> changes = replace(replaced, added);
		return step(revision, Direction.STAMP, changes, replaced, added);
	}

	private boolean hasAppliedSuccessor(int revision) {
		for (int successor : this.graph.successors(revision)) {
			if (this.applied.get(successor)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * One row is updated if possible, so that a database that lost it is noticed.
	 */
	private List<VersionRowChange> replace(int[] removed, int[] added) {
		List<VersionRowChange> changes = new ArrayList<>();
		boolean update = removed.length > 0 && added.length > 0;
		int kept = update ? 1 : 0;
		for (int index = 0; index < removed.length - kept; index++) {
			changes.add(new VersionRowChange.Delete(this.graph.id(removed[index])));
		}
		for (int index = 0; index < added.length - kept; index++) {
			changes.add(new VersionRowChange.Insert(this.graph.id(added[index])));
		}
		if (update) {
			changes.add(new VersionRowChange.Update(this.graph.id(removed[removed.length - 1]),
					this.graph.id(added[added.length - 1])));
		}
		return changes;
	}

	private RevisionStep step(int revision, Direction direction, List<VersionRowChange> changes, int[] removed,
			int[] added) {
		Heads before = this.heads;
		this.heads = before.replace(this.graph.ids(removed), this.graph.ids(added));
		for (int row : removed) {
			this.rows.clear(row);
		}
		for (int row : added) {
			this.rows.set(row);
		}
		return new RevisionStep(this.graph.node(revision), direction, changes, before, this.heads);
	}

}
