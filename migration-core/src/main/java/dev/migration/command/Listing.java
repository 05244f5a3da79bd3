package dev.migration.command;

import java.util.Set;

import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;

/**
 * Adds to revisions what listings show about them.
 */
final class Listing {

	private final RevisionMap map;

	private final Heads rows;

	private final Set<RevisionNode> applied;

	private final Set<String> edited;

	Listing(RevisionMap map, Heads rows) {
		this(map, rows, Set.of());
	}

	Listing(RevisionMap map, Heads rows, Set<String> edited) {
		this.map = map;
		this.rows = rows;
		this.applied = map.applied(rows);
		this.edited = edited;
	}

	RevisionEntry entry(RevisionNode revision) {
		boolean head = this.map.isEffectiveHead(revision);
		boolean effectiveHead = this.map.isHead(revision) && !head;
		return new RevisionEntry(revision, this.map.branchLabels(revision), head, effectiveHead,
				this.map.isBranchPoint(revision), revision.isMergePoint(), this.rows.contains(revision.id()),
				this.applied.contains(revision), this.edited.contains(revision.id()));
	}

}
