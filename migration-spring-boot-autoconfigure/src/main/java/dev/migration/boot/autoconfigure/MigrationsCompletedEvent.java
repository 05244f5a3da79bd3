package dev.migration.boot.autoconfigure;

import java.util.List;

import dev.migration.runtime.AppliedRevision;

/**
 * Application event: the {@link MigrationStrategy} of a start has succeeded. Published
 * when all singletons exist, after a {@link RevisionAppliedEvent} for each revision.
 *
 * @param database the name of the database
 * @param revisions what was run, in order; empty if there was nothing to do
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationsCompletedEvent(String database, List<AppliedRevision> revisions) {

	public MigrationsCompletedEvent {
		revisions = List.copyOf(revisions);
	}

}
