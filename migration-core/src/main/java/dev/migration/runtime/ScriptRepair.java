package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.ScriptComparison.Verdict;

/**
 * Writes down anew what applied revisions say. Runs nothing on the database.
 */
final class ScriptRepair {

	private final StepContext context;

	private final AppliedScripts scripts;

	ScriptRepair(StepContext context, AppliedScripts scripts) {
		this.context = context;
		this.scripts = scripts;
	}

	/**
	 * Compare, and say what would be written down.
	 * @param rows the applied heads
	 * @param entries the history, newest first
	 * @param chosen the revisions that somebody named; none for all that were edited
	 * @return the comparisons
	 * @throws RepairRefusedException if one that was named is not applied, or cannot be
	 * known without running it
	 */
	List<ScriptComparison> plan(Heads rows, List<HistoryEntry> entries, Set<String> chosen) throws SQLException {
		List<ScriptComparison> plan = new ArrayList<>();
		List<String> applied = new ArrayList<>();
		for (ScriptComparison comparison : this.scripts.integrity().compareAll(rows, entries)) {
			String id = comparison.revision().id();
			applied.add(id);
			if (comparison.isEdited() && (chosen.isEmpty() || chosen.contains(id))) {
				plan.add(this.scripts.explained(comparison, entries, this.context.session().connection(),
						this.context.session().schema()));
			}
			else if (comparison.verdict() != Verdict.EQUAL && chosen.contains(id)) {
				plan.add(known(comparison));
			}
		}
		chosen.stream().filter((id) -> !applied.contains(id)).findFirst().ifPresent((id) -> {
			throw RepairRefusedException.notApplied(id, this.context.session().database().name());
		});
		return plan;
	}

	private ScriptComparison known(ScriptComparison comparison) {
		try {
			return new ScriptComparison(comparison.revision(), comparison.verdict(), comparison.reason(), List.of(),
					this.scripts.integrity().text(comparison.revision()).statements());
		}
		catch (MigrationException ex) {
			throw RepairRefusedException.opaque(comparison.revision().id(), ex);
		}
	}

	/**
	 * Write down what the scripts of a plan say.
	 * @throws UnfinishedRevisionException if one of them is half-way
	 */
	void carryOut(List<ScriptComparison> plan) throws SQLException {
		MigrationSession session = this.context.session();
		Set<String> ids = Set.copyOf(plan.stream().map((comparison) -> comparison.revision().id()).toList());
		new StepRows(this.context).unfinished()
			.stream()
			.filter((one) -> ids.contains(one.revision()))
			.findFirst()
			.ifPresent((one) -> {
				throw new UnfinishedRevisionException(one, UnfinishedRevisions.of(this.context).advice(one),
						session.database().name());
			});
		DatabaseConnections.inTransaction(session.connection(),
				() -> plan.stream().map(ScriptComparison::revision).distinct().forEach(this::append));
	}

	private void append(RevisionNode revision) {
		RunOptions options = this.context.options();
		MigrationHistory history = this.context.history();
		Map<String, Object> outcome = new LinkedHashMap<>(this.scripts.integrity().text(revision).columns());
		ReferencedSchema references = new ReferencedSchema(this.context.dialect(), this.context.session().schema(),
				false);
		outcome.putAll(DowngradeRecording.of(history.script(revision), this.context.dialect(),
				options.scriptArguments(),
				new ReplayedObjects(history, revision, Direction.DOWNGRADE, references, options.scriptArguments())));
		HistoryRecord entry = new HistoryRecord(revision, Direction.UPGRADE, HistoryEvent.REPAIRED,
				options.clock().instant(), Duration.ZERO, outcome);
		new HistoryTable(this.context.dialect(), this.context.session().historyTable()).append(entry, options,
				this.context.sink());
	}

}
