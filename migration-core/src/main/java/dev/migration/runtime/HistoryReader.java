package dev.migration.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history. Where there is no table, nothing was ever run.
 */
final class HistoryReader {

	private static final Set<HistoryEvent> INTERNAL = EnumSet.of(HistoryEvent.STATEMENT, HistoryEvent.BEGUN,
			HistoryEvent.VERIFIED);

	private static final Set<String> WITHOUT_ZONE = Set.of("mariadb", "mysql");

	private final Dialect dialect;

	private final QualifiedName name;

	HistoryReader(Dialect dialect, QualifiedName name) {
		this.dialect = dialect;
		this.name = name;
	}

	/**
	 * Create a reader for what is outside of a session.
	 */
	static HistoryReader of(MigrationDatabase database) {
		return new HistoryReader(database.dialect(), new QualifiedName(database.schema(), database.historyTable()));
	}

	/**
	 * Read whether the revision that was carried out or stamped last failed.
	 * @param connection the connection
	 * @return {@code false} also if there is no history table
	 */
	boolean isLastFailed(Connection connection) throws SQLException {
		String table = this.dialect.quote(this.name);
		String sql = "SELECT event FROM " + table + " WHERE id = (SELECT max(id) FROM " + table
				+ " WHERE event IN ('APPLIED', 'FAILED'))";
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			return result.next() && HistoryEvent.FAILED.name().equals(result.getString(1));
		}
		catch (SQLException ex) {
			return absent(ex, false);
		}
	}

	/**
	 * Read which sets of scripts were found to be what is applied, since that changed
	 * last.
	 * @param connection the connection
	 * @return the fingerprints
	 */
	Set<String> readFingerprints(Connection connection) throws SQLException {
		String table = this.dialect.quote(this.name);
		String sql = "SELECT h." + quoted(HistoryTable.FINGERPRINT) + " FROM " + table + " h WHERE h."
				+ quoted(HistoryTable.FINGERPRINT) + " IS NOT NULL AND h.id >= (SELECT coalesce(max(a.id), 0) FROM "
				+ table + " a WHERE a.event IN ('APPLIED', 'REPAIRED'))";
		Set<String> fingerprints = new HashSet<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				fingerprints.add(result.getString(1));
			}
		}
		return fingerprints;
	}

	/**
	 * Read what the upgrade replaced by which a revision is applied.
	 * @param connection the connection
	 * @param revision the revision
	 * @return the column {@code replaced}, or {@code null} if it is not known, as of a
	 * revision that was stamped
	 */
	@Nullable String readReplaced(Connection connection, String revision) throws SQLException {
		String sql = "SELECT direction, " + quoted(HistoryTable.REPLACED) + " FROM " + this.dialect.quote(this.name)
				+ " WHERE revision = ? AND event = 'APPLIED' ORDER BY id DESC";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, revision);
			try (ResultSet result = statement.executeQuery()) {
				return (result.next() && Direction.UPGRADE.name().equals(result.getString(1))) ? result.getString(2)
						: null;
			}
		}
	}

	/**
	 * Read what was said last about each revision that was carried out, stamped or
	 * repaired.
	 * @param connection the connection
	 * @return the revisions, oldest row first; none if there is no history table
	 */
	List<RecordedRevision> readRecorded(Connection connection) throws SQLException {
		String table = this.dialect.quote(this.name);
		String sql = "SELECT h.id, h.revision, h.down_revisions, h.depends_on, h.branch_labels, h."
				+ quoted(HistoryTable.MESSAGE) + ", h.direction, h.application_version, h.format_version FROM " + table
				+ " h WHERE h.id IN (SELECT max(a.id) FROM " + table
				+ " a WHERE a.event IN ('APPLIED', 'REPAIRED') GROUP BY a.revision) ORDER BY h.id";
		List<RecordedRevision> recorded = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				if (isKnown(result.getString(7), Direction.values())) {
					recorded.add(new RecordedRevision(result.getLong(1), result.getString(2), list(result.getString(3)),
							list(result.getString(4)), list(result.getString(5)),
							Objects.requireNonNullElse(result.getString(6), ""), Direction.valueOf(result.getString(7)),
							result.getString(8), result.getInt(9)));
				}
			}
		}
		catch (SQLException ex) {
			return absent(ex, List.of());
		}
		return recorded;
	}

	/**
	 * Read what the script of a revision said.
	 * @param connection the connection
	 * @param row the identity of the row that says it
	 * @return the column {@code script}, or {@code null} if it was not kept
	 */
	@Nullable String readScript(Connection connection, long row) throws SQLException {
		String sql = "SELECT " + HistoryTable.SCRIPT + " FROM " + this.dialect.quote(this.name) + " WHERE id = ?";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, row);
			try (ResultSet result = statement.executeQuery()) {
				return result.next() ? result.getString(1) : null;
			}
		}
	}

	/**
	 * Read how to undo a revision.
	 * @param connection the connection
	 * @param row the identity of the row that says it
	 * @return the columns of that row
	 */
	DowngradeRow readDowngrade(Connection connection, long row) throws SQLException {
		String sql = "SELECT " + quoted(HistoryTable.DOWNGRADE) + ", " + quoted(HistoryTable.DOWNGRADE_HASH) + ", "
				+ quoted(HistoryTable.TRANSACTIONAL) + ", " + quoted(HistoryTable.DOWNGRADE_MISSING) + " FROM "
				+ this.dialect.quote(this.name) + " WHERE id = ?";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, row);
			try (ResultSet result = statement.executeQuery()) {
				result.next();
				boolean transactional = result.getBoolean(3);
				return new DowngradeRow(result.getString(1), result.getString(2), !result.wasNull() && transactional,
						result.getString(4));
			}
		}
	}

	/**
	 * Read the history, newest first.
	 * @param connection the connection
	 * @return the entries; none if there is no history table
	 */
	List<HistoryEntry> read(Connection connection) throws SQLException {
		return read(connection, HistoryCondition.ALL);
	}

	/**
	 * Read a part of the history, newest first.
	 * @param connection the connection
	 * @param condition which part
	 * @return the entries; none if there is no history table
	 */
	List<HistoryEntry> read(Connection connection, HistoryCondition condition) throws SQLException {
		String sql = this.dialect.state().readHistory(this.name, condition.sql(this.dialect.quote(this.name)))
				+ condition.limitSql();
		List<HistoryEntry> entries = new ArrayList<>();
		try (PreparedStatement statement = prepare(connection, sql, condition);
				ResultSet result = statement.executeQuery()) {
			while (result.next()) {
				if (isKnown(result.getString(4), Direction.values())
						&& isKnown(result.getString(5), HistoryEvent.values())
						&& !INTERNAL.contains(HistoryEvent.valueOf(result.getString(5)))) {
					entries.add(entry(result));
				}
			}
		}
		catch (SQLException ex) {
			return absent(ex, List.of());
		}
		return entries;
	}

	/**
	 * Read what was kept of the last time that a revision was applied or recorded anew.
	 * @param connection the connection
	 * @param revision the revision
	 * @return what was kept; nothing if it was undone since
	 */
	Optional<RecordedRun> readLast(Connection connection, String revision) throws SQLException {
		List<HistoryEntry> entries = read(connection, HistoryCondition.lastOf(revision));
		if (entries.isEmpty() || entries.get(0).direction() == Direction.DOWNGRADE) {
			return Optional.empty();
		}
		String sql = "SELECT " + quoted(HistoryTable.SCRIPT) + ", " + quoted(HistoryTable.DOWNGRADE) + ", "
				+ quoted(HistoryTable.DOWNGRADE_MISSING) + " FROM " + this.dialect.quote(this.name) + " WHERE id = ?";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, entries.get(0).number());
			try (ResultSet result = statement.executeQuery()) {
				return result.next() ? Optional.of(new RecordedRun(entries.get(0), statements(result.getString(1)),
						statements(result.getString(2)), result.getString(3))) : Optional.empty();
			}
		}
	}

	private static @Nullable List<String> statements(@Nullable String text) {
		return (text != null) ? RecordedStatements.parse(text).map(RecordedStatements::statements).orElse(null) : null;
	}

	/**
	 * Count a part of the history.
	 * @param connection the connection
	 * @param condition which part
	 * @return the number of entries; zero if there is no history table
	 */
	long count(Connection connection, HistoryCondition condition) throws SQLException {
		String table = this.dialect.quote(this.name);
		String sql = "SELECT count(*) FROM " + table + " WHERE " + condition.sql(table);
		try (PreparedStatement statement = prepare(connection, sql, condition);
				ResultSet result = statement.executeQuery()) {
			result.next();
			return result.getLong(1);
		}
		catch (SQLException ex) {
			return absent(ex, 0L);
		}
	}

	/**
	 * Answer for a table that is not there.
	 */
	private <T> T absent(SQLException failure, T answer) throws SQLException {
		if (this.dialect.state().isMissingTable(failure.getSQLState(), failure.getErrorCode())) {
			return answer;
		}
		throw failure;
	}

	/**
	 * Read where the history ends.
	 * @param connection the connection
	 * @return the mark, which is another one after each row that is written
	 */
	Mark mark(Connection connection) throws SQLException {
		String sql = "SELECT count(*), coalesce(max(id), 0) FROM " + this.dialect.quote(this.name);
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return new Mark(result.getLong(1), result.getLong(2));
		}
		catch (SQLException ex) {
			if (this.dialect.state().isMissingTable(ex.getSQLState(), ex.getErrorCode())) {
				return new Mark(0, 0);
			}
			throw ex;
		}
	}

	private static PreparedStatement prepare(Connection connection, String sql, HistoryCondition condition)
			throws SQLException {
		PreparedStatement statement = connection.prepareStatement(sql);
		int index = 1;
		for (Object parameter : condition.parameters()) {
			statement.setObject(index++, parameter);
		}
		return statement;
	}

	/**
	 * A newer version of the tool may report what this one has no word for.
	 */
	static boolean isKnown(String word, Enum<?>[] known) {
		return Arrays.stream(known).anyMatch((one) -> one.name().equals(word));
	}

	/**
	 * MariaDB and MySQL keep no zone; a driver would add that of the session.
	 */
	private @Nullable Instant startedAt(ResultSet result) throws SQLException {
		if (WITHOUT_ZONE.contains(this.dialect.name())) {
			LocalDateTime startedAt = result.getObject(7, LocalDateTime.class);
			return (startedAt != null) ? startedAt.toInstant(ZoneOffset.UTC) : null;
		}
		OffsetDateTime startedAt = result.getObject(7, OffsetDateTime.class);
		return (startedAt != null) ? startedAt.toInstant() : null;
	}

	private HistoryEntry entry(ResultSet result) throws SQLException {
		return new HistoryEntry(result.getLong(1), result.getString(2), list(result.getString(3)),
				Direction.valueOf(result.getString(4)), HistoryEvent.valueOf(result.getString(5)), result.getString(6),
				startedAt(result), result.getLong(8), result.getString(9), result.getString(10), result.getString(11),
				result.getString(12), result.getBoolean(13), result.getString(14), result.getString(15),
				StampedRows.parse(result.getString(16)).orElse(null));
	}

	private static List<String> list(@Nullable String text) {
		return (text == null || text.isEmpty()) ? List.of() : Arrays.asList(text.split(","));
	}

	private String quoted(String column) {
		return this.dialect.quote(Name.of(column));
	}

	/**
	 * How to undo a revision.
	 *
	 * @param statements the statements as {@link RecordedStatements}, or {@code null}
	 * @param hash that of the {@link RecordedDowngrade}, or {@code null}
	 * @param transactional whether they run in a transaction
	 * @param missing why there are no statements, or {@code null}
	 */
	record DowngradeRow(@Nullable String statements, @Nullable String hash, boolean transactional,
			@Nullable String missing) {

	}

	/**
	 * Where the history ends.
	 *
	 * @param rows how many rows there are
	 * @param last the number of the last one
	 */
	record Mark(long rows, long last) {

	}

}
