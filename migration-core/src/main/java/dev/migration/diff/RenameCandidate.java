package dev.migration.diff;

import java.util.List;

/**
 * Something that goes beside something that comes, so much alike that it may have been
 * renamed.
 *
 * @param rename the rename that it may have been
 * @param changes what else would change, in words such as {@code type}; empty if nothing
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RenameCandidate(Rename rename, List<String> changes) {

	public RenameCandidate {
		changes = List.copyOf(changes);
	}

	/**
	 * Return what has been seen.
	 * @return a sentence such as {@code Column 'book.titel' is gone, and 'title' is new
	 * and the same but for its type.}
	 */
	public String reason() {
		String subject = this.rename.subject();
		String alike = this.changes.isEmpty() ? "the same" : "the same but for " + String.join(" and ", this.changes);
		return Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + " is gone, and '" + this.rename.to()
				+ "' is new and " + alike + ".";
	}

}
