package dev.migration.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the history what was written down for single statements, which tells what is
 * left half-way.
 */
final class JournalReader {

	private final Dialect dialect;

	private final QualifiedName name;

	JournalReader(Dialect dialect, QualifiedName name) {
		this.dialect = dialect;
		this.name = name;
	}

	/**
	 * Create a reader for what is outside of a session.
	 */
	static JournalReader of(MigrationDatabase database) {
		return new JournalReader(database.dialect(), new QualifiedName(database.schema(), database.historyTable()));
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

	/**
	 * Read what a revision stood on when it was last begun or failed.
	 * @param connection the connection
	 * @param revision the revision
	 * @return the identifiers; nothing if that is not written down
	 */
	Optional<List<String>> readParents(Connection connection, String revision) throws SQLException {
		String sql = "SELECT down_revisions FROM " + this.dialect.quote(this.name)
				+ " WHERE revision = ? AND event IN ('STARTED', 'FAILED') ORDER BY id DESC";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setString(1, revision);
			try (ResultSet result = statement.executeQuery()) {
				String parents = result.next() ? result.getString(1) : null;
				return Optional.ofNullable(parents).map((ids) -> ids.isEmpty() ? List.of() : List.of(ids.split(",")));
			}
		}
	}

	private String statementColumns() {
		return Stream.of(HistoryTable.STATEMENT, HistoryTable.REPLACED, HistoryTable.STATE_BEFORE, HistoryTable.MESSAGE)
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
		String sql = "SELECT h.event, h." + quoted(HistoryTable.STATEMENT) + ", h.revision, h.direction FROM " + table
				+ " h WHERE h.event IN ('STARTED', 'BEGUN', 'STATEMENT', 'FAILED') AND h.id > (SELECT coalesce(max(a.id), 0)"
				+ " FROM " + table + " a WHERE a.revision = h.revision AND a.event = 'APPLIED') ORDER BY h.id";
		Map<UnfinishedRevision, List<StatementRow>> found = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				if (HistoryReader.isKnown(result.getString(4), Direction.values())) {
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
	 * Return where the rows are that say that a part of a revision took effect, or may
	 * have, since it was last carried out or stamped.
	 * @param revision the revision
	 * @return what follows {@code FROM}
	 */
	String halfWay(String revision) {
		String id = this.dialect.literal(revision);
		return halfWay("= " + id, id);
	}

	/**
	 * Return where the rows are that say that a part of one of several revisions took
	 * effect, or may have, since it was last carried out or stamped.
	 * @param revisions the revisions
	 * @return what follows {@code FROM}
	 */
	String halfWay(List<String> revisions) {
		return halfWay(revisions.stream().map(this.dialect::literal).collect(Collectors.joining(", ", "IN (", ")")),
				"h.revision");
	}

	private String halfWay(String chosen, String same) {
		String table = this.dialect.quote(this.name);
		String statement = "h." + quoted(HistoryTable.STATEMENT);
		String since = " FROM " + table + " a WHERE a.revision = " + same + " AND ";
		return table + " h WHERE h.revision " + chosen + " AND h.id > (SELECT coalesce(max(a.id), 0)" + since
				+ "a.event = 'APPLIED') AND (h.event = 'STATEMENT' AND " + statement + " NOT LIKE "
				+ this.dialect.literal(JournalRows.REFUSED_FIRST + "%") + " OR h.event = 'STARTED' AND " + statement
				+ " = " + this.dialect.literal(JournalRows.OFFLINE) + " OR h.event = 'FAILED' AND " + statement + " = "
				+ this.dialect.literal(JournalRows.COMMITTED) + " OR h.event = 'BEGUN' AND NOT EXISTS (SELECT 1" + since
				+ "a.id > h.id AND a.event <> 'STARTED'))";
	}

	private String quoted(String column) {
		return this.dialect.quote(Name.of(column));
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
