package dev.migration.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.autogenerate.Autogenerate;
import dev.migration.autogenerate.Comparison;
import dev.migration.proof.RevisionProof.Outcome;
import dev.migration.revision.RevisionStep;
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

	private final FreshRehearsals rehearsals;

	/**
	 * Create a proof.
	 * @param rehearsals makes empty databases: a new one after each revision whose way
	 * back leads elsewhere
	 * @param history the history
	 * @throws ScratchUnavailableException if there is no database to be had
	 */
	public HistoryProof(Supplier<Rehearsal> rehearsals, MigrationHistory history) {
		this.rehearsals = new FreshRehearsals(rehearsals, history);
	}

	/**
	 * Try every revision out.
	 * @param autogenerate compares with the entities in the end, or {@code null} if there
	 * are none
	 * @return what it came to
	 */
	public ProofReport prove(@Nullable Autogenerate autogenerate) {
		List<RevisionProof> proofs = new ArrayList<>();
		List<RevisionStep> steps = this.rehearsals.steps();
		boolean applied = true;
		for (int index = 0; index < steps.size(); index++) {
			RevisionProof proof = applied ? prove(steps, index)
					: new RevisionProof(steps.get(index).revision(), Outcome.NOT_REACHED, List.of());
			proofs.add(proof);
			if (proof.outcome() == Outcome.FAILED && applied) {
				applied = this.rehearsals.startAgain(steps.subList(0, index + 1));
			}
		}
		return new ProofReport(rehearsal().place(), proofs,
				(autogenerate != null && applied) ? differences(autogenerate) : null);
	}

	private List<String> differences(Autogenerate autogenerate) {
		Comparison comparison = rehearsal().compare(autogenerate, history());
		return comparison.isEmpty() ? List.of() : comparison.differences();
	}

	private RevisionProof prove(List<RevisionStep> steps, int index) {
		List<RevisionStep> up = List.of(steps.get(index));
		List<String> findings = new ArrayList<>();
		try {
			SchemaModel before = rehearsal().read(history());
			rehearsal().run(history(), up);
			String irreversible = rehearsal().irreversible(history(), up.get(0));
			if (irreversible != null) {
				return new RevisionProof(up.get(0).revision(), Outcome.IRREVERSIBLE, List.of(irreversible));
			}
			SchemaModel after = rehearsal().read(history());
			rehearsal().run(history(), Steps.back(up));
			rehearsal().differences(before, rehearsal().read(history()))
				.forEach((difference) -> findings.add("the downgrade would also have to " + difference));
			if (findings.isEmpty()) {
				rehearsal().run(history(), up);
				rehearsal().differences(after, rehearsal().read(history()))
					.forEach((difference) -> findings.add("the second upgrade would also have to " + difference));
			}
		}
		catch (MigrationException ex) {
			findings.add(new RunFailure(ex).text());
		}
		return new RevisionProof(up.get(0).revision(), findings.isEmpty() ? Outcome.PROVEN : Outcome.FAILED, findings);
	}

	private Rehearsal rehearsal() {
		return this.rehearsals.current();
	}

	private MigrationHistory history() {
		return this.rehearsals.history();
	}

	@Override
	public void close() {
		this.rehearsals.close();
	}

}
