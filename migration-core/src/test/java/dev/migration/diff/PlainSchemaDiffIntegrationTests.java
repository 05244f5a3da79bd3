package dev.migration.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.H2Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.operation.Operation;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.Databases;
import dev.migration.testing.PlainSchemas;
import dev.migration.testing.RandomSchemas;
import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link SchemaDiffIntegrationTests} does on PostgreSQL, on MariaDB and H2: there
 * and back again from one schema by chance to another.
 */
class PlainSchemaDiffIntegrationTests {

	@Test
	@Tag("campaign")
	void mariaDbGoesFromOneSchemaToTheOtherAndBack() {
		Seeds.of(20_261_121, 60).check((seed) -> {
			try (TestDatabase database = Databases.mariaDb(); TestDatabase wanted = Databases.mariaDb()) {
				check(seed, new MariaDbDialect(), database, wanted);
			}
		});
	}

	@Test
	@Tag("campaign")
	void h2GoesFromOneSchemaToTheOtherAndBack() {
		Seeds.of(20_261_121, 60).check((seed) -> {
			try (TestDatabase database = Databases.h2(); TestDatabase wanted = Databases.h2()) {
				check(seed, new H2Dialect(), database, wanted);
			}
		});
	}

	/**
	 * Error 1553 of InnoDB, also on the way back from where the server dropped its own.
	 */
	@Test
	void foreignKeyStepsAsideForTheIndexThatItNeeds() throws SQLException {
		String tables = "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (a int, b int, INDEX ix_b (b), %s"
				+ " CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))";

		checkMariaDb(tables.formatted("INDEX ix (a),"), tables.formatted(""));
		checkMariaDb(tables.formatted(""), tables.formatted("INDEX ix (a, b),"));
		checkMariaDb(tables.formatted("INDEX ix (a),"),
				"CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (a int, b int)");
	}

	/** Errors 1832 and 1833 of InnoDB. */
	@Test
	void foreignKeyStepsAsideForTheTypesOfItsColumns() throws SQLException {
		String tables = "CREATE TABLE p (id varchar(%1$s) PRIMARY KEY);"
				+ " CREATE TABLE c (a varchar(%1$s), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))";

		checkMariaDb(tables.formatted("20"), tables.formatted("10"));
	}

	private static void checkMariaDb(String before, String after) throws SQLException {
		Dialect dialect = new MariaDbDialect();
		try (TestDatabase database = Databases.mariaDb(); TestDatabase wanted = Databases.mariaDb()) {
			execute(wanted, List.of(after.split("; ")));
			execute(database, List.of(before.split("; ")));
			check(dialect, database, read(database, dialect), read(wanted, dialect));
		}
	}

	private static void check(long seed, Dialect dialect, TestDatabase database, TestDatabase wanted)
			throws SQLException {
		RandomSchemas schemas = new RandomSchemas(seed);
		SchemaModel first = schemas.next();
		SchemaModel second = (seed % 3 == 0) ? schemas.next() : schemas.variationOf(first);
		PlainSchemas plain = new PlainSchemas(dialect);
		SchemaModel after = create(plain.of(second), dialect, wanted);
		check(dialect, database, create(plain.of(first), dialect, database), after);
	}

	private static void check(Dialect dialect, TestDatabase database, SchemaModel before, SchemaModel after)
			throws SQLException {
		SchemaDifferences differences = SchemaDiff.between(before, after, dialect.capabilities());
		execute(database, dialect, differences.operations());
		SchemaModel upgraded = read(database, dialect);
		execute(database, dialect, differences.inverse());
		SchemaModel downgraded = read(database, dialect);

		assertThat(SchemaDiff.between(upgraded, after, dialect.capabilities()).descriptions()).isEmpty();
		assertThat(SchemaDiff.between(downgraded, before, dialect.capabilities()).descriptions()).isEmpty();
	}

	/** As the server keeps it, which is how the other side writes expressions too. */
	private static SchemaModel create(SchemaModel schema, Dialect dialect, TestDatabase database) throws SQLException {
		execute(database, dialect, SchemaDiff.between(SchemaModel.EMPTY, schema, dialect.capabilities()).operations());
		return read(database, dialect);
	}

	private static SchemaModel read(TestDatabase database, Dialect dialect) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			return SchemaReaders.of(connection, dialect, SchemaScope.of(database.schema())).read();
		}
	}

	private static void execute(TestDatabase database, Dialect dialect, List<Operation> operations)
			throws SQLException {
		execute(database, operations.stream().flatMap((operation) -> dialect.statements(operation).stream()).toList());
	}

	private static void execute(TestDatabase database, List<String> statements) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				try {
					statement.execute(sql);
				}
				catch (SQLException ex) {
					throw new SQLException(sql + " failed among " + statements, ex);
				}
			}
		}
	}

}
