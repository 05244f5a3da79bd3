package dev.migration.boot.actuate;

import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionStep;
import dev.migration.runtime.MigrationRun;

/**
 * Where a run goes: that which takes back what is unknown first goes where it ends.
 */
final class RunDirection {

	private RunDirection() {
	}

	static Direction of(MigrationRun run) {
		List<RevisionStep> steps = run.steps();
		return steps.get(steps.size() - 1).direction();
	}

}
