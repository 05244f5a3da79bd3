package dev.migration.scripts;

import java.time.Instant;
import java.util.List;

import dev.migration.operation.Operation;

/**
 * A revision that has no script yet.
 *
 * @param id the identifier
 * @param downRevisions the revisions that it follows
 * @param dependsOn the revisions that must run before without being parents
 * @param branchLabels the names of the branch that starts here
 * @param message what it does
 * @param createDate when it is written
 * @param transactional whether it runs in a transaction
 * @param upgrade what carries it out
 * @param downgrade what undoes it
 * @param notes what its author should know, written as comments into the upgrade
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionDraft(String id, List<String> downRevisions, List<String> dependsOn, List<String> branchLabels,
		String message, Instant createDate, boolean transactional, List<Operation> upgrade, List<Operation> downgrade,
		List<String> notes) {

	public RevisionDraft {
		downRevisions = List.copyOf(downRevisions);
		dependsOn = List.copyOf(dependsOn);
		branchLabels = List.copyOf(branchLabels);
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
		notes = List.copyOf(notes);
	}

}
