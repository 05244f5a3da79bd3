package dev.migration.proof;

import java.util.ArrayList;
import java.util.List;

import dev.migration.MigrationException;
import dev.migration.autogenerate.Autogenerate;
import dev.migration.autogenerate.Comparison;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationHistory;
import dev.migration.schema.SchemaModel;

/**
 * Shows that new revisions do what they should: up to what the entities ask for, down to
 * the schema before, and up again to the same.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class SchemaProof {

	private final Rehearsal rehearsal;

	private final MigrationHistory history;

	private final Autogenerate autogenerate;

	private boolean refused;

	/**
	 * Create a proof.
	 * @param rehearsal a database to which everything before the new revisions was
	 * applied
	 * @param history the history with the new revisions
	 * @param autogenerate compares with the entities
	 */
	public SchemaProof(Rehearsal rehearsal, MigrationHistory history, Autogenerate autogenerate) {
		this.rehearsal = rehearsal;
		this.history = history;
		this.autogenerate = autogenerate;
	}

	/**
	 * Try the new revisions out.
	 * @param revision the last of them
	 * @return the verdict
	 */
	public ProofVerdict prove(String revision) {
		List<String> findings = new ArrayList<>();
		List<String> remarks = new ArrayList<>();
		try {
			tryOut(this.history.map().upgrade(this.rehearsal.rows(), RevisionTarget.parse(revision)), findings,
					remarks);
		}
		catch (MigrationException ex) {
			RunFailure failure = new RunFailure(ex);
			if (failure.isOfServer()) {
				return ProofVerdict.notProven(failure.text());
			}
			this.refused = !failure.isOfSchema();
			findings.add(failure.text());
		}
		return ProofVerdict.of(this.rehearsal.place(), findings, remarks);
	}

	/**
	 * Return whether a statement failed for another reason than that something is missing
	 * or there already, so that it would fail on any database.
	 * @return whether it did
	 */
	public boolean isRefused() {
		return this.refused;
	}

	private void tryOut(List<RevisionStep> upgrades, List<String> findings, List<String> remarks) {
		SchemaModel before = this.rehearsal.read(this.history);
		this.rehearsal.run(this.history, upgrades);
		SchemaModel after = this.rehearsal.read(this.history);
		compare(findings, remarks);
		this.rehearsal.run(this.history, Steps.back(upgrades));
		this.rehearsal.differences(before, this.rehearsal.read(this.history))
			.forEach((difference) -> findings.add("the downgrade would also have to " + difference));
		if (findings.isEmpty()) {
			this.rehearsal.run(this.history, upgrades);
			this.rehearsal.differences(after, this.rehearsal.read(this.history))
				.forEach((difference) -> findings.add("the second upgrade would also have to " + difference));
		}
	}

	private void compare(List<String> findings, List<String> remarks) {
		Comparison left = this.rehearsal.compare(this.autogenerate, this.history);
		if (!left.isEmpty()) {
			left.differences().forEach((difference) -> findings.add("the upgrade would also have to " + difference));
		}
		else if (!left.differences().isEmpty()) {
			remarks.add("apart from what rewriters leave out: " + String.join(", ", left.differences()));
		}
		if (!left.notCompared().isEmpty()) {
			remarks.add("apart from what is not compared: " + String.join(", ", left.notCompared()));
		}
	}

}
