package dev.migration.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.proof.RevisionData.Outcome;
import dev.migration.revision.RevisionStep;
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

	private final FreshRehearsals rehearsals;

	/**
	 * Create a proof.
	 * @param rehearsals makes empty databases: a new one after each revision that fails
	 * @param history the history
	 * @throws ScratchUnavailableException if there is no database to be had
	 */
	public DataProof(Supplier<Rehearsal> rehearsals, MigrationHistory history) {
		this.rehearsals = new FreshRehearsals(rehearsals, history);
	}

	/**
	 * Try every revision out.
	 * @return what became of the rows, in the order in which the revisions run
	 */
	public List<RevisionData> prove() {
		List<RevisionData> results = new ArrayList<>();
		List<RevisionStep> steps = this.rehearsals.steps();
		boolean applied = true;
		for (int index = 0; index < steps.size(); index++) {
			RevisionStep step = steps.get(index);
			if (!applied) {
				results.add(new RevisionData(step.revision(), Outcome.NOT_REACHED, List.of(), 0, List.of()));
				continue;
			}
			Passage passage = new Passage(step);
			results.add(passage.run());
			applied = !passage.failed || this.rehearsals.startAgain(steps.subList(0, index + 1));
		}
		return results;
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
				if (rehearsal().irreversible(history(), step) == null) {
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
			rehearsal().run(history(), steps);
			TableContents after = read(rehearsal().read(history()));
			before.lostIn(after).forEach((loss) -> this.findings.add("the " + direction + " " + loss));
			return after;
		}

		private TableContents fill() {
			SchemaModel schema = rehearsal().read(history());
			List<String> refused;
			try (MigrationSession session = rehearsal().session()) {
				refused = new ExampleRows(session.connection(), rehearsal().dialect(), schema)
					.fill(TableContents.read(session.connection(), rehearsal().dialect(), schema).filled());
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
			try (MigrationSession session = rehearsal().session()) {
				return TableContents.read(session.connection(), rehearsal().dialect(), schema);
			}
			catch (SQLException ex) {
				throw unreadable(ex);
			}
		}

		private MigrationException unreadable(SQLException ex) {
			return new MigrationException(
					"The rows on " + rehearsal().place() + " cannot be counted: " + ServerReason.of(ex), ex);
		}

	}

}
