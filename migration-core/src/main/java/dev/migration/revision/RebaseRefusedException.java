package dev.migration.revision;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Parents that a revision cannot be moved to, because it is below one of them already,
 * because they are fewer than a merge has, or because nothing would change.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class RebaseRefusedException extends MigrationException {

	private final String revision;

	private final List<String> parents;

	private RebaseRefusedException(String revision, List<String> parents, String message) {
		super(message);
		this.revision = revision;
		this.parents = List.copyOf(parents);
	}

	static RebaseRefusedException ownAncestor(String revision, List<String> parents, String parent) {
		String reason = revision.equals(parent) ? "a revision cannot build on itself"
				: "'%s' builds or depends on it already, so that it would be its own ancestor".formatted(parent);
		return new RebaseRefusedException(revision, parents,
				"Revision '%s' cannot be rebased onto '%s': %s; choose a head of another branch, see 'heads'."
					.formatted(revision, parent, reason));
	}

	static RebaseRefusedException unchanged(String revision, List<String> parents) {
		String where = parents.isEmpty() ? "is a base" : "builds on " + Quoted.list(parents);
		return new RebaseRefusedException(revision, parents,
				"Revision '%s' %s already; there is nothing to rebase.".formatted(revision, where));
	}

	static RebaseRefusedException mergeUndone(String revision, List<String> before, List<String> parents) {
		String onto = parents.isEmpty() ? "'base'" : Quoted.list(parents) + " alone";
		return new RebaseRefusedException(revision, parents,
				"Revision '%s' merges %s, and onto %s it would merge fewer; ".formatted(revision, Quoted.list(before),
						onto) + "name all its parents, each with a '--onto' of its own.");
	}

	/**
	 * Return the revision that was to be moved.
	 * @return the revision id
	 */
	public String revision() {
		return this.revision;
	}

	/**
	 * Return the parents that it was to have.
	 * @return the revision ids, none if it was to become a base
	 */
	public List<String> parents() {
		return this.parents;
	}

}
