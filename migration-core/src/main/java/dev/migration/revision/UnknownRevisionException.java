package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Id, start of an id, or branch label that no revision has.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class UnknownRevisionException extends MigrationException {

	private final String argument;

	private UnknownRevisionException(String argument, String message) {
		super(message);
		this.argument = argument;
	}

	static UnknownRevisionException noSuchRevision(String argument) {
		return new UnknownRevisionException(argument,
				"No revision or branch '%s' is present; run 'history' to list the revisions.".formatted(argument));
	}

	static UnknownRevisionException noSuchBranch(String branch) {
		return new UnknownRevisionException(branch,
				"No branch '%s' is present; run 'heads' to list the branches.".formatted(branch));
	}

	static UnknownRevisionException notOnBranch(String revision, String branch) {
		return new UnknownRevisionException(revision,
				"Revision '%s' is not on branch '%s'; run 'history' to see its branch.".formatted(revision, branch));
	}

	/**
	 * Return the id or label that was looked for.
	 * @return the id or label
	 */
	public String argument() {
		return this.argument;
	}

}
