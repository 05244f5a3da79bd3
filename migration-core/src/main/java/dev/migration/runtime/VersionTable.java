package dev.migration.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.PortableType;
import dev.migration.dialect.PortableType.Kind;
import dev.migration.dialect.StateSql;
import dev.migration.operation.CreateTable;
import dev.migration.revision.Heads;
import dev.migration.revision.VersionRowChange;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

/**
 * The table of the applied heads, one row each. Its form is Alembic's: a single column
 * {@code version_num varchar(32)} that is the primary key.
 */
final class VersionTable {

	private static final Name VERSION_NUM = Name.of("version_num");

	private static final int ID_LENGTH = 32;

	private final Dialect dialect;

	private final QualifiedName name;

	VersionTable(Dialect dialect, QualifiedName name) {
		this.dialect = dialect;
		this.name = name;
	}

	/**
	 * Read the state of a database by one query on a connection in autocommit. Where the
	 * history cannot be read, a second one asks for the rows alone.
	 * @param database the database
	 * @param connection the connection
	 * @return the state
	 */
	static DatabaseState read(MigrationDatabase database, Connection connection) throws SQLException {
		StateSql state = database.dialect().state();
		try {
			return read(state.readState(database.schema(), database.versionTable(), database.historyTable()), true,
					connection);
		}
		catch (SQLException ex) {
			if (isBroken(ex)) {
				throw ex;
			}
		}
		try {
			return read(state.readRows(database.schema(), database.versionTable()), false, connection);
		}
		catch (SQLException ex) {
			if (state.isMissingTable(ex.getSQLState(), ex.getErrorCode())) {
				return DatabaseState.NEW;
			}
			if (!isBroken(ex)) {
				StateTableCheck.explain(database, connection);
			}
			throw ex;
		}
	}

	private static DatabaseState read(String sql, boolean fingerprinted, Connection connection) throws SQLException {
		List<String> rows = new ArrayList<>();
		boolean elsewhere = false;
		String fingerprint = null;
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				if (result.getString(3) != null) {
					elsewhere |= !result.getString(2).equals(result.getString(1));
					rows.add(result.getString(3));
				}
				fingerprint = fingerprinted ? result.getString(4) : null;
			}
		}
		return elsewhere ? DatabaseState.NEW : new DatabaseState(true, Heads.of(rows), fingerprint);
	}

	// SQLSTATE class 08: connection exception
	private static boolean isBroken(SQLException failure) {
		return failure.getSQLState() != null && failure.getSQLState().startsWith("08");
	}

	void create(SqlSink sink) {
		statements().stream().map(this.dialect.state()::transactional).forEach(sink::execute);
	}

	void createIfMissing(SqlSink sink) {
		statements().stream().map(this.dialect.offline()::unlessThere).forEach(sink::execute);
	}

	private List<String> statements() {
		Column column = Column.of(VERSION_NUM.text(), this.dialect.nativeType(PortableType.of(Kind.VARCHAR, ID_LENGTH)))
			.withNullable(false);
		Table table = Table.of(this.name, List.of(column))
			.withConstraints(List.of(new PrimaryKey(null, List.of(VERSION_NUM))));
		return this.dialect.statements(new CreateTable(table));
	}

	void apply(VersionRowChange change, SqlSink sink) {
		statement(change).send(sink);
	}

	/**
	 * Return the statement for a change, which has to meet exactly one row.
	 */
	RowStatement statement(VersionRowChange change) {
		return change.accept(new RowStatements());
	}

	/**
	 * Makes the statement for a change.
	 */
	private final class RowStatements implements VersionRowChange.Visitor<RowStatement> {

		@Override
		public RowStatement insert(String id) {
			return new RowStatement("INSERT INTO " + table() + " (version_num) VALUES (?)", List.of(id),
					(count) -> StateRowLostException.require(VersionTable.this.name, count));
		}

		@Override
		public RowStatement delete(String id) {
			return new RowStatement("DELETE FROM " + table() + " WHERE version_num = ?", List.of(id),
					(count) -> expectOne("deleting", id, count));
		}

		@Override
		public RowStatement update(String from, String to) {
			return new RowStatement("UPDATE " + table() + " SET version_num = ? WHERE version_num = ?",
					List.of(to, from), (count) -> expectOne("replacing", from, count));
		}

		private void expectOne(String action, String id, int count) {
			if (count != 1) {
				throw new VersionRowMismatchException(VersionTable.this.name, action, id, count);
			}
		}

		private String table() {
			return VersionTable.this.dialect.quote(VersionTable.this.name);
		}

	}

}
