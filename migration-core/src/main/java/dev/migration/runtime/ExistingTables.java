package dev.migration.runtime;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.script.ScriptArguments;

/**
 * Looks, before the very first upgrade, whether the tables of the root revisions are
 * there already.
 */
final class ExistingTables {

	private final MigrationSession session;

	private final MigrationHistory history;

	private final ScriptArguments arguments;

	ExistingTables(MigrationSession session, MigrationHistory history, ScriptArguments arguments) {
		this.session = session;
		this.history = history;
		this.arguments = arguments;
	}

	/**
	 * Refuse to go on if a root revision would create a table that exists.
	 * @param steps the steps of the upgrade
	 * @throws ExistingTablesException if there is such a table
	 */
	void refuse(List<RevisionStep> steps) {
		List<RevisionNode> roots = steps.stream()
			.filter((step) -> step.direction() == Direction.UPGRADE)
			.map(RevisionStep::revision)
			.filter(RevisionNode::isBase)
			.toList();
		Set<String> created = CreatedObjects.of(roots, this.history, this.session.dialect(), this.arguments)
			.tables()
			.stream()
			.map(this.session::inModel)
			.filter((table) -> table.schema() == null)
			.map((table) -> table.name().text())
			.collect(Collectors.toSet());
		List<String> existing = created.isEmpty() ? List.of()
				: this.session.tables().stream().filter(created::contains).toList();
		if (!existing.isEmpty()) {
			throw new ExistingTablesException(this.session.database().name(), existing);
		}
	}

}
