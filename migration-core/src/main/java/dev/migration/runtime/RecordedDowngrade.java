package dev.migration.runtime;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.migration.revision.RevisionNode;

/**
 * How to undo a revision, as the history keeps it for an application that does not have
 * its script.
 *
 * @param node the revision
 * @param transactional whether the statements run in a transaction
 * @param statements what undoes it
 */
record RecordedDowngrade(RevisionNode node, boolean transactional, RecordedStatements statements) {

	/**
	 * Return the hash of everything that says what is run, when and how, so that
	 * statements are those of this revision and no other.
	 */
	String hash() {
		String text = TextFields.text(List.of(this.node.id(), TextFields.text(this.node.downRevisions()),
				TextFields.text(this.node.dependsOn()), TextFields.text(this.node.branchLabels()), this.transactional,
				this.statements.text()));
		return Checksum.sha256("downgrade-1", text.getBytes(StandardCharsets.UTF_8));
	}

}
