package dev.migration.revision;

import java.util.List;
import java.util.stream.Stream;

import dev.migration.MigrationException;

/**
 * Branch label that is also the label or id of another revision.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DuplicateBranchLabelException extends MigrationException {

	private final String label;

	private final List<String> origins;

	DuplicateBranchLabelException(String label, RevisionNode revision, RevisionNode other) {
		super("Branch name '%s' in revision '%s' is already used by revision %s; use another label.".formatted(label,
				revision.id(), other.equals(revision) ? "'%s' as its id".formatted(other.id())
						: "'%s' in '%s'".formatted(other.id(), other.origin())));
		this.label = label;
		this.origins = Stream.of(other, revision).map(RevisionNode::origin).distinct().toList();
	}

	/**
	 * Return the label.
	 * @return the branch label
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Return where it is declared.
	 * @return files or classes in load order
	 */
	public List<String> origins() {
		return this.origins;
	}

}
