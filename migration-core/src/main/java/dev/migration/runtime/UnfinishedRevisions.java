package dev.migration.runtime;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;

/**
 * What earlier runs have left half-way, and what that forbids.
 */
final class UnfinishedRevisions {

	private final List<UnfinishedRevision> revisions;

	private final MigrationHistory history;

	private final Dialect dialect;

	/**
	 * Create a look at what is half-way.
	 * @param history the revisions, with those that the steps are of
	 * @param dialect tells which of them a transaction holds
	 */
	UnfinishedRevisions(List<UnfinishedRevision> revisions, MigrationHistory history, Dialect dialect) {
		this.revisions = revisions;
		this.history = history;
		this.dialect = dialect;
	}

	/**
	 * Refuse steps in one direction on top of what was left half-way in the other.
	 * Branches that have nothing to do with it may go on. What committed by itself is not
	 * done again, neither is what a script has done that asks for a transaction now, or
	 * that is gone: it may have another identifier.
	 * @throws UnfinishedRevisionException if one of them is
	 */
	void refuse(List<RevisionStep> steps, String database) {
		for (UnfinishedRevision one : this.revisions) {
			for (RevisionStep step : steps) {
				if (isUnderneath(one, step)) {
					throw new UnfinishedRevisionException(one, one.advice(), database);
				}
				if (step.direction() == Direction.UPGRADE && isGone(one)) {
					throw new UnfinishedRevisionException(one, one.adviceWithoutScript(), database);
				}
				if (isSharedNow(one, step)) {
					throw new UnfinishedRevisionException(one, one.adviceInTransaction(), database);
				}
			}
		}
	}

	private boolean isUnderneath(UnfinishedRevision one, RevisionStep step) {
		return (!one.isResumable() || step.direction() != one.direction())
				&& isRelated(one.revision(), step.revision().id());
	}

	private boolean isGone(UnfinishedRevision one) {
		return this.history.map().find(one.revision()).isEmpty();
	}

	private boolean isSharedNow(UnfinishedRevision one, RevisionStep step) {
		return one.revision().equals(step.revision().id())
				&& this.history.script(step.revision()).isInTransaction(this.dialect);
	}

	/**
	 * Refuse to call a database finished while something is left half-way in the other
	 * direction.
	 * @throws UnfinishedRevisionException if something is
	 */
	void refuse(Direction direction, String database) {
		this.revisions.stream().filter((one) -> one.direction() != direction).findFirst().ifPresent((one) -> {
			throw new UnfinishedRevisionException(one, one.advice(), database);
		});
	}

	private boolean isRelated(String one, String other) {
		return this.history.map().find(one).isEmpty() || isBelow(one, other) || isBelow(other, one);
	}

	private boolean isBelow(String lower, String upper) {
		return this.history.map().applied(Heads.of(upper)).stream().map(RevisionNode::id).anyMatch(lower::equals);
	}

}
