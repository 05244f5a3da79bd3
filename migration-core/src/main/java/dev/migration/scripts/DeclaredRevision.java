package dev.migration.scripts;

import java.util.List;

/**
 * What the source of a revision says about its place in the graph.
 *
 * @param id the identifier
 * @param downRevisions the revisions that it follows
 * @param dependsOn the revisions that must run before without being parents
 * @param branchLabels the names of the branch that starts here
 * @param transactional whether it runs in a transaction
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DeclaredRevision(String id, List<String> downRevisions, List<String> dependsOn, List<String> branchLabels,
		boolean transactional) {

	public DeclaredRevision {
		downRevisions = downRevisions.stream().distinct().toList();
		dependsOn = dependsOn.stream().distinct().toList();
		branchLabels = branchLabels.stream().distinct().toList();
	}

	static DeclaredRevision of(RevisionDraft draft) {
		return new DeclaredRevision(draft.id(), draft.downRevisions(), draft.dependsOn(), draft.branchLabels(),
				draft.transactional());
	}

	DeclaredRevision withDownRevisions(List<String> downRevisions) {
		return new DeclaredRevision(this.id, downRevisions, this.dependsOn, this.branchLabels, this.transactional);
	}

}
