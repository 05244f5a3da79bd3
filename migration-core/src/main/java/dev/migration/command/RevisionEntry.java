package dev.migration.command;

import java.util.List;

import dev.migration.revision.RevisionNode;

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
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionEntry(RevisionNode revision, List<String> branchLabels, boolean head, boolean effectiveHead,
		boolean branchPoint, boolean mergePoint, boolean current, boolean applied, boolean edited) {

	public RevisionEntry {
		branchLabels = List.copyOf(branchLabels);
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

}
