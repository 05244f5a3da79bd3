package dev.migration.runtime;

import java.util.List;

import dev.migration.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * What came of running revisions in a transaction that was taken back.
 *
 * @param executed the revisions that ran without a failure, in order
 * @param stop why not all of them could run, or {@code null} if they did
 * @author The Migration Authors
 * @since 0.1.0
 */
public record DryRun(List<AppliedRevision> executed, @Nullable Stop stop) {

	public DryRun {
		executed = List.copyOf(executed);
	}

	/**
	 * The end of a dry run before its target. What is behind it was not tried.
	 *
	 * @param before the revision that was not run
	 * @param reason why, as a complete sentence
	 */
	public record Stop(RevisionNode before, String reason) {

		static Stop autocommit(RevisionNode revision) {
			return new Stop(revision, "Revision '" + revision.id() + "' runs without a transaction, so that nothing"
					+ " could take it back; the dry run ends before it.");
		}

		static Stop enumValue(RevisionNode revision) {
			return new Stop(revision, "Revision '" + revision.id() + "' uses a value of an enum type that is not"
					+ " committed in a dry run; the dry run ends before it.");
		}

	}

}
