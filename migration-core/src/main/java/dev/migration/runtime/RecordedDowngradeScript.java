package dev.migration.runtime;

import dev.migration.MigrationException;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;

/**
 * Script of a revision of which only the recorded downgrade is known.
 */
final class RecordedDowngradeScript implements RevisionScript {

	private final RecordedDowngrade downgrade;

	RecordedDowngradeScript(RecordedDowngrade downgrade) {
		this.downgrade = downgrade;
	}

	@Override
	public void upgrade(Operations op) {
		throw new MigrationException("Revision '" + this.downgrade.node().id()
				+ "' cannot be applied: this application has no script of it; deploy the version that has it.");
	}

	@Override
	public void downgrade(Operations op) {
		this.downgrade.statements().statements().forEach(op::execute);
	}

}
