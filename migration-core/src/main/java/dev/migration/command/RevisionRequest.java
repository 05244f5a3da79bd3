package dev.migration.command;

import java.nio.file.Path;
import java.util.List;

import dev.migration.autogenerate.RenameAnswers;
import dev.migration.revision.RevisionTarget;
import org.jspecify.annotations.Nullable;

/**
 * What a new revision is to be.
 *
 * @param message what it does, in a line
 * @param source what its operations are found by
 * @param heads the revisions that it follows, usually {@code head}
 * @param splice whether it may follow a revision that is no head
 * @param branchLabels the names of the branch that starts here
 * @param dependsOn what must run before without being a parent
 * @param id the identifier, or {@code null} for a new one
 * @param versionPath which of the script directories it goes to, or {@code null} for the
 * one of its parent
 * @param renames what is known about renames, and who is asked about others
 * @author The Migration Authors
 * @since 0.1.0
 */
public record RevisionRequest(String message, Source source, List<RevisionTarget> heads, boolean splice,
		List<String> branchLabels, List<String> dependsOn, @Nullable String id, @Nullable Path versionPath,
		RenameAnswers renames) {

	public RevisionRequest {
		heads = List.copyOf(heads);
		branchLabels = List.copyOf(branchLabels);
		dependsOn = List.copyOf(dependsOn);
	}

	/**
	 * Create a request about whose renames nothing is known.
	 * @param message what it does, in a line
	 * @param source what its operations are found by
	 * @param heads the revisions that it follows
	 * @param splice whether it may follow a revision that is no head
	 * @param branchLabels the names of the branch that starts here
	 * @param dependsOn what must run before without being a parent
	 * @param id the identifier, or {@code null} for a new one
	 * @param versionPath which of the script directories it goes to, or {@code null}
	 */
	public RevisionRequest(String message, Source source, List<RevisionTarget> heads, boolean splice,
			List<String> branchLabels, List<String> dependsOn, @Nullable String id, @Nullable Path versionPath) {
		this(message, source, heads, splice, branchLabels, dependsOn, id, versionPath, RenameAnswers.NONE);
	}

	/**
	 * Return the same request with what is known about renames.
	 * @param answers what is said, and who is asked
	 * @return the request
	 */
	public RevisionRequest withRenames(RenameAnswers answers) {
		return new RevisionRequest(this.message, this.source, this.heads, this.splice, this.branchLabels,
				this.dependsOn, this.id, this.versionPath, answers);
	}

	/**
	 * Return a request for a revision after the head.
	 * @param message what it does
	 * @param source what its operations are found by
	 * @return the request
	 */
	public static RevisionRequest of(String message, Source source) {
		return new RevisionRequest(message, source, List.of(RevisionTarget.HEAD), false, List.of(), List.of(), null,
				null);
	}

	/**
	 * What the operations of a new revision are found by.
	 */
	public enum Source {

		/** Nothing: a person writes them. */
		EMPTY,

		/** Comparing the entity model with the database. */
		DATABASE,

		/** Comparing the entity model with an empty schema. */
		BASE,

		/**
		 * Comparing the entity model with what the history leads to on a throwaway
		 * database.
		 */
		HISTORY

	}

}
