package dev.migration.proof;

import java.util.List;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationHistory;

/**
 * The empty databases on which a history is tried out revision by revision: a new one
 * after each revision that has left something else than it should.
 */
final class FreshRehearsals implements AutoCloseable {

	private final Supplier<Rehearsal> rehearsals;

	private final MigrationHistory history;

	private Rehearsal current;

	FreshRehearsals(Supplier<Rehearsal> rehearsals, MigrationHistory history) {
		this.rehearsals = rehearsals;
		this.history = history;
		this.current = rehearsals.get();
	}

	Rehearsal current() {
		return this.current;
	}

	MigrationHistory history() {
		return this.history;
	}

	/**
	 * Return the steps to the heads.
	 */
	List<RevisionStep> steps() {
		return this.history.map().upgrade(Heads.none(), RevisionTarget.HEADS);
	}

	/**
	 * Come to where revisions would have led, without the way back of the last one.
	 * @return whether they can be applied
	 */
	boolean startAgain(List<RevisionStep> steps) {
		this.current.close();
		this.current = this.rehearsals.get();
		try {
			this.current.run(this.history, steps);
			return true;
		}
		catch (MigrationException ex) {
			// That it fails has been said
			return false;
		}
	}

	@Override
	public void close() {
		this.current.close();
	}

}
