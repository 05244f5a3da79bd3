package dev.migration.command;

import java.util.List;

import dev.migration.runtime.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Everything that there is to know about a database's migrations at one moment.
 *
 * @param state where it stands
 * @param current the applied heads
 * @param heads the heads of the graph
 * @param pending the revisions that are not applied, in the order in which they would run
 * @param unknown the applied heads that this application does not have
 * @param revisions all revisions, newest first
 * @param history what was carried out, stamped or failed, newest first: the part that was
 * asked for
 * @param historyTotal how many entries there are of those that were asked for, on
 * whatever page
 * @param error why the state is {@link MigrationState#UNREACHABLE}, otherwise
 * {@code null}
 * @author The Migration Authors
 * @since 0.1.0
 */
public record MigrationStatus(MigrationState state, List<String> current, List<String> heads, List<String> pending,
		List<String> unknown, List<RevisionEntry> revisions, List<HistoryEntry> history, long historyTotal,
		@Nullable String error) {

	public MigrationStatus {
		current = List.copyOf(current);
		heads = List.copyOf(heads);
		pending = List.copyOf(pending);
		unknown = List.copyOf(unknown);
		revisions = List.copyOf(revisions);
		history = List.copyOf(history);
	}

	/**
	 * Create a status with all of its history.
	 * @param state where it stands
	 * @param current the applied heads
	 * @param heads the heads of the graph
	 * @param pending the revisions that are not applied, in the order in which they would
	 * run
	 * @param unknown the applied heads that this application does not have
	 * @param revisions all revisions, newest first
	 * @param history what was run, newest first
	 * @param error why the state is {@link MigrationState#UNREACHABLE}, otherwise
	 * {@code null}
	 */
	public MigrationStatus(MigrationState state, List<String> current, List<String> heads, List<String> pending,
			List<String> unknown, List<RevisionEntry> revisions, List<HistoryEntry> history, @Nullable String error) {
		this(state, current, heads, pending, unknown, revisions, history, history.size(), error);
	}

}
