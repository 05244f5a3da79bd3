package dev.migration.command;

import java.util.List;

import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;

/**
 * Finds the revisions that another is to follow.
 *
 * @param map the revisions to choose from
 * @param splice whether they need not be heads
 */
record NewParents(RevisionMap map, boolean splice) {

	/**
	 * Return the revisions.
	 * @param targets what the user asks for
	 * @return the complete identifiers, none for a base
	 */
	List<String> find(List<RevisionTarget> targets) {
		if (targets.size() > 1) {
			targets.forEach(this::requireRevision);
		}
		return this.map.parentsOfNew(targets, this.splice).stream().map(RevisionNode::id).toList();
	}

	private void requireRevision(RevisionTarget target) {
		if (this.map.parentsOfNew(List.of(target), true).isEmpty()) {
			throw new InvalidRequestException("'" + target + "' names no revision, so it cannot be joined with"
					+ " others; leave it out or name it alone.");
		}
	}

}
