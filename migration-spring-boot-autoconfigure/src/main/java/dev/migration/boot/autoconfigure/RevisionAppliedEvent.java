package dev.migration.boot.autoconfigure;

import dev.migration.runtime.AppliedRevision;

/**
 * Application event: a revision was committed, up or down. Events of a start are
 * published when all singletons exist, so that every kind of listener receives them.
 *
 * @param database the name of the database
 * @param revision what was run
 * @author The Migration Authors
 * @since 0.1.0
 * @see MigrationsCompletedEvent
 */
public record RevisionAppliedEvent(String database, AppliedRevision revision) {

}
