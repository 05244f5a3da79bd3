package dev.migration.command;

import java.util.ArrayList;
import java.util.List;

import dev.migration.revision.MultipleHeadsException;
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
		List<String> parents = new ArrayList<>();
		for (RevisionTarget target : targets) {
			List<String> found = find(target);
			if (found.isEmpty() && targets.size() > 1) {
				throw new InvalidRequestException("'" + target + "' names no revision, so it cannot be joined with"
						+ " others; leave it out or name it alone.");
			}
			parents.addAll(found);
		}
		for (String parent : parents) {
			if (parents.indexOf(parent) != parents.lastIndexOf(parent)) {
				throw new InvalidRequestException(
						"Duplicate head revisions specified: '" + parent + "'; name each once.");
			}
		}
		return parents;
	}

	private List<String> find(RevisionTarget target) {
		try {
			return this.map.parentsOfNew(List.of(target), this.splice).stream().map(RevisionNode::id).toList();
		}
		catch (MultipleHeadsException ex) {
			throw new MultipleParentsException(ex.heads());
		}
	}

}
