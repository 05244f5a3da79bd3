package dev.migration.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.migration.MigrationException;
import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionNode;
import dev.migration.runtime.ScriptComparison.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Compares the scripts of applied revisions with what the history says about them.
 */
final class ScriptIntegrity {

	private final MigrationHistory history;

	private final MigrationDatabase database;

	private final RunOptions options;

	private final Map<String, Optional<String>> sqlChecksums = new ConcurrentHashMap<>();

	ScriptIntegrity(MigrationHistory history, MigrationDatabase database, RunOptions options) {
		this.history = history;
		this.database = database;
		this.options = options;
	}

	/**
	 * Return whether one of the applied scripts can be compared without running it.
	 */
	boolean hasSql(Heads rows) {
		return this.history.map().applied(rows).stream().anyMatch((revision) -> sqlChecksum(revision).isPresent());
	}

	/**
	 * Compare the scripts that are SQL. Runs nobody's code.
	 * @param rows the applied heads
	 * @param newestFirst the history
	 * @return what came out, without what would have to be run
	 */
	List<ScriptComparison> compareSql(Heads rows, List<HistoryEntry> newestFirst) {
		Map<String, HistoryEntry> latest = latest(newestFirst);
		List<ScriptComparison> comparisons = new ArrayList<>();
		for (RevisionNode revision : this.history.map().applied(rows)) {
			Optional<String> checksum = sqlChecksum(revision);
			if (checksum.isPresent()) {
				comparisons.add(notComparable(revision, latest.get(revision.id()), Checksum.SQL)
					.orElseGet(() -> compared(revision, latest.get(revision.id()), checksum.get())));
			}
		}
		return comparisons;
	}

	/**
	 * Compare all scripts. Those that are not SQL are run for what they ask for.
	 * @param rows the applied heads
	 * @param newestFirst the history
	 * @return what came out, in the order of the graph, and behind that what has moved
	 */
	List<ScriptComparison> compareAll(Heads rows, List<HistoryEntry> newestFirst) {
		Map<String, HistoryEntry> latest = latest(newestFirst);
		List<MovedRevision> moved = MovedRevision.find(this.history.map(), rows, newestFirst);
		Set<String> explained = stamped(newestFirst);
		moved.forEach((one) -> explained.addAll(one.missed()));
		List<ScriptComparison> comparisons = new ArrayList<>();
		for (RevisionNode revision : this.history.map().applied(rows)) {
			HistoryEntry row = latest.get(revision.id());
			comparisons.add((row == null && !explained.contains(revision.id())) ? ScriptComparison.unrecorded(revision)
					: compare(revision, row));
		}
		moved.forEach((one) -> comparisons.add(ScriptComparison.moved(one)));
		return comparisons;
	}

	/**
	 * A stamp says that everything below is there, and writes no rows of that.
	 */
	private Set<String> stamped(List<HistoryEntry> entries) {
		List<String> stamps = entries.stream()
			.filter((entry) -> entry.direction() == Direction.STAMP && entry.event() == HistoryEvent.APPLIED)
			.map(HistoryEntry::revision)
			.filter((id) -> this.history.map().find(id).isPresent())
			.distinct()
			.toList();
		Set<String> ids = new HashSet<>();
		this.history.map().applied(Heads.of(stamps)).forEach((revision) -> ids.add(revision.id()));
		return ids;
	}

	private ScriptComparison compare(RevisionNode revision, @Nullable HistoryEntry row) {
		try {
			Optional<String> sql = sqlChecksum(revision);
			return notComparable(revision, row, sql.isPresent() ? Checksum.SQL : Checksum.OPERATIONS)
				.orElseGet(() -> compared(revision, row, sql.orElseGet(() -> recordedTwice(revision))));
		}
		catch (MigrationException ex) {
			// It asks the database something, or does not run here
			return ScriptComparison.notComparable(revision, String.valueOf(ex.getMessage()));
		}
	}

