package dev.migration.runtime;

import java.time.Duration;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;

/**
 * A revision that a run has carried out.
 *
 * @param revision the revision
 * @param direction whether it went up, down or was stamped
 * @param duration how long it took
 * @author The Migration Authors
 * @since 0.1.0
 */
public record AppliedRevision(RevisionNode revision, Direction direction, Duration duration) {

}
