package dev.migration.proof;

import java.util.List;

import dev.migration.revision.RevisionNode;

/**
 * What a revision does to rows that are there when it runs.
 *
 * @param revision the revision
 * @param outcome what it came to
 * @param findings what is lost or fails, or why there is no way back; none if all rows
 * are kept
 * @param filled how many tables had rows
 * @param empty the tables that had none, each with the reason
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionData(RevisionNode revision, Outcome outcome, List<String> findings, int filled,
		List<String> empty) {

	public RevisionData {
		findings = List.copyOf(findings);
		empty = List.copyOf(empty);
	}

	/**
	 * What became of the rows.
	 */
	public enum Outcome {

		/** All rows made the whole way. */
		KEPT,

		/** Some were lost, or the revision does not run where there are rows. */
		LOST,

		/** An earlier revision failed on the way up. */
		NOT_REACHED

	}

}
