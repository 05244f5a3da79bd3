package dev.migration.proof;

import java.util.List;

import dev.migration.revision.RevisionNode;

/**
 * What trying one revision of a history out has come to.
 *
 * @param revision the revision
 * @param outcome whether it is proven
 * @param findings what is wrong with it, or why it cannot be undone; none if it is proven
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionProof(RevisionNode revision, Outcome outcome, List<String> findings) {

	public RevisionProof {
		findings = List.copyOf(findings);
	}

	/**
	 * Whether a revision is proven.
	 */
	public enum Outcome {

		/** It went up, down to the schema before, and up again to the same schema. */
		PROVEN,

		/** It went up, and says that there is no way down. */
		IRREVERSIBLE,

		/** It fails, or its ways up and down do not fit each other. */
		FAILED,

		/** An earlier one failed on the way up. */
		NOT_REACHED

	}

}
