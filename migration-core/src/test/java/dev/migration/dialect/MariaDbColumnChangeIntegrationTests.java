package dev.migration.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migration.operation.AlterColumn;
import dev.migration.reflection.ColumnCheckReader;
import dev.migration.schema.Column;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.migration.dialect.MariaDbModels.column;
import static dev.migration.dialect.MariaDbModels.generated;
import static dev.migration.dialect.MariaDbModels.notNull;
import static dev.migration.dialect.Models.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what {@link MySqlColumnChange} does to the rows of a table.
 */
class MariaDbColumnChangeIntegrationTests {

	private TestDatabase database;

	private Connection connection;

	@BeforeEach
	void connect() throws SQLException {
		this.database = Databases.mariaDb();
		this.connection = this.database.dataSource().getConnection();
	}

	@AfterEach
	void disconnect() throws SQLException {
		this.connection.close();
		this.database.close();
	}

	@Test
	void keepingTheValuesOfAVirtualColumnChangesNoRow() throws SQLException {
		execute("CREATE TABLE t (n int, c int GENERATED ALWAYS AS (n * 2) VIRTUAL,"
				+ " changed datetime DEFAULT '2020-01-02' ON UPDATE now())");
		execute("INSERT INTO t (n) VALUES (21)");

		change(generated("c", "int", "n * 2", false), notNull("c", "int"));

		assertThat(value("SELECT concat(c, ' ', changed) FROM t")).isEqualTo("42 2020-01-02 00:00:00");
	}

	@Test
	void whatCannotBeStoredIsRefusedBeforeItIsLost() throws SQLException {
		execute("CREATE TABLE t (c datetime GENERATED ALWAYS AS (now()) VIRTUAL)");

		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> change(generated("c", "datetime", "now()", false), column("c", "datetime")))
			.withMessageContaining("cannot be used in the GENERATED ALWAYS AS clause of `c`");
		assertThat(value("SELECT count(c) FROM t")).isEqualTo("0");
	}

	@Test
	void checkOfAColumnStays() throws SQLException {
		execute("CREATE TABLE t (c int CHECK (c > 0), v int GENERATED ALWAYS AS (c + 1) VIRTUAL CHECK (v < 9), d json)");

		change(column("c", "int"), notNull("c", "bigint").withComment("x"));
		change(notNull("c", "bigint").withComment("x"), notNull("n", "int"));
		change(notNull("n", "int"), notNull("m", "int"));
		change(notNull("m", "int"), column("m", "int"));
		change(generated("v", "int", "m + 1", false), notNull("v", "int"));
		change(column("d", "json"), column("d", "longtext"));

		assertThat(value("SELECT group_concat(constraint_name, ' ', check_clause ORDER BY 1 SEPARATOR ', ')"
				+ " FROM information_schema.check_constraints WHERE constraint_schema = database()"))
			.isEqualTo("m `m` > 0, v `v` < 9");
	}

	@Test
	void checkThatARenameWouldLoseIsRefused() throws SQLException {
		execute("CREATE TABLE t (n int, v int GENERATED ALWAYS AS (n + 1) VIRTUAL CHECK (v < 9))");

		assertThatExceptionOfType(UnsupportedOperationOnDatabaseException.class)
			.isThrownBy(() -> change(generated("v", "int", "n + 1", false), column("w", "int")))
			.withMessage("MariaDB cannot rename column 'v', drop it and add it again at once, since its check"
					+ " '`v` < 9' would be lost; rename it in a call of its own.");
	}

	private void change(Column from, Column to) throws SQLException {
		AlterColumn change = new AlterColumn(name("t"), from, to, null, null);
		change = ColumnCheckReader.of(this.connection, new MariaDbDialect(11, 4), this.database.schema())
			.read(change.table(), from)
			.map(change::withCheck)
			.orElse(change);
		for (String sql : new MariaDbDialect(11, 4).statements(change)) {
			execute(sql);
		}
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private String value(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
	}

}
