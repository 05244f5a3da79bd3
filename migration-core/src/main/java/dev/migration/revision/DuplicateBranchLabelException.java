package dev.migration.revision;

import java.util.List;

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

	DuplicateBranchLabelException(String label, List<String> origins) {
		super("Branch label '%s' is declared more than once or is also a revision id, in %s; use another label."
			.formatted(label, Quoted.list(origins)));
		this.label = label;
		this.origins = List.copyOf(origins);
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
