package dev.migration.boot.actuate;

import dev.migration.revision.Direction;
import dev.migration.runtime.AppliedRevision;

/**
 * Description of a step of a command.
 *
 * @param revision the revision
 * @param direction whether it went up, down or was stamped
 * @param durationMillis how long it took
 * @author The Migration Authors
 * @since 0.1.0
 */
public record StepDescriptor(String revision, Direction direction, long durationMillis) {

	static StepDescriptor of(AppliedRevision step) {
		return new StepDescriptor(step.revision().id(), step.direction(), step.duration().toMillis());
	}

}
