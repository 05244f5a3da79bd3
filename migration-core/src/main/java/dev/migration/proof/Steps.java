package dev.migration.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.VersionRowChange;

/**
 * Steps that take others back.
 */
final class Steps {

	private Steps() {
	}

	/**
	 * Return the way back to the rows before. What the graph would plan might take down
	 * more: on a branch, what depends on it.
	 */
	static List<RevisionStep> back(List<RevisionStep> upgrades) {
		List<RevisionStep> steps = new ArrayList<>(upgrades.stream().map(Steps::back).toList());
		Collections.reverse(steps);
		return steps;
	}

	private static RevisionStep back(RevisionStep upgrade) {
		List<VersionRowChange> changes = new ArrayList<>(
				upgrade.rowChanges().stream().map((change) -> change.accept(new Inverse())).toList());
		Collections.reverse(changes);
		return new RevisionStep(upgrade.revision(), Direction.DOWNGRADE, changes, upgrade.after(), upgrade.before());
	}

	/**
	 * The change that takes another back.
	 */
	private static final class Inverse implements VersionRowChange.Visitor<VersionRowChange> {

		@Override
		public VersionRowChange insert(String id) {
			return new VersionRowChange.Delete(id);
		}

		@Override
		public VersionRowChange delete(String id) {
			return new VersionRowChange.Insert(id);
		}

		@Override
		public VersionRowChange update(String from, String to) {
			return new VersionRowChange.Update(to, from);
		}

	}

}
