package dev.migration.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.DatabaseOverview;
import dev.migration.runtime.HistoryEntry;
import dev.migration.runtime.HistoryEvent;
import dev.migration.runtime.HistoryQuery;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationRunner;
import dev.migration.runtime.ScriptComparison;
import dev.migration.runtime.ScriptComparison.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the status together: the graph in memory and a fixed number of queries. Where
 * something is pending, the server is asked as well whether somebody is about it.
 */
final class StatusReader {

	private static final Logger logger = LoggerFactory.getLogger(StatusReader.class);

	private final RevisionMap map;

	private final MigrationRunner runner;

	/**
	 * What the graph says, which never changes.
	 */
	private volatile @Nullable List<RevisionEntry> graph;

	/**
	 * What it says with the rows that were read last.
	 */
	private volatile @Nullable Shown shown;

	StatusReader(MigrationHistory history, MigrationRunner runner) {
		this.map = history.map();
		this.runner = runner;
	}

	MigrationStatus read(HistoryQuery query) {
		try {
			return status(this.runner.overview(query));
		}
		catch (MigrationException ex) {
			return unreachable(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Return what is known of a database that does not answer.
	 * @param reason why
	 */
	MigrationStatus unreachable(String reason) {
		return new MigrationStatus(MigrationState.UNREACHABLE, List.of(), ids(this.map.effectiveHeads()), List.of(),
				List.of(), graph(), List.of(), 0, reason);
	}

	private MigrationStatus status(DatabaseOverview overview) {
		Heads rows = overview.state().rows();
		Heads known = this.runner.known(rows);
		List<String> unknown = this.map.unknown(rows);
		List<String> pending = ids(this.map.pending(known));
		MigrationState state = state(unknown, pending, overview.end());
		return new MigrationStatus(state, rows.ids(), ids(this.map.effectiveHeads()), pending, unknown,
				revisions(overview, known), overview.runs(), overview.total(), null);
	}

	private MigrationState state(List<String> unknown, List<String> pending, List<HistoryEntry> end) {
		if (!unknown.isEmpty()) {
			return MigrationState.UNKNOWN_REVISION;
		}
		boolean failed = !end.isEmpty() && end.get(0).event() == HistoryEvent.FAILED;
		if (pending.isEmpty()) {
			return (failed && isLeftHalfWay(end)) ? MigrationState.FAILED : MigrationState.UP_TO_DATE;
		}
		if (this.runner.running().isPresent()) {
			return MigrationState.RUNNING;
		}
		return failed ? MigrationState.FAILED : MigrationState.PENDING;
	}

	/**
	 * A downgrade that no transaction holds is applied still when it fails, but not all
	 * of it is there any more. Only such a run says that it has started.
	 */
	private static boolean isLeftHalfWay(List<HistoryEntry> newestFirst) {
		HistoryEntry failure = newestFirst.get(0);
		return failure.direction() == Direction.DOWNGRADE && newestFirst.size() > 1
				&& newestFirst.get(1).event() == HistoryEvent.STARTED
				&& newestFirst.get(1).revision().equals(failure.revision());
	}

	private List<RevisionEntry> revisions(DatabaseOverview overview, Heads known) {
		Shown before = this.shown;
		if (before != null && before.isOf(overview)) {
			return before.revisions();
		}
		List<RevisionEntry> revisions = shown(overview, known);
		this.shown = new Shown(overview.state().rows(), overview.last(), revisions);
		return revisions;
	}

	private List<RevisionEntry> shown(DatabaseOverview overview, Heads known) {
		Set<String> applied = this.map.applied(known).stream().map(RevisionNode::id).collect(Collectors.toSet());
		Set<String> current = new HashSet<>(overview.state().rows().ids());
		Map<String, Verdict> verdicts = verdicts(overview);
		Map<String, HistoryEntry> runs = runs(overview.last());
		return graph().stream().map((entry) -> {
			String id = entry.revision().id();
			boolean isApplied = applied.contains(id);
			Verdict verdict = verdicts.getOrDefault(id, Verdict.NOT_COMPARABLE);
			return entry.on(current.contains(id), isApplied, verdict == Verdict.EDITED,
					verdict != Verdict.NOT_COMPARABLE, isApplied ? runs.get(id) : null);
		}).toList();
	}

	private Map<String, Verdict> verdicts(DatabaseOverview overview) {
		try {
			return this.runner.compareSql(overview)
				.stream()
				.collect(Collectors.toMap((one) -> one.revision().id(), ScriptComparison::verdict));
		}
		catch (MigrationException ex) {
			// A script that nobody can read says so when somebody runs it
			logger.debug("Scripts are not compared with what was applied", ex);
			return Map.of();
		}
	}

	private static Map<String, HistoryEntry> runs(List<HistoryEntry> newestFirst) {
		Map<String, HistoryEntry> runs = new HashMap<>();
		newestFirst.stream()
			.filter((entry) -> entry.event() == HistoryEvent.APPLIED)
			.forEach((entry) -> runs.putIfAbsent(entry.revision(), entry));
		runs.values().removeIf((entry) -> entry.direction() == Direction.DOWNGRADE);
		return runs;
	}

	private List<RevisionEntry> graph() {
		List<RevisionEntry> known = this.graph;
		if (known == null) {
			Listing listing = new Listing(this.map, Heads.none());
			known = this.map.history().stream().map(listing::entry).toList();
			this.graph = known;
		}
		return known;
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

	/**
	 * The revisions as they were shown.
	 *
	 * @param rows the applied heads
	 * @param last what was done last with each revision
	 * @param revisions the revisions
	 */
	private record Shown(Heads rows, List<HistoryEntry> last, List<RevisionEntry> revisions) {

		boolean isOf(DatabaseOverview overview) {
			// As long as nothing is new it is the same list
			return this.last == overview.last() && this.rows.equals(overview.state().rows());
		}

	}

}
