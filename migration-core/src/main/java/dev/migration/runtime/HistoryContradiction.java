package dev.migration.runtime;

import java.util.List;
import java.util.Optional;

import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionMap;

/**
 * Version rows that are not where the history ends.
 */
final class HistoryContradiction {

	private HistoryContradiction() {
	}

	/**
	 * Look for a contradiction. A stamp may leave the rows anywhere.
	 * @param map the graph
	 * @param rows the applied heads
	 * @param newestFirst the history
	 * @param database the name of the database
	 * @return a sentence
	 */
	static Optional<String> find(RevisionMap map, Heads rows, List<HistoryEntry> newestFirst, String database) {
		if (!map.unknown(rows).isEmpty()) {
			return Optional.empty();
		}
		return newestFirst.stream()
			.filter((entry) -> entry.event() == HistoryEvent.APPLIED)
			.findFirst()
			.filter((last) -> last.direction() != Direction.STAMP
					&& isApplied(map, rows, last.revision()) != (last.direction() == Direction.UPGRADE))
			.map((last) -> "The version table of database '" + database + "' says '"
					+ (rows.isEmpty() ? "base" : String.join("', '", rows.ids()))
					+ "', but the last that its history knows is the "
					+ ((last.direction() == Direction.UPGRADE) ? "upgrade to '" : "downgrade of '") + last.revision()
					+ "': somebody edited one of them or restored a backup of one.");
	}

	private static boolean isApplied(RevisionMap map, Heads rows, String revision) {
		return map.applied(rows).stream().anyMatch((applied) -> applied.id().equals(revision));
	}

}