	private static ScriptComparison compared(RevisionNode revision, @Nullable HistoryEntry row, String checksum) {
		return (row != null && checksum.equals(row.checksum())) ? ScriptComparison.equal(revision)
				: new ScriptComparison(revision, Verdict.EDITED, null, List.of(), List.of());
	}

	private static Optional<ScriptComparison> notComparable(RevisionNode revision, @Nullable HistoryEntry row,
			String kind) {
		return Optional.ofNullable(obstacle(row, kind))
			.map((reason) -> ScriptComparison.notComparable(revision, reason));
	}

	private static @Nullable String obstacle(@Nullable HistoryEntry row, String kind) {
		if (row == null || row.direction() == Direction.DOWNGRADE) {
			return "the history has no row of its upgrade, as after a stamp";
		}
		String checksum = row.checksum();
		if (checksum == null) {
			return (row.direction() == Direction.STAMP) ? "it was stamped, and what it does was not written down"
					: "the history does not say what it did";
		}
		String recorded = Checksum.kind(checksum);
		if (recorded.equals(kind)) {
			return null;
		}
		return switch (recorded) {
			case Checksum.SQL -> "it was SQL when it was applied";
			case Checksum.OPERATIONS -> "it was no SQL when it was applied";
			default -> "its checksum '" + recorded + "' is none that this version of the tool knows";
		};
	}

	private Optional<String> sqlChecksum(RevisionNode revision) {
		return this.sqlChecksums.computeIfAbsent(revision.id(),
				(id) -> ScriptText
					.ofSql(this.history.script(revision), Direction.UPGRADE, dialect(), this.options.scriptArguments())
					.map(ScriptText::checksum));
	}

	private String recordedTwice(RevisionNode revision) {
		String checksum = text(revision).checksum();
		if (!checksum.equals(text(revision).checksum())) {
			throw new MigrationException("its operations differ from one recording to the next");
		}
		return checksum;
	}

	/**
	 * Return what a script says, which runs it unless it is SQL.
	 */
	ScriptText text(RevisionNode revision) {
		return ScriptText
			.ofSql(this.history.script(revision), Direction.UPGRADE, dialect(), this.options.scriptArguments())
			.orElseGet(() -> RecordedScript
				.of(this.history, revision, Direction.UPGRADE, this.database, this.options.scriptArguments())
				.text());
	}

	/**
	 * Say where an edited script differs.
	 * @param edited the comparison
	 * @param recorded the statements that were written down, or {@code null} if they were
	 * not
	 * @return the comparison with both texts
	 */
	ScriptComparison explained(ScriptComparison edited, @Nullable RecordedStatements recorded) {
		RevisionNode revision = edited.revision();
		List<String> present = text(revision).statements();
		List<String> before = (recorded != null) ? recorded.statements() : List.of();
		return new ScriptComparison(revision, edited.verdict(),
				(recorded != null) ? place(normalised(before, revision), normalised(present, revision)) : null, before,
				present);
	}

	private List<String> normalised(List<String> statements, RevisionNode revision) {
		return ScriptText.normalised(statements, dialect(), revision.origin());
	}

	private static @Nullable String place(List<String> before, List<String> after) {
		int same = 0;
		while (same < before.size() && same < after.size() && before.get(same).equals(after.get(same))) {
			same++;
		}
		if (same < after.size()) {
			return "statement '" + (same + 1) + "' of '" + after.size() + "'";
		}
		return (same < before.size()) ? "statement '" + (same + 1) + "', which is gone" : null;
	}

	/**
	 * Return the row of each revision that says last what it is.
	 */
	static Map<String, HistoryEntry> latest(List<HistoryEntry> newestFirst) {
		Map<String, HistoryEntry> latest = new HashMap<>();
		newestFirst.stream()
			.filter((entry) -> entry.event() == HistoryEvent.APPLIED || entry.event() == HistoryEvent.REPAIRED)
			.forEach((entry) -> latest.putIfAbsent(entry.revision(), entry));
		return latest;
	}

	private Dialect dialect() {
		return this.database.dialect();
	}

}
