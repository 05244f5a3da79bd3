package dev.migration.runtime;

import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;

/**
 * What earlier runs have left half-way, and what that forbids.
 */
final class UnfinishedRevisions {

	private final List<UnfinishedRevision> revisions;

	private final RevisionMap map;

	UnfinishedRevisions(List<UnfinishedRevision> revisions, RevisionMap map) {
		this.revisions = revisions;
		this.map = map;
	}

	/**
	 * Refuse steps in one direction on top of what was left half-way in the other.
	 * Branches that have nothing to do with it may go on. What committed by itself is not
	 * done again.
	 * @throws UnfinishedRevisionException if one of them is
	 */
	void refuse(List<RevisionStep> steps, String database) {
		this.revisions.stream()
			.filter((one) -> steps.stream()
				.anyMatch((step) -> (one.committed() || step.direction() != one.direction())
						&& isRelated(one.revision(), step.revision().id())))
			.findFirst()
			.ifPresent((one) -> {
				throw new UnfinishedRevisionException(one, database);
			});
	}

	/**
	 * Refuse to call a database finished while something is left half-way in the other
	 * direction.
	 * @throws UnfinishedRevisionException if something is
	 */
	void refuse(Direction direction, String database) {
		this.revisions.stream().filter((one) -> one.direction() != direction).findFirst().ifPresent((one) -> {
			throw new UnfinishedRevisionException(one, database);
		});
	}

	private boolean isRelated(String one, String other) {
		return this.map.find(one).isEmpty() || isBelow(one, other) || isBelow(other, one);
	}

	private boolean isBelow(String lower, String upper) {
		return this.map.applied(Heads.of(upper)).stream().map(RevisionNode::id).anyMatch(lower::equals);
	}

}
