package dev.migration.runtime;

import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * The last thing that the history says about a revision.
 *
 * @param row the identity of the row
 * @param id the revision
 * @param downRevisions what it builds on
 * @param dependsOn what it depends on
 * @param branchLabels what it calls its branch
 * @param message what it does, empty if unknown
 * @param direction which way it went
 * @param applicationVersion the version of the application that ran it, or {@code null}
 * if unknown
 * @param formatVersion how the row is written
 */
record RecordedRevision(long row, String id, List<String> downRevisions, List<String> dependsOn,
		List<String> branchLabels, String message, Direction direction, @Nullable String applicationVersion,
		int formatVersion) {

	/**
	 * Return the node of the graph.
	 * @param origin what messages call the place where it was found
	 * @throws dev.migration.MigrationException if it is not one that a script can declare
	 */
	RevisionNode node(String origin) {
		return new RevisionNode(this.id, this.downRevisions, this.dependsOn, this.branchLabels, this.message, null,
				origin);
	}

}
