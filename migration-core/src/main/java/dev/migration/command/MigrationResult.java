package dev.migration.command;

import java.util.List;

import dev.migration.revision.Heads;
import dev.migration.runtime.AppliedRevision;

/**
 * What an upgrade, downgrade or stamp has done.
 *
 * @param steps the revisions that were run, in order; none if there was nothing to do
 * @param current the applied heads afterwards
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationResult(List<AppliedRevision> steps, Heads current) {

	public MigrationResult {
		steps = List.copyOf(steps);
	}

}
