package dev.migration.command;

import dev.migration.MigrationException;
import dev.migration.proof.ProofVerdict;
import dev.migration.proof.ProofVerdict.Outcome;

/**
 * Thrown when a new revision was tried out and does not do what it should, or could not
 * be although that was asked for. Nothing was written.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public class ProofFailedException extends MigrationException {

	private final transient ProofVerdict verdict;

	ProofFailedException(ProofVerdict verdict) {
		super(verdict.text() + " No file was written; "
				+ ((verdict.outcome() == Outcome.FAILED) ? "'--force' writes it all the same, with this line in it."
						: "leave '--prove' out to write it unproven."));
		this.verdict = verdict;
	}

	/**
	 * Return what trying it out came to.
	 * @return the verdict
	 */
	public ProofVerdict verdict() {
		return this.verdict;
	}

}
