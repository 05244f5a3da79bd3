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
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.PortableType;
import dev.migration.dialect.PortableType.Kind;
import dev.migration.operation.AddColumn;
import dev.migration.operation.CreateTable;
import dev.migration.revision.Direction;
import dev.migration.schema.Column;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The append-only table of everything that was run, ordered by its identity and never by
 * a clock. Columns are only ever added, and nullable.
 */
final class HistoryTable {

	static final int FORMAT_VERSION = 1;

	static final String CHECKSUM = "checksum";

	static final String STATEMENT = "statement";

	/**
	 * The message of the revision, or a note on one of its statements.
	 */
	static final String MESSAGE = "message";

	static final String ERROR = "error";

	static final String DOWNGRADE = "downgrade";

	static final String DOWNGRADE_HASH = "downgrade_hash";

	/**
	 * Why there is no {@link #DOWNGRADE}.
	 */
	static final String DOWNGRADE_MISSING = "downgrade_missing";

	static final String REPLACED = "replaced";

	/**
	 * What the set of all scripts was.
	 */
	static final String FINGERPRINT = "fingerprint";

	/**
	 * Whether the downgrade runs in a transaction.
	 */
	static final String TRANSACTIONAL = "transactional";

	/**
	 * The text of the script.
	 */
	static final String SCRIPT = "script";

	/**
	 * What the catalogs said before a statement.
	 */
	static final String STATE_BEFORE = "state_before";

	private static final Set<HistoryEvent> INTERNAL = EnumSet.of(HistoryEvent.STATEMENT, HistoryEvent.BEGUN,
			HistoryEvent.VERIFIED);

	private static final String TAG = "tag";

	private static final Set<String> WITHOUT_ZONE = Set.of("mariadb", "mysql");

	private final Dialect dialect;

	private final QualifiedName name;

	HistoryTable(Dialect dialect, QualifiedName name) {
		this.dialect = dialect;
		this.name = name;
	}

	void create(SqlSink sink) {
		statements().stream().map(this.dialect.state()::transactional).forEach(sink::execute);
	}

	void createIfMissing(SqlSink sink) {
		statements().stream().map(this.dialect.offline()::unlessThere).forEach(sink::execute);
	}

