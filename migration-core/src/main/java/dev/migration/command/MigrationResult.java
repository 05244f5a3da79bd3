package dev.migration.command;

import java.util.List;

import dev.migration.revision.Heads;
import dev.migration.runtime.AppliedRevision;

/**
 * What an upgrade, downgrade or stamp has done.
 *
 * @param steps the revisions that were run, in order; none if there was nothing to do
 * @param current the applied heads afterwards
 * @param beyond if there was nothing to do, the applied heads that the target is below
 * of: the database is not at the target but ahead of it
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationResult(List<AppliedRevision> steps, Heads current, List<String> beyond) {

	public MigrationResult {
		steps = List.copyOf(steps);
		beyond = List.copyOf(beyond);
	}

	/**
	 * Create the result of a run that had something to do or was at its target.
	 * @param steps the revisions that were run, in order
	 * @param current the applied heads afterwards
	 */
	public MigrationResult(List<AppliedRevision> steps, Heads current) {
		this(steps, current, List.of());
	}

	/**
	 * Return whether anything was run or stamped.
	 * @return {@code false} if the database was at the target or beyond it
	 */
	public boolean isChanged() {
		return !this.steps.isEmpty();
	}

	/**
	 * Return whether the database was left as it is because it is ahead of the target.
	 * @return whether there are revisions beyond the target
	 */
	public boolean isBeyond() {
		return !this.beyond.isEmpty();
	}

}
