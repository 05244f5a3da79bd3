package dev.migration.runtime;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;

/**
 * One revision being run on one database.
 *
 * @param database the name of the database
 * @param revision the revision
 * @param direction whether it goes up or down
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionRun(String database, RevisionNode revision, Direction direction) {

}
