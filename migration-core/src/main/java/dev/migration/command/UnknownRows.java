package dev.migration.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.UnknownVersionRow;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import dev.migration.runtime.MigrationRunner;

/**
 * Explains version rows without a script by what the history in the database says about
 * them.
 */
final class UnknownRows {

	private final MigrationRunner runner;

	UnknownRows(MigrationRunner runner) {
		this.runner = runner;
	}

	/**
	 * Do something, and if there is an unknown row in its way, explain it.
	 */
	<T> T explaining(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (UnknownVersionRowException ex) {
			throw explained(ex);
		}
	}

	private UnknownVersionRowException explained(UnknownVersionRowException ex) {
		try {
			return UnknownVersionRowException.of(explain(ex.rows()));
		}
		catch (MigrationException failure) {
			ex.addSuppressed(failure);
			return ex;
		}
	}

	List<UnknownVersionRow> explain(List<String> rows) {
		List<HistoryEntry> history = rows.isEmpty() ? List.of() : this.runner.snapshot().history();
		return rows.stream().map((row) -> explain(row, history)).toList();
	}

	private static UnknownVersionRow explain(String row, List<HistoryEntry> newestFirst) {
		Optional<HistoryEntry> applied = newestFirst.stream()
			.filter((entry) -> entry.revision().equals(row) && entry.event() == HistoryEvent.APPLIED
					&& entry.direction() != Direction.DOWNGRADE)
			.findFirst();
		boolean recorded = newestFirst.stream()
			.anyMatch((entry) -> entry.revision().equals(row) && entry.downgradeRecorded());
		return applied
			.map((entry) -> new UnknownVersionRow(row, entry.startedAt(), entry.applicationVersion(),
					entry.databaseUser(), entry.message(), recorded))
			.orElseGet(() -> UnknownVersionRow.of(row));
	}

}
