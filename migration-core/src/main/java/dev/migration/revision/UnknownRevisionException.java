package dev.migration.revision;

import dev.migration.MigrationException;

/**
 * Id, start of an id, or branch label that stands for no revision.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public sealed class UnknownRevisionException extends MigrationException
		permits AmbiguousRevisionException, UnknownVersionRowException {

	private final String argument;

	UnknownRevisionException(String argument, String reason) {
		this(argument, Quoted.of(argument), reason);
	}

	UnknownRevisionException(String argument, String identifiers, String reason) {
		super("Can't locate revision identified by %s: %s.".formatted(identifiers, reason));
		this.argument = argument;
	}

	static UnknownRevisionException noSuchRevision(String argument) {
		if (RevisionTarget.CURRENT_SYMBOL.equals(argument)) {
			return new UnknownRevisionException(argument,
					"'current' only counts in 'show', 'edit' and 'history'; name a revision");
		}
		return new UnknownRevisionException(argument,
				"no revision or branch has this name; run 'history' to list the revisions");
	}

	static UnknownRevisionException noSuchBranch(RevisionTarget target, String branch) {
		return new UnknownRevisionException(target.toString(),
				"there is no branch %s; run 'heads' to list the branches".formatted(Quoted.of(branch)));
	}

	static UnknownRevisionException notOnBranch(String argument, String revision, String branch) {
		return new UnknownRevisionException(argument,
				"revision '%s' is not a member of branch %s; run 'history' to see its branch".formatted(revision,
						Quoted.of(branch)));
	}

	static UnknownRevisionException relative(RevisionTarget target) {
		return new UnknownRevisionException(target.toString(),
				"only '-N', which is N below each head, can be relative here; name a revision");
	}

	/**
	 * Return the id, label or target that was looked for.
	 * @return the id, label or target
	 */
	public String argument() {
		return this.argument;
	}

}
