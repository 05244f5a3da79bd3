package dev.migration.revision;

import java.util.List;

import dev.migration.MigrationException;

/**
 * Several heads where one was asked for.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class MultipleHeadsException extends MigrationException {

	private static final String MERGE = "'migrate merge heads -m \"<message>\"'";

	private final List<String> heads;

	private MultipleHeadsException(List<String> heads, String message) {
		super(message);
		this.heads = List.copyOf(heads);
	}

	static MultipleHeadsException forTarget(String argument, List<String> heads) {
		String message = "Multiple head revisions are present for given argument %s; "
				+ "please specify a specific target revision (%s)";
		message += argument.endsWith("heads") ? " or '<branchname>@head' to narrow to a specific head"
				: ", '<branchname>@head' to narrow to a specific head, or 'heads' for all heads";
		return new MultipleHeadsException(heads,
				(message + "; %s joins them.").formatted(Quoted.of(argument), Quoted.firstOf(heads), MERGE));
	}

	MultipleHeadsException forNewRevision() {
		return new MultipleHeadsException(this.heads, """
				Multiple heads are present; please specify the head revision on which the new revision \
				should be based ('--head %s' or another of %s), or perform a merge (%s).""".formatted(this.heads.get(0),
				Quoted.firstOf(this.heads), MERGE));
	}

	MultipleHeadsException forStamp() {
		return new MultipleHeadsException(this.heads,
				"Multiple heads are present; please specify a single target revision (%s), or 'heads' for all heads."
					.formatted(Quoted.firstOf(this.heads)));
	}

	/**
	 * Return the heads.
	 * @return the ids of the heads in load order
	 */
	public List<String> heads() {
		return this.heads;
	}

}
