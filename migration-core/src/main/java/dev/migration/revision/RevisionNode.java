package dev.migration.revision;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Node of the revision graph: what a script declares about itself.
 *
 * @param id the revision id: at most 32 characters, without {@code @}, {@code -},
 * {@code +}, {@code :}, {@code ,} and white space
 * @param downRevisions the ids of the revisions this one builds on: none for a base,
 * several for a merge
 * @param dependsOn ids or branch labels of revisions on other branches that must be
 * applied before
 * @param branchLabels the names that this revision gives to its branch
 * @param message the description, empty if there is none
 * @param createDate when the script was written, or {@code null} if it does not say
 * @param origin the file or class that it was read from, for messages
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionNode(String id, List<String> downRevisions, List<String> dependsOn, List<String> branchLabels,
		String message, @Nullable Instant createDate, String origin) {

	public RevisionNode {
		RevisionIds.checkId(id, origin);
		for (String label : branchLabels) {
			RevisionIds.checkLabel(label, origin);
		}
		downRevisions = distinct(downRevisions);
		dependsOn = distinct(dependsOn);
		branchLabels = distinct(branchLabels);
	}

	private static List<String> distinct(List<String> names) {
		return (names.size() > 1) ? names.stream().distinct().toList() : List.copyOf(names);
	}

	/**
	 * Return whether this revision builds on no other.
	 * @return whether it is a base
	 */
	public boolean isBase() {
		return this.downRevisions.isEmpty();
	}

	/**
	 * Return whether this revision joins several branches.
	 * @return whether it is a merge point
	 */
	public boolean isMergePoint() {
		return this.downRevisions.size() > 1;
	}

	/**
	 * Return this revision as it is after it was put onto others.
	 * @param downRevisions the ids of the revisions it builds on, none for a base
	 * @return the same revision with these down revisions
	 */
	public RevisionNode withDownRevisions(List<String> downRevisions) {
		return new RevisionNode(this.id, downRevisions, this.dependsOn, this.branchLabels, this.message,
				this.createDate, this.origin);
	}

}
