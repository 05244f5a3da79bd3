package dev.migration.runtime;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier runs have left half-way, and what that forbids.
 */
final class UnfinishedRevisions {

	private static final Logger logger = LoggerFactory.getLogger(UnfinishedRevisions.class);

	private final List<UnfinishedRevision> revisions;

	private final MigrationHistory history;

	private final Dialect dialect;

	private final Function<UnfinishedRevision, Predicate<RevisionStep>> renamed;

	/**
	 * Create a look at what is half-way where nothing is to be applied.
	 * @param history the revisions, with those that the steps are of
	 * @param dialect tells which of them a transaction holds
	 */
	UnfinishedRevisions(List<UnfinishedRevision> revisions, MigrationHistory history, Dialect dialect) {
		this(revisions, history, dialect, (gone) -> (step) -> false);
	}

	private UnfinishedRevisions(List<UnfinishedRevision> revisions, MigrationHistory history, Dialect dialect,
			Function<UnfinishedRevision, Predicate<RevisionStep>> renamed) {
		this.revisions = revisions;
		this.history = history;
		this.dialect = dialect;
		this.renamed = renamed;
	}

	/**
	 * Look at what is half-way in a database in which scripts are about to run.
	 * @param context where they run
	 */
	static UnfinishedRevisions of(StepContext context) {
		return new UnfinishedRevisions(new StepRows(context).unfinished(), context.history(), context.dialect(),
				(gone) -> GoneScript.read(context, gone)::isScriptOf);
	}

	/**
	 * Refuse steps in one direction on top of what was left half-way in the other.
	 * Branches that have nothing to do with it may go on. What committed by itself is not
	 * done again, neither is what a script has done that asks for a transaction now, or
	 * that has another identifier now.
	 * @throws UnfinishedRevisionException if one of them is
	 */
	void refuse(List<RevisionStep> steps, String database) {
		for (UnfinishedRevision one : this.revisions) {
			for (RevisionStep step : steps) {
				if (!isBeside(one, step) && (isUnderneath(one, step) || isSharedNow(one, step))) {
					throw new UnfinishedRevisionException(one, advice(one), database);
				}
			}
			List<RevisionStep> beside = steps.stream().filter((step) -> isBeside(one, step)).toList();
			if (!beside.isEmpty()) {
				refuseRenamed(one, beside, database);
			}
		}
	}

	private boolean isBeside(UnfinishedRevision one, RevisionStep step) {
		return isGone(one) && one.direction() == Direction.UPGRADE && step.direction() == Direction.UPGRADE;
	}

	/**
	 * Another application of the same database may have what is gone here, and it does
	 * not matter to this one; but it may be here under another identifier.
	 */
	private void refuseRenamed(UnfinishedRevision gone, List<RevisionStep> steps, String database) {
		Predicate<RevisionStep> renamed = this.renamed.apply(gone);
		steps.stream().filter(renamed).findFirst().ifPresent((step) -> {
			throw new UnfinishedRevisionException(gone, gone.adviceWhereRenamed(step.revision().id()), database);
		});
		logger.warn("{} on database '{}'; this application does not have that revision and goes on beside it",
				gone.description(), database);
	}

	/**
	 * Return what is to be done about a revision by an application with these scripts.
	 * @return what follows a semicolon, without its end
	 */
	String advice(UnfinishedRevision one) {
		if (isGone(one)) {
			return one.adviceWithoutScript();
		}
		return (one.isResumable() && isInTransaction(one)) ? one.adviceInTransaction() : one.advice();
	}

	private boolean isUnderneath(UnfinishedRevision one, RevisionStep step) {
		return (!one.isResumable() || step.direction() != one.direction())
				&& isRelated(one.revision(), step.revision().id());
	}

	private boolean isGone(UnfinishedRevision one) {
		return this.history.map().find(one.revision()).isEmpty();
	}

	private boolean isSharedNow(UnfinishedRevision one, RevisionStep step) {
		return one.revision().equals(step.revision().id()) && isInTransaction(one);
	}

	private boolean isInTransaction(UnfinishedRevision one) {
		return this.history.map()
			.find(one.revision())
			.filter((revision) -> this.history.script(revision).isInTransaction(this.dialect))
			.isPresent();
	}

	/**
	 * Refuse to call a database finished while something is left half-way in the other
	 * direction.
	 * @throws UnfinishedRevisionException if something is
	 */
	void refuse(Direction direction, String database) {
		this.revisions.stream().filter((one) -> one.direction() != direction).findFirst().ifPresent((one) -> {
			throw new UnfinishedRevisionException(one, advice(one), database);
		});
	}

	private boolean isRelated(String one, String other) {
		return this.history.map().find(one).isEmpty() || isBelow(one, other) || isBelow(other, one);
	}

	private boolean isBelow(String lower, String upper) {
		return this.history.map().applied(Heads.of(upper)).stream().map(RevisionNode::id).anyMatch(lower::equals);
	}

}
