package dev.migration.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applies steps the way a database would and checks after each that nothing runs twice or
 * too early, that each change hits one row, and that the version rows are those of the
 * applied revisions.
 */
final class SimulatedDatabase {

	private final Map<String, Set<String>> parents = new HashMap<>();

	private final Map<String, Integer> appliedSuccessors = new HashMap<>();

	private final Set<String> applied = new LinkedHashSet<>();

	private final Set<String> tips = new TreeSet<>();

	private final Set<String> rows = new TreeSet<>();

	SimulatedDatabase(RevisionMap map) {
		for (RevisionNode node : map.nodes()) {
			Set<String> ids = new LinkedHashSet<>(node.downRevisions());
			node.dependsOn().forEach((name) -> ids.add(map.get(name).id()));
			this.parents.put(node.id(), ids);
		}
	}

	Heads rows() {
		return Heads.of(this.rows);
	}

	Set<String> applied() {
		return Set.copyOf(this.applied);
	}

	void run(List<RevisionStep> steps) {
		steps.forEach(this::run);
	}

	private void run(RevisionStep step) {
		requireRows("rows before", step.before().ids());
		String revision = step.revision().id();
		if (step.direction() == Direction.UPGRADE) {
			upgrade(revision);
		}
		else {
			downgrade(revision);
		}
		change(this.rows, step);
		requireRows("rows after", step.after().ids());
		require("rows are the applied revisions on which no other rests", this.rows.equals(this.tips));
	}

	private void upgrade(String revision) {
		require("parents and dependencies run first", this.applied.containsAll(this.parents.get(revision)));
		require("revision runs once", this.applied.add(revision));
		for (String parent : this.parents.get(revision)) {
			this.appliedSuccessors.merge(parent, 1, Integer::sum);
			this.tips.remove(parent);
		}
		this.tips.add(revision);
	}

	private void downgrade(String revision) {
		require("revision was applied", this.applied.remove(revision));
		require("nothing rests on the revision", this.tips.remove(revision));
		for (String parent : this.parents.get(revision)) {
			if (this.appliedSuccessors.merge(parent, -1, Integer::sum) == 0) {
				this.tips.add(parent);
			}
		}
	}

	/**
	 * Change rows as a table would, where an update or delete must hit one.
	 */
	static void change(Set<String> rows, RevisionStep step) {
		for (VersionRowChange change : step.rowChanges()) {
			change.removed().ifPresent((id) -> require("there is a row to change", rows.remove(id)));
			change.added().ifPresent((id) -> require("there is no such row yet", rows.add(id)));
		}
	}

	private void requireRows(String expectation, List<String> ids) {
		if (!ids.equals(new ArrayList<>(this.rows))) {
			assertThat(ids).as(expectation).isEqualTo(new ArrayList<>(this.rows));
		}
	}

	// Millions of times, for which a fluent assertion is too slow
	private static void require(String expectation, boolean holds) {
		if (!holds) {
			throw new AssertionError(expectation);
		}
	}

}
