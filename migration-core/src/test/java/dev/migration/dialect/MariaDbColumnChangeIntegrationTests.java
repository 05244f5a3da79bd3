package dev.migration.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.migration.operation.AlterColumn;
import dev.migration.operation.Operation;
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

	private void change(Column from, Column to) throws SQLException {
		Operation change = new AlterColumn(name("t"), from, to, null, null);
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
