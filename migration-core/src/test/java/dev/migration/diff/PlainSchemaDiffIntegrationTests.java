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

	/** Error 1075 of the server. */
	@Test
	void columnThatCountsChangesWithItsKey() throws SQLException {
		String id = "CREATE TABLE t (id int %s, a int NOT NULL, b int, %s)";
		String single = id.formatted("AUTO_INCREMENT", "CONSTRAINT id UNIQUE (id)");

		checkMariaDb(single, id.formatted("AUTO_INCREMENT", "PRIMARY KEY (id)"));
		checkMariaDb(single, id.formatted("AUTO_INCREMENT", "CONSTRAINT id UNIQUE (id, a)"));
		checkMariaDb(single, id.formatted("AUTO_INCREMENT", "INDEX id (id)"));
		checkMariaDb(single, id.formatted("", "INDEX ix (a)"));
		checkMariaDb(single, "CREATE TABLE t (a int NOT NULL)");
		checkMariaDb(single, "CREATE TABLE t (n bigint AUTO_INCREMENT PRIMARY KEY, id int, a int, b int NOT NULL)");
		checkMariaDb("CREATE TABLE t (id int AUTO_INCREMENT, a int, PRIMARY KEY (id, a))",
				"CREATE TABLE t (id bigint AUTO_INCREMENT, a int, c int, PRIMARY KEY (id, c))");
		checkMariaDb("CREATE TABLE t (id int AUTO_INCREMENT, b int, PRIMARY KEY (id), INDEX ix (b))",
				"CREATE TABLE t (id int, b int AUTO_INCREMENT, PRIMARY KEY (id), INDEX ix (b))");
	}

	/** Error 1553 of InnoDB: only one of them has made it. */
	@Test
	void foreignKeysThatShareAnIndexComeAndGoTogether() throws SQLException {
		String tables = "CREATE TABLE p (id int PRIMARY KEY, k int, UNIQUE (id, k)); CREATE TABLE q (id int PRIMARY KEY);"
				+ " CREATE TABLE c (a int, b int%s)";
		String first = ", CONSTRAINT f1 FOREIGN KEY (a) REFERENCES p (id)";
		String second = ", CONSTRAINT f2 FOREIGN KEY (a) REFERENCES q (id)";
		String both = ", CONSTRAINT f3 FOREIGN KEY (a, b) REFERENCES p (id, k)";

		for (String keys : List.of("", first, second, first + second, both, first + both, first + second + both)) {
			for (String others : List.of("", first, second, first + both)) {
				checkMariaDb(tables.formatted(keys), tables.formatted(others));
			}
		}
	}

	/** The only one that counts the rows that are there. */
	@Test
	void columnThatCountsComesWithItsKey() throws SQLException {
		Dialect dialect = new MariaDbDialect();
		try (TestDatabase database = Databases.mariaDb();
				TestDatabase wanted = Databases.mariaDb();
				Connection before = database.dataSource().getConnection();
				Connection after = wanted.dataSource().getConnection()) {
			Side from = new Side(before, dialect, database.schema());
			Side to = new Side(after, dialect, wanted.schema());
			from.execute(List.of("CREATE TABLE t (a int)"));
			to.execute(List.of("CREATE TABLE t (id bigint AUTO_INCREMENT PRIMARY KEY, a int)"));

			assertThat(SchemaDiff.between(from.read(), to.read(), dialect.capabilities())
				.operations()
				.stream()
				.flatMap((operation) -> dialect.statements(operation).stream()))
				.containsExactly("ALTER TABLE t ADD COLUMN id bigint NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (id)");
		}
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
