package dev.migration.proof;

import java.util.List;

import dev.migration.proof.RevisionProof.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What trying a whole history out has come to.
 *
 * @param place the database that it was tried out on, after the word "on"
 * @param revisions each revision in the order in which they run
 * @param differences what the entities still ask for when all revisions are applied, a
 * line each, or {@code null} if they were not compared
 * @author The Migration Authors
 * @since 0.1.0
 */
public record ProofReport(String place, List<RevisionProof> revisions, @Nullable List<String> differences) {

	public ProofReport {
		revisions = List.copyOf(revisions);
		differences = (differences != null) ? List.copyOf(differences) : null;
	}

	/**
	 * Return how many revisions have an outcome.
	 * @param outcome the outcome
	 * @return the number
	 */
	public long count(Outcome outcome) {
		return this.revisions.stream().filter((revision) -> revision.outcome() == outcome).count();
	}

	/**
	 * Return whether no revision failed.
	 * @return {@code false} if one failed or was not reached
	 */
	public boolean isProven() {
		return count(Outcome.FAILED) + count(Outcome.NOT_REACHED) == 0;
	}

}
