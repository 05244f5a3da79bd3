package dev.migration.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.migration.dialect.Capabilities;
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
		try (TestDatabase database = Databases.mariaDb(); TestDatabase wanted = Databases.mariaDb()) {
			check(new MariaDbDialect(), database, (side) -> side.execute(List.of(before.split("; "))), wanted,
					(side) -> side.execute(List.of(after.split("; "))));
		}
	}

	private static void check(long seed, Dialect dialect, TestDatabase database, TestDatabase wanted)
			throws SQLException {
		RandomSchemas schemas = new RandomSchemas(seed);
		SchemaModel first = schemas.next();
		SchemaModel second = (seed % 3 == 0) ? schemas.next() : schemas.variationOf(first);
		PlainSchemas plain = new PlainSchemas(dialect);
		check(dialect, database, (side) -> side.create(plain.of(first)), wanted,
				(side) -> side.create(plain.of(second)));
	}

	/**
	 * What both sides have is read, as the server keeps it, which is how the other side
	 * writes expressions too.
	 */
	private static void check(Dialect dialect, TestDatabase database, Preparation first, TestDatabase wanted,
			Preparation second) throws SQLException {
		SchemaModel after;
		try (Connection connection = wanted.dataSource().getConnection()) {
			Side side = new Side(connection, dialect, wanted.schema());
			second.prepare(side);
			after = side.read();
		}
		try (Connection connection = database.dataSource().getConnection()) {
			Side side = new Side(connection, dialect, database.schema());
			first.prepare(side);
			check(side, side.read(), after);
		}
	}

	private static void check(Side side, SchemaModel before, SchemaModel after) throws SQLException {
		Capabilities capabilities = side.dialect().capabilities();
		SchemaDifferences differences = SchemaDiff.between(before, after, capabilities);
		side.apply(differences.operations());
		SchemaModel upgraded = side.read();
		side.apply(differences.inverse());
		SchemaModel downgraded = side.read();

		assertThat(SchemaDiff.between(upgraded, after, capabilities).descriptions()).isEmpty();
		assertThat(SchemaDiff.between(downgraded, before, capabilities).descriptions()).isEmpty();
	}

	/**
	 * Fills an empty database.
	 */
	@FunctionalInterface
	private interface Preparation {

		void prepare(Side side) throws SQLException;

	}

	/**
	 * A database and the one connection that is used of it.
	 *
	 * @param connection the connection
	 * @param dialect the dialect
	 * @param schema the schema that is read
	 */
	private record Side(Connection connection, Dialect dialect, String schema) {

		SchemaModel read() {
			return SchemaReaders.of(this.connection, this.dialect, SchemaScope.of(this.schema)).read();
		}

		void create(SchemaModel schema) throws SQLException {
			apply(SchemaDiff.between(SchemaModel.EMPTY, schema, this.dialect.capabilities()).operations());
		}

		void apply(List<Operation> operations) throws SQLException {
			execute(operations.stream().flatMap((operation) -> this.dialect.statements(operation).stream()).toList());
		}

		void execute(List<String> statements) throws SQLException {
			try (Statement statement = this.connection.createStatement()) {
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

}