	private List<String> statements() {
		Table table = Table.of(this.name, columns())
			.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("id")))));
		return this.dialect.statements(new CreateTable(table));
	}

	/**
	 * Add the columns that an earlier version of the tool did not have.
	 * @param existing the names of the columns that are there
	 */
	void addMissing(Collection<String> existing, SqlSink sink) {
		missing(existing).stream()
			.flatMap((column) -> this.dialect.statements(new AddColumn(this.name, column)).stream())
			.forEach(sink::execute);
	}

	boolean lacksColumns(Collection<String> existing) {
		return !missing(existing).isEmpty();
	}

	private List<Column> missing(Collection<String> existing) {
		return columns().stream().filter((column) -> !existing.contains(column.name().text())).toList();
	}

	void addTagIfMissing(SqlSink sink) {
		Column tag = column(TAG, Kind.TEXT);
		sink.execute(
				this.dialect.offline().addColumnUnlessThere(this.name, tag.name(), this.dialect.render(tag.type())));
	}

	private List<Column> columns() {
		return List.of(column("id", Kind.BIGINT).withIdentity(Identity.BY_DEFAULT).withNullable(false),
				column("revision", Kind.VARCHAR, 32).withNullable(false), column("down_revisions", Kind.TEXT),
				column("depends_on", Kind.TEXT), column("branch_labels", Kind.TEXT),
				column("direction", Kind.VARCHAR, 16).withNullable(false),
				column("event", Kind.VARCHAR, 16).withNullable(false), column(MESSAGE, Kind.TEXT),
				column(CHECKSUM, Kind.VARCHAR, 120), column("started_at", Kind.TIMESTAMP_WITH_TIME_ZONE),
				column("duration_millis", Kind.BIGINT), column("database_user", Kind.TEXT), column("host", Kind.TEXT),
				column("application_version", Kind.TEXT), column("format_version", Kind.INTEGER),
				column(STATEMENT, Kind.TEXT), column(ERROR, Kind.TEXT), column(DOWNGRADE, Kind.TEXT),
				column(DOWNGRADE_HASH, Kind.VARCHAR, 120), column(TAG, Kind.TEXT), column(REPLACED, Kind.TEXT),
				column(FINGERPRINT, Kind.VARCHAR, 120), column(TRANSACTIONAL, Kind.BOOLEAN), column(SCRIPT, Kind.TEXT),
				column(STATE_BEFORE, Kind.VARCHAR, 120), column(DOWNGRADE_MISSING, Kind.TEXT));
	}

	private Column column(String column, Kind kind, Integer... arguments) {
		return Column.of(column, this.dialect.nativeType(PortableType.of(kind, arguments)));
	}

	void append(HistoryRecord entry, RunOptions options, SqlSink sink) {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("revision", entry.revision().id());
		values.put("down_revisions", String.join(",", entry.revision().downRevisions()));
		values.put("depends_on", String.join(",", entry.revision().dependsOn()));
		values.put("branch_labels", String.join(",", entry.revision().branchLabels()));
		values.put("direction", entry.direction().name());
		values.put("event", entry.event().name());
		values.put(MESSAGE, entry.revision().message());
		values.put("started_at", OffsetDateTime.ofInstant(entry.startedAt(), ZoneOffset.UTC));
		values.put("duration_millis", entry.duration().toMillis());
		values.put("host", options.host());
		values.put("application_version", options.applicationVersion());
		values.put("format_version", FORMAT_VERSION);
		values.put(TAG, options.tag());
		values.putAll(entry.outcome());
		values.computeIfPresent(TRANSACTIONAL, (column, value) -> Boolean.valueOf(value.toString()));
		insert(values, sink);
	}

	/**
	 * The order is that of the columns, so that the text of the statement is the same on
	 * every run.
	 */
	private void insert(Map<String, @Nullable Object> values, SqlSink sink) {
		List<String> present = columns().stream()
			.map((column) -> column.name().text())
			.filter((column) -> values.get(column) != null)
			.toList();
		String markers = present.stream().map((column) -> "?").collect(Collectors.joining(", "));
		String columns = present.stream().map(this::quoted).collect(Collectors.joining(", "));
		sink.execute("INSERT INTO " + this.dialect.quote(this.name) + " (" + columns + ", database_user) VALUES ("
				+ markers + ", current_user)", present.stream().map(values::get).toList());
	}

	private String quoted(String column) {
		return this.dialect.quote(Name.of(column));
	}

	/**
	 * Read what was written down for the statements of a revision since it was last
	 * carried out or stamped.
	 * @param connection the connection
	 * @param revision the revision
	 * @param direction which way it went
	 * @return the rows in the order of writing
	 */
	List<StatementRow> readStatements(Connection connection, String revision, Direction direction) throws SQLException {
		String table = this.dialect.quote(this.name);
		String sql = "SELECT event, " + statementColumns() + " FROM " + table
				+ " WHERE revision = ? AND direction = ? AND event IN ('STARTED', 'BEGUN', 'STATEMENT', 'FAILED')"
				+ " AND id > (SELECT coalesce(max(id), 0) FROM " + table
				+ " WHERE revision = ? AND event = 'APPLIED') ORDER BY id";
		List<StatementRow> rows = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, revision);
			statement.setString(2, direction.name());
			statement.setString(3, revision);
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					rows.add(statementRow(result));
				}
			}
		}
		return rows;
	}

	private String statementColumns() {
		return Stream.of(STATEMENT, REPLACED, STATE_BEFORE, MESSAGE)
			.map(this::quoted)
			.collect(Collectors.joining(", "));
	}

	private static StatementRow statementRow(ResultSet row) throws SQLException {
		return new StatementRow(HistoryEvent.valueOf(row.getString(1)), row.getString(2), row.getString(3),
				row.getString(4), row.getString(5));
	}

	/**
	 * Read which revisions were left half-way since they were last carried out or
	 * stamped.
	 * @param connection the connection
	 * @return the revisions in the order of their first statements; none if there is no
	 * history table
	 */
	List<UnfinishedRevision> readUnfinished(Connection connection) throws SQLException {
		String table = this.dialect.quote(this.name);
		String sql = "SELECT h.event, h." + quoted(STATEMENT) + ", h.revision, h.direction FROM " + table
				+ " h WHERE h.event IN ('STARTED', 'BEGUN', 'STATEMENT', 'FAILED') AND h.id > (SELECT coalesce(max(a.id), 0)"
				+ " FROM " + table + " a WHERE a.revision = h.revision AND a.event = 'APPLIED') ORDER BY h.id";
		Map<UnfinishedRevision, List<StatementRow>> found = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				if (isKnown(result.getString(4), Direction.values())) {
					UnfinishedRevision one = new UnfinishedRevision(result.getString(3),
							Direction.valueOf(result.getString(4)), 0, false);
					found.computeIfAbsent(one, (key) -> new ArrayList<>())
						.add(new StatementRow(HistoryEvent.valueOf(result.getString(1)), result.getString(2), null,
								null, null));
				}
			}
		}
		catch (SQLException ex) {
			if (this.dialect.state().isMissingTable(ex.getSQLState(), ex.getErrorCode())) {
				return List.of();
			}
			throw ex;
		}
		return found.entrySet().stream().flatMap((one) -> one.getKey().with(JournalRows.of(one.getValue()))).toList();
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
			if (this.dialect.state().isMissingTable(ex.getSQLState(), ex.getErrorCode())) {
				return false;
			}
			throw ex;
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
		String sql = "SELECT h." + quoted(FINGERPRINT) + " FROM " + table + " h WHERE h." + quoted(FINGERPRINT)
				+ " IS NOT NULL AND h.id >= (SELECT coalesce(max(a.id), 0) FROM " + table
				+ " a WHERE a.event IN ('APPLIED', 'REPAIRED'))";
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
		String sql = "SELECT direction, " + quoted(REPLACED) + " FROM " + this.dialect.quote(this.name)
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
		String sql = "SELECT h.id, h.revision, h.down_revisions, h.depends_on, h.branch_labels, h." + quoted("message")
				+ ", h.direction, h.application_version, h.format_version FROM " + table
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
			if (this.dialect.state().isMissingTable(ex.getSQLState(), ex.getErrorCode())) {
				return List.of();
			}
			throw ex;
		}
		return recorded;
	}

	/**
	 * Read how to undo a revision.
	 * @param connection the connection
	 * @param row the identity of the row that says it
	 * @return the columns of that row
	 */
	DowngradeRow readDowngrade(Connection connection, long row) throws SQLException {
		String sql = "SELECT " + quoted(DOWNGRADE) + ", " + quoted(DOWNGRADE_HASH) + ", " + quoted(TRANSACTIONAL) + ", "
				+ quoted(DOWNGRADE_MISSING) + " FROM " + this.dialect.quote(this.name) + " WHERE id = ?";
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
			if (this.dialect.state().isMissingTable(ex.getSQLState(), ex.getErrorCode())) {
				return List.of();
			}
			throw ex;
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
		String sql = "SELECT " + quoted(SCRIPT) + ", " + quoted(DOWNGRADE) + ", " + quoted(DOWNGRADE_MISSING) + " FROM "
				+ this.dialect.quote(this.name) + " WHERE id = ?";
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
			if (this.dialect.state().isMissingTable(ex.getSQLState(), ex.getErrorCode())) {
				return 0;
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
	private static boolean isKnown(String word, Enum<?>[] known) {
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
				result.getString(12), result.getBoolean(13), result.getString(14), result.getString(15));
	}

	private static List<String> list(@Nullable String text) {
		return (text == null || text.isEmpty()) ? List.of() : Arrays.asList(text.split(","));
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
	 * What was written down for a statement, or for the run that it is of.
	 *
	 * @param event what is written down
	 * @param statement which statement
	 * @param replaced what it replaced, or {@code null}
	 * @param stateBefore what the catalogs said before it, or {@code null}
	 * @param note the message of the revision, or a note on the statement
	 */
	record StatementRow(HistoryEvent event, @Nullable String statement, @Nullable String replaced,
			@Nullable String stateBefore, @Nullable String note) {

	}

}
