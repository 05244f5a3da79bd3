package dev.migration.command;

import java.util.List;
import java.util.Optional;

import dev.migration.MigrationException;
import dev.migration.command.RevisionSql.Source;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownRevisionException;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryQuery;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.RecordedRun;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a revision does, from its script if that is SQL and from what the
 * history has kept. Runs nobody's code.
 */
final class RevisionDetailReader {

	private final MigrationHistory history;

	private final MigrationRunner runner;

	private final StatusReader status;

	private final String historyTable;

	RevisionDetailReader(MigrationHistory history, MigrationRunner runner, StatusReader status, String historyTable) {
		this.history = history;
		this.runner = runner;
		this.status = status;
		this.historyTable = historyTable;
	}

	RevisionDetail read(String revision, int limit) {
		Optional<RevisionNode> node = find(revision);
		String id = node.map(RevisionNode::id).orElse(revision);
		MigrationStatus known = this.status.read(new HistoryQuery(limit).withRevision(id));
		Recorded recorded = (known.error() == null) ? recorded(id) : new Recorded(null, known.error());
		if (node.isEmpty()) {
			return foreign(revision, recorded, known);
		}
		RevisionEntry entry = known.revisions()
			.stream()
			.filter((one) -> one.revision().id().equals(id))
			.findFirst()
			.orElseThrow();
		return new RevisionDetail(entry, true, this.history.script(node.get()).transactional(),
				sql(node.get(), Direction.UPGRADE, recorded), sql(node.get(), Direction.DOWNGRADE, recorded),
				known.history(), known.error());
	}

	/**
	 * Find a revision that has a script.
	 * @throws UnknownRevisionException if several are meant
	 */
	private Optional<RevisionNode> find(String revision) {
		try {
			return this.history.map().resolveOne(RevisionTarget.parse(revision));
		}
		catch (UnknownRevisionException ex) {
			if (ex.getClass() != UnknownRevisionException.class) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	private Recorded recorded(String id) {
		try {
			return new Recorded(this.runner.recorded(id).orElse(null), null);
		}
		catch (DatabaseUnavailableException ex) {
			return new Recorded(null, ex.getMessage());
		}
	}

	/**
	 * A newer version of the application may have applied it.
	 */
	private RevisionDetail foreign(String revision, Recorded recorded, MigrationStatus known) {
		RecordedRun run = recorded.run();
		if (run == null) {
			// Says that there is none
			this.history.map().get(revision);
			throw new IllegalStateException("Revision '" + revision + "' names no revision");
		}
		HistoryEntry row = run.entry();
		RevisionNode node = new RevisionNode(row.revision(), row.downRevisions(), List.of(), List.of(),
				(row.message() != null) ? row.message() : "", null, "table " + this.historyTable);
		boolean current = known.current().contains(row.revision());
		RevisionEntry entry = new RevisionEntry(node, List.of(), current, false, false, node.isMergePoint(), current,
				true, false, false, row);
		return new RevisionDetail(entry, false, true, upgrade(recorded), downgrade(recorded), known.history(),
				known.error());
	}

	private RevisionSql sql(RevisionNode revision, Direction direction, Recorded recorded) {
		try {
			Optional<List<String>> text = this.runner.statements(revision, direction);
			if (text.isPresent()) {
				return RevisionSql.of(Source.SCRIPT, text.get());
			}
		}
		catch (MigrationException ex) {
			return RevisionSql.unavailable(String.valueOf(ex.getMessage()));
		}
		return (direction == Direction.UPGRADE) ? upgrade(recorded) : downgrade(recorded);
	}

	private static RevisionSql upgrade(Recorded recorded) {
		RecordedRun run = recorded.run();
		return (run != null && run.upgrade() != null) ? RevisionSql.of(Source.HISTORY, run.upgrade())
				: RevisionSql.unavailable(recorded.reason("It is a class, which is not run to be shown."));
	}

	private static RevisionSql downgrade(Recorded recorded) {
		RecordedRun run = recorded.run();
		if (run != null && run.downgrade() != null) {
			return RevisionSql.of(Source.HISTORY, run.downgrade());
		}
		return RevisionSql.unavailable((run != null && run.downgradeMissing() != null) ? run.downgradeMissing()
				: recorded.reason("It is a class, which is not run to be shown."));
	}

	/**
	 * What the history has kept, if it could be asked.
	 *
	 * @param run what was kept, or {@code null} for nothing
	 * @param error why it could not be asked, or {@code null} if it was
	 */
	private record Recorded(@Nullable RecordedRun run, @Nullable String error) {

		String reason(String otherwise) {
			if (this.error != null) {
				return otherwise + " " + this.error;
			}
			return (this.run == null) ? otherwise + " What it does is known once it is applied."
					: otherwise + " The history has not kept what it did.";
		}

	}

}
