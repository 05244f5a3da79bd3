package dev.migration.command;

import java.util.List;
import java.util.Locale;

import dev.migration.revision.RevisionNode;
import dev.migration.runtime.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * A revision with everything that listings show about its place in the graph.
 *
 * @param revision the revision
 * @param branchLabels its own labels and those that it inherits
 * @param head whether nothing follows it, not even as a dependency
 * @param effectiveHead whether nothing follows it but something depends on it
 * @param branchPoint whether several revisions follow it
 * @param mergePoint whether it follows several
 * @param current whether it is one of the applied heads
 * @param applied whether it is applied
 * @param edited whether its script was edited after it was applied, as far as that shows
 * without running it
 * @param comparable whether it shows without running it that its script was edited or not
 * @param run the row of the history by which it is applied, or {@code null} if it is not
 * applied, the history does not tell or was not asked
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionEntry(RevisionNode revision, List<String> branchLabels, boolean head, boolean effectiveHead,
		boolean branchPoint, boolean mergePoint, boolean current, boolean applied, boolean edited, boolean comparable,
		@Nullable HistoryEntry run) {

	public RevisionEntry {
		branchLabels = List.copyOf(branchLabels);
	}

	/**
	 * Create an entry of which the history was not asked.
	 * @param revision the revision
	 * @param branchLabels its own labels and those that it inherits
	 * @param head whether nothing follows it, not even as a dependency
	 * @param effectiveHead whether nothing follows it but something depends on it
	 * @param branchPoint whether several revisions follow it
	 * @param mergePoint whether it follows several
	 * @param current whether it is one of the applied heads
	 * @param applied whether it is applied
	 * @param edited whether its script was edited after it was applied
	 */
	public RevisionEntry(RevisionNode revision, List<String> branchLabels, boolean head, boolean effectiveHead,
			boolean branchPoint, boolean mergePoint, boolean current, boolean applied, boolean edited) {
		this(revision, branchLabels, head, effectiveHead, branchPoint, mergePoint, current, applied, edited, edited,
				null);
	}

	/**
	 * Create an entry of a revision that was not edited.
	 * @param revision the revision
	 * @param branchLabels its own labels and those that it inherits
	 * @param head whether nothing follows it, not even as a dependency
	 * @param effectiveHead whether nothing follows it but something depends on it
	 * @param branchPoint whether several revisions follow it
	 * @param mergePoint whether it follows several
	 * @param current whether it is one of the applied heads
	 * @param applied whether it is applied
	 */
	public RevisionEntry(RevisionNode revision, List<String> branchLabels, boolean head, boolean effectiveHead,
			boolean branchPoint, boolean mergePoint, boolean current, boolean applied) {
		this(revision, branchLabels, head, effectiveHead, branchPoint, mergePoint, current, applied, false);
	}

	/**
	 * Return what the script is written in.
	 * @return the kind
	 */
	public ScriptKind scriptKind() {
		return ScriptKind.of(this.revision);
	}

	/**
	 * Return the entry on a database.
	 */
	RevisionEntry on(boolean currentThere, boolean appliedThere, boolean editedThere, boolean comparableThere,
			@Nullable HistoryEntry runThere) {
		return new RevisionEntry(this.revision, this.branchLabels, this.head, this.effectiveHead, this.branchPoint,
				this.mergePoint, currentThere, appliedThere, editedThere, comparableThere, runThere);
	}

	/**
	 * What a script is written in.
	 */
	public enum ScriptKind {

		/**
		 * A class, which has to be run to know what it does.
		 */
		JAVA,

		/**
		 * A file of SQL.
		 */
		SQL;

		static ScriptKind of(RevisionNode revision) {
			return revision.origin().toLowerCase(Locale.ROOT).endsWith(".sql") ? SQL : JAVA;
		}

	}

}
