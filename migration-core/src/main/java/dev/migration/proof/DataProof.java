package dev.migration.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.proof.RevisionData.Outcome;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.schema.SchemaModel;

/**
 * Shows for each revision of a history that it keeps the rows that are there: up, down
 * and up again, with example rows in every table that takes them.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class DataProof implements AutoCloseable {

	private final Supplier<Rehearsal> rehearsals;

	private final MigrationHistory history;

	private Rehearsal rehearsal;

	/**
	 * Create a proof.
	 * @param rehearsals makes empty databases: a new one after each revision that fails
	 * @param history the history
	 * @throws ScratchUnavailableException if there is no database to be had
	 */
	public DataProof(Supplier<Rehearsal> rehearsals, MigrationHistory history) {
		this.rehearsals = rehearsals;
		this.history = history;
		this.rehearsal = rehearsals.get();
	}

	/**
	 * Try every revision out.
	 * @return what became of the rows, in the order in which the revisions run
	 */
	public List<RevisionData> prove() {
		List<RevisionData> results = new ArrayList<>();
		List<RevisionStep> steps = this.history.map().upgrade(Heads.none(), RevisionTarget.HEADS);
		boolean applied = true;
		for (int index = 0; index < steps.size(); index++) {
			RevisionStep step = steps.get(index);
			if (!applied) {
				results.add(new RevisionData(step.revision(), Outcome.NOT_REACHED, List.of(), 0, List.of()));
				continue;
			}
			Passage passage = new Passage(step);
			results.add(passage.run());
			applied = !passage.failed || startAgain(steps.subList(0, index + 1));
		}
		return results;
	}

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

	@Override
	public void close() {
		this.rehearsal.close();
	}

	/**
	 * One revision, up, down and up again.
	 */
	private final class Passage {

		private final List<RevisionStep> up;

		private final List<String> findings = new ArrayList<>();

		private int filled;

		private List<String> empty = List.of();

		private boolean failed;

		Passage(RevisionStep step) {
			this.up = List.of(step);
		}

		RevisionData run() {
			RevisionStep step = this.up.get(0);
			try {
				TableContents before = fill();
				go("upgrade", this.up, before);
				if (DataProof.this.rehearsal.irreversible(DataProof.this.history, step) == null) {
					TableContents after = fill();
					TableContents back = go("downgrade", Steps.back(this.up), after);
					go("second upgrade", this.up, back);
				}
			}
			catch (MigrationException ex) {
				this.failed = true;
				this.findings.add("with rows in the tables, " + new RunFailure(ex).text());
			}
			return new RevisionData(step.revision(), this.findings.isEmpty() ? Outcome.KEPT : Outcome.LOST,
					this.findings, this.filled, this.empty);
		}

		private TableContents go(String direction, List<RevisionStep> steps, TableContents before) {
			DataProof.this.rehearsal.run(DataProof.this.history, steps);
			TableContents after = read(DataProof.this.rehearsal.read(DataProof.this.history));
			before.lostIn(after).forEach((loss) -> this.findings.add("the " + direction + " " + loss));
			return after;
		}

		private TableContents fill() {
			SchemaModel schema = DataProof.this.rehearsal.read(DataProof.this.history);
			List<String> refused;
			try (MigrationSession session = DataProof.this.rehearsal.session()) {
				refused = new ExampleRows(session.connection(), DataProof.this.rehearsal.dialect(), schema).fill(
						TableContents.read(session.connection(), DataProof.this.rehearsal.dialect(), schema).filled());
			}
			catch (SQLException ex) {
				throw unreadable(ex);
			}
			TableContents contents = read(schema);
			this.filled = contents.filled().size();
			this.empty = refused;
			return contents;
		}

		private TableContents read(SchemaModel schema) {
			try (MigrationSession session = DataProof.this.rehearsal.session()) {
				return TableContents.read(session.connection(), DataProof.this.rehearsal.dialect(), schema);
			}
			catch (SQLException ex) {
				throw unreadable(ex);
			}
		}

		private MigrationException unreadable(SQLException ex) {
			return new MigrationException(
					"The rows on " + DataProof.this.rehearsal.place() + " cannot be counted: " + ServerReason.of(ex),
					ex);
		}

	}

}
