package dev.migration.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.autogenerate.Autogenerate;
import dev.migration.autogenerate.Comparison;
import dev.migration.proof.RevisionProof.Outcome;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationHistory;
import dev.migration.schema.SchemaModel;
import org.jspecify.annotations.Nullable;

/**
 * Shows for each revision of a history that it can be applied, undone and applied again,
 * and for the whole that it leads to what the entities ask for.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class HistoryProof implements AutoCloseable {

	private final Supplier<Rehearsal> rehearsals;

	private final MigrationHistory history;

	private Rehearsal rehearsal;

	/**
	 * Create a proof.
	 * @param rehearsals makes empty databases: a new one after each revision whose way
	 * back leads elsewhere
	 * @param history the history
	 * @throws ScratchUnavailableException if there is no database to be had
	 */
	public HistoryProof(Supplier<Rehearsal> rehearsals, MigrationHistory history) {
		this.rehearsals = rehearsals;
		this.history = history;
		this.rehearsal = rehearsals.get();
	}

	/**
	 * Try every revision out.
	 * @param autogenerate compares with the entities in the end, or {@code null} if there
	 * are none
	 * @return what it came to
	 */
	public ProofReport prove(@Nullable Autogenerate autogenerate) {
		List<RevisionProof> proofs = new ArrayList<>();
		List<RevisionStep> steps = this.history.map().upgrade(Heads.none(), RevisionTarget.HEADS);
		boolean applied = true;
		for (int index = 0; index < steps.size(); index++) {
			RevisionProof proof = applied ? prove(steps, index)
					: new RevisionProof(steps.get(index).revision(), Outcome.NOT_REACHED, List.of());
			proofs.add(proof);
			if (proof.outcome() == Outcome.FAILED && applied) {
				applied = startAgain(steps.subList(0, index + 1));
			}
		}
		return new ProofReport(this.rehearsal.place(), proofs,
				(autogenerate != null && applied) ? differences(autogenerate) : null);
	}

	/**
	 * Come to where the revision would have led, without its way back.
	 */
	private boolean startAgain(List<RevisionStep> steps) {
		this.rehearsal.close();
		this.rehearsal = this.rehearsals.get();
		try {
			this.rehearsal.run(this.history, steps);
			return true;
		}
		catch (MigrationException ex) {
			// That it fails has been said
			return false;
		}
	}

	private List<String> differences(Autogenerate autogenerate) {
		Comparison comparison = this.rehearsal.compare(autogenerate, this.history);
		return comparison.isEmpty() ? List.of() : comparison.differences();
	}

	private RevisionProof prove(List<RevisionStep> steps, int index) {
		List<RevisionStep> up = List.of(steps.get(index));
		List<String> findings = new ArrayList<>();
		try {
			SchemaModel before = this.rehearsal.read(this.history);
			this.rehearsal.run(this.history, up);
			String irreversible = this.rehearsal.irreversible(this.history, up.get(0));
			if (irreversible != null) {
				return new RevisionProof(up.get(0).revision(), Outcome.IRREVERSIBLE, List.of(irreversible));
			}
			SchemaModel after = this.rehearsal.read(this.history);
			this.rehearsal.run(this.history, Steps.back(up));
			this.rehearsal.differences(before, this.rehearsal.read(this.history))
				.forEach((difference) -> findings.add("the downgrade would also have to " + difference));
			if (findings.isEmpty()) {
				this.rehearsal.run(this.history, up);
				this.rehearsal.differences(after, this.rehearsal.read(this.history))
					.forEach((difference) -> findings.add("the second upgrade would also have to " + difference));
			}
		}
		catch (MigrationException ex) {
			findings.add(new RunFailure(ex).text());
		}
		return new RevisionProof(up.get(0).revision(), findings.isEmpty() ? Outcome.PROVEN : Outcome.FAILED, findings);
	}

	@Override
	public void close() {
		this.rehearsal.close();
	}

}
