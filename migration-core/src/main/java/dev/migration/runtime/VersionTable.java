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
	 * Read the state of a database by one query on a connection in autocommit.
	 * @param database the database
	 * @param connection the connection
	 * @return the state
	 */
	static DatabaseState read(MigrationDatabase database, Connection connection) throws SQLException {
		String sql = database.dialect().state().readRows(database.schema(), database.versionTable());
		List<String> rows = new ArrayList<>();
		boolean elsewhere = false;
		try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				if (result.getString(3) != null) {
					elsewhere |= !result.getString(2).equals(result.getString(1));
					rows.add(result.getString(3));
				}
			}
		}
		catch (SQLException ex) {
			if (database.dialect().state().isMissingTable(ex.getSQLState(), ex.getErrorCode())) {
				return DatabaseState.NEW;
			}
			throw ex;
		}
		return elsewhere ? DatabaseState.NEW : new DatabaseState(true, Heads.of(rows));
	}

	void create(SqlSink sink) {
		statements().forEach(sink::execute);
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
		change.accept(new RowStatements(sink));
	}

	/**
	 * Sends the statement for a change and checks that it met exactly one row.
	 */
	private final class RowStatements implements VersionRowChange.Visitor<Integer> {

		private final SqlSink sink;

		private RowStatements(SqlSink sink) {
			this.sink = sink;
		}

		@Override
		public Integer insert(String id) {
			return this.sink.execute("INSERT INTO " + table() + " (version_num) VALUES (?)", List.of(id));
		}

		@Override
		public Integer delete(String id) {
			return expectOne("deleting", id,
					this.sink.execute("DELETE FROM " + table() + " WHERE version_num = ?", List.of(id)));
		}

		@Override
		public Integer update(String from, String to) {
			return expectOne("replacing", from, this.sink
				.execute("UPDATE " + table() + " SET version_num = ? WHERE version_num = ?", List.of(to, from)));
		}

		private int expectOne(String action, String id, int count) {
			if (count != 1) {
				throw new VersionRowMismatchException(VersionTable.this.name, action, id, count);
			}
			return count;
		}

		private String table() {
			return VersionTable.this.dialect.quote(VersionTable.this.name);
		}

	}

}
