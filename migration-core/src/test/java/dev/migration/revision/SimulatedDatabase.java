package dev.migration.revision;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applies steps the way a database would and checks after each that nothing runs twice or
 * too early, and that the version rows are those of the applied revisions.
 */
final class SimulatedDatabase {

	private final RevisionMap map;

	private final Set<RevisionNode> applied = new LinkedHashSet<>();

	private final Set<String> rows = new TreeSet<>();

	SimulatedDatabase(RevisionMap map) {
		this.map = map;
	}

	Heads rows() {
		return Heads.of(this.rows);
	}

	Set<RevisionNode> applied() {
		return Set.copyOf(this.applied);
	}

	void run(List<RevisionStep> steps) {
		steps.forEach(this::run);
	}

	private void run(RevisionStep step) {
		assertThat(step.before()).isEqualTo(rows());
		if (step.direction() == Direction.UPGRADE) {
			assertThat(this.applied).containsAll(parents(step.revision()));
			assertThat(this.applied.add(step.revision())).as("runs once").isTrue();
		}
		else {
			assertThat(this.applied.remove(step.revision())).as("was applied").isTrue();
			assertThat(this.applied).noneMatch((other) -> parents(other).contains(step.revision()));
		}
		step.rowChanges().forEach(this::change);
		assertThat(step.after()).isEqualTo(rows());
		assertThat(rows()).isEqualTo(tips());
	}

	private void change(VersionRowChange change) {
		change.removed().ifPresent((id) -> assertThat(this.rows.remove(id)).isTrue());
		change.added().ifPresent((id) -> assertThat(this.rows.add(id)).isTrue());
	}

	private List<RevisionNode> parents(RevisionNode revision) {
		Set<String> ids = new LinkedHashSet<>(revision.downRevisions());
		ids.addAll(revision.dependsOn());
		return ids.stream().map(this.map::get).toList();
	}

	private Heads tips() {
		return Heads.of(this.applied.stream()
			.filter((revision) -> this.applied.stream().noneMatch((other) -> parents(other).contains(revision)))
			.map(RevisionNode::id)
			.toList());
	}

}
