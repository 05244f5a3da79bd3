package dev.migration.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.PortableType;
import dev.migration.dialect.PortableType.Kind;
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

	private static final int FORMAT_VERSION = 1;

	private final Dialect dialect;

	private final QualifiedName name;

	HistoryTable(Dialect dialect, QualifiedName name) {
		this.dialect = dialect;
		this.name = name;
	}

	void create(SqlSink sink) {
		List<Column> columns = List.of(column("id", Kind.BIGINT).withIdentity(Identity.BY_DEFAULT).withNullable(false),
				column("revision", Kind.VARCHAR, 32).withNullable(false), column("down_revisions", Kind.TEXT),
				column("depends_on", Kind.TEXT), column("branch_labels", Kind.TEXT),
				column("direction", Kind.VARCHAR, 16).withNullable(false),
				column("event", Kind.VARCHAR, 16).withNullable(false), column("message", Kind.TEXT),
				column("checksum", Kind.VARCHAR, 120), column("started_at", Kind.TIMESTAMP_WITH_TIME_ZONE),
				column("duration_millis", Kind.BIGINT), column("database_user", Kind.TEXT), column("host", Kind.TEXT),
				column("application_version", Kind.TEXT), column("format_version", Kind.INTEGER),
				column("statement", Kind.TEXT), column("error", Kind.TEXT), column("downgrade", Kind.TEXT),
				column("downgrade_hash", Kind.VARCHAR, 120));
		Table table = Table.of(this.name, columns)
			.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("id")))));
		this.dialect.statements(new CreateTable(table)).forEach(sink::execute);
	}

	private Column column(String column, Kind kind, Integer... arguments) {
		return Column.of(column, this.dialect.nativeType(PortableType.of(kind, arguments)));
	}

	void append(HistoryRecord entry, RunOptions options, SqlSink sink) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("revision", entry.revision().id());
		values.put("down_revisions", String.join(",", entry.revision().downRevisions()));
		values.put("depends_on", String.join(",", entry.revision().dependsOn()));
		values.put("branch_labels", String.join(",", entry.revision().branchLabels()));
		values.put("direction", entry.direction().name());
		values.put("event", entry.event().name());
		values.put("message", entry.revision().message());
		values.put("checksum", entry.checksum());
		values.put("started_at", OffsetDateTime.ofInstant(entry.startedAt(), ZoneOffset.UTC));
		values.put("duration_millis", entry.duration().toMillis());
		values.put("host", options.host());
		values.put("application_version", options.applicationVersion());
		values.put("format_version", FORMAT_VERSION);
		values.put("error", entry.error());
		values.put("downgrade", (entry.downgrade() != null) ? entry.downgrade().text() : null);
		values.put("downgrade_hash", (entry.downgrade() != null) ? entry.downgrade().hash() : null);
		insert(values, sink);
	}

	private void insert(Map<String, @Nullable Object> values, SqlSink sink) {
		Map<String, @Nullable Object> present = new LinkedHashMap<>(values);
		present.values().removeIf((value) -> value == null);
		String markers = present.keySet().stream().map((column) -> "?").collect(Collectors.joining(", "));
		sink.execute("INSERT INTO " + this.dialect.quote(this.name) + " (" + String.join(", ", present.keySet())
				+ ", database_user) VALUES (" + markers + ", current_user)", new ArrayList<>(present.values()));
	}

	/**
	 * Read the history, newest first.
	 * @param connection the connection
	 * @return the entries; none if there is no history table
	 */
	List<HistoryEntry> read(Connection connection) throws SQLException {
		String sql = "SELECT id, revision, down_revisions, direction, event, message, started_at, duration_millis,"
				+ " database_user, host, application_version, error FROM " + this.dialect.quote(this.name)
				+ " ORDER BY id DESC";
		List<HistoryEntry> entries = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				if (isKnown(result.getString(5))) {
					entries.add(entry(result));
				}
			}
		}
		catch (SQLException ex) {
			if (this.dialect.state().isMissingTable(ex.getSQLState())) {
				return List.of();
			}
			throw ex;
		}
		return entries;
	}

	/**
	 * A newer version of the tool may report what this one has no word for.
	 */
	private static boolean isKnown(String event) {
		return Arrays.stream(HistoryEvent.values()).anyMatch((known) -> known.name().equals(event));
	}

	private static HistoryEntry entry(ResultSet result) throws SQLException {
		String parents = result.getString(3);
		List<String> downRevisions = (parents == null || parents.isEmpty()) ? List.of()
				: Arrays.asList(parents.split(","));
		return new HistoryEntry(result.getLong(1), result.getString(2), downRevisions,
				Direction.valueOf(result.getString(4)), HistoryEvent.valueOf(result.getString(5)), result.getString(6),
				result.getObject(7, OffsetDateTime.class).toInstant(), result.getLong(8), result.getString(9),
				result.getString(10), result.getString(11), result.getString(12));
	}

}
