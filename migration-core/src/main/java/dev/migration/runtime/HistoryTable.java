package dev.migration.runtime;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.PortableType;
import dev.migration.dialect.PortableType.Kind;
import dev.migration.operation.AddColumn;
import dev.migration.operation.CreateTable;
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

	/**
	 * A statement of a script; of a stamp, the {@linkplain StampedRows rows} that it
	 * left.
	 */
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

	private static final String TAG = "tag";

	// In the order of the columns
	private static final List<String> WRITTEN = List.of("revision", "down_revisions", "depends_on", "branch_labels",
			"direction", "event", MESSAGE, CHECKSUM, "started_at", "duration_millis", "host", "application_version",
			"format_version", STATEMENT, ERROR, DOWNGRADE, DOWNGRADE_HASH, TAG, REPLACED, FINGERPRINT, TRANSACTIONAL,
			SCRIPT, STATE_BEFORE, DOWNGRADE_MISSING);

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
		statement(entry, options).send(sink);
	}

	/**
	 * Return the statement that appends a row.
	 */
	RowStatement statement(HistoryRecord entry, RunOptions options) {
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
		return insert(values);
	}

	/**
	 * The order is that of the columns, so that the text of the statement is the same on
	 * every run.
	 */
	private RowStatement insert(Map<String, @Nullable Object> values) {
		List<String> present = WRITTEN.stream().filter((column) -> values.get(column) != null).toList();
		String markers = present.stream().map((column) -> "?").collect(Collectors.joining(", "));
		String columns = present.stream().map(this::quoted).collect(Collectors.joining(", "));
		return new RowStatement(
				"INSERT INTO " + this.dialect.quote(this.name) + " (" + columns + ", database_user) VALUES (" + markers
						+ ", current_user)",
				present.stream().<@Nullable Object>map(values::get).toList(),
				(count) -> StateRowLostException.require(this.name, count));
	}

	private String quoted(String column) {
		return this.dialect.quote(Name.of(column));
	}

}
