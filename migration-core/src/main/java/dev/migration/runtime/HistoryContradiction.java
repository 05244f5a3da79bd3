package dev.migration.runtime;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
	 * Look for a contradiction. A stamp may leave the rows anywhere, and says where.
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
			.filter((last) -> contradicts(last, map, rows))
			.map((last) -> "The version table of database '" + database + "' says " + quoted(rows)
					+ ", but the last that its history knows is the " + described(last)
					+ ": somebody edited one of them or restored a backup of one. Look at what the database really has,"
					+ " and write that down with 'migrate stamp --purge' and those revisions.");
	}

	private static boolean contradicts(HistoryEntry last, RevisionMap map, Heads rows) {
		if (last.direction() == Direction.STAMP) {
			// Who wrote the text of a stamp need not have known of rows on other branches
			return last.stamped() != null && !Set.copyOf(rows.ids()).containsAll(last.stamped().ids());
		}
		return isApplied(map, rows, last.revision()) != (last.direction() == Direction.UPGRADE);
	}

	private static String described(HistoryEntry last) {
		return switch (last.direction()) {
			case UPGRADE -> "upgrade to '" + last.revision() + "'";
			case DOWNGRADE -> "downgrade of '" + last.revision() + "'";
			case STAMP -> "stamp of " + quoted(Objects.requireNonNull(last.stamped()));
		};
	}

	private static String quoted(Heads rows) {
		return "'" + (rows.isEmpty() ? "base" : String.join("', '", rows.ids())) + "'";
	}

	private static boolean isApplied(RevisionMap map, Heads rows, String revision) {
		return map.applied(rows).stream().anyMatch((applied) -> applied.id().equals(revision));
	}

}
