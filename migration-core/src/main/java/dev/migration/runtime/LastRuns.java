package dev.migration.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import dev.migration.runtime.HistoryReader.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What was done last with each revision, read anew if the history has grown: of thousands
 * of revisions that takes most of the time of a status. Rows are only ever added, so that
 * their number and the last of them tell whether there is something new; what somebody
 * edits by hand shows after a while.
 */
final class LastRuns {

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private volatile @Nullable Known known;

	/**
	 * Read the rows.
	 * @return the rows, newest first; the same list as long as nothing is new
	 */
	List<HistoryEntry> read(HistoryReader reader, Connection connection) throws SQLException {
		Mark mark = reader.mark(connection);
		Known before = this.known;
		if (before != null && before.mark().equals(mark) && System.nanoTime() - before.readAt() < LONGEST.toNanos()) {
			return before.rows();
		}
		long now = System.nanoTime();
		List<HistoryEntry> rows = List.copyOf(reader.read(connection, HistoryCondition.LAST_OF_EACH));
		this.known = new Known(mark, now, rows);
		return rows;
	}

	/**
	 * What was read.
	 *
	 * @param mark the end of the history before that
	 * @param readAt when that was, by the clock of the machine
	 * @param rows the rows
	 */
	private record Known(Mark mark, long readAt, List<HistoryEntry> rows) {

	}

}
