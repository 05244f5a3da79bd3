package dev.migration.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.dialect.NameCase;
import dev.migration.reflection.SchemaReadException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.SchemaNotFoundException;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.script.ScriptArguments;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Autogenerate} by a user who may do less than the owner: what he cannot
 * see or ask is said.
 */
class PartialRightsIntegrationTests {

	private static final String READER = "reader_of_a_part";

	private static final String[] TABLES = {
			"CREATE TABLE author (id integer NOT NULL, name varchar(30), CONSTRAINT pk_author PRIMARY KEY (id),"
					+ " CONSTRAINT ck_author CHECK (id > 0))",
			"CREATE TABLE book (id integer NOT NULL, title varchar(20), CONSTRAINT pk_book PRIMARY KEY (id))" };

	private static final String SHORTER = "Changes column 'book.title' from 'varchar(20)' to 'varchar(10)': fails if a"
			+ " value does not fit";

	private @Nullable TestDatabase database;

	@AfterEach
	void close() {
		if (this.database != null) {
			if (this.database.dialect().equals("mariadb")) {
				execute("DROP USER IF EXISTS " + READER, "DROP ROLE IF EXISTS role_of_reader");
			}
			if (this.database.dialect().equals("postgresql")) {
				execute("DROP OWNED BY " + READER, "DROP ROLE " + READER);
			}
			this.database.close();
		}
	}

	@Test
	void dataOfPostgreSqlThatCannotBeAskedSaysWhy() {
		postgreSql(TABLES);

		Comparison comparison = compare(model("title", "id > 0"));

		assertThat(comparison.differences())
			.containsExactly("alter column 'book.title': type varchar(20) -> varchar(10)");
		assertThat(comparison.notes().get(0)).containsExactly(SHORTER + ", except for blanks at its end, which are"
				+ " cut. The data could not be asked: 'ERROR: permission denied for table book'.");
		assertThat(comparison.notCompared()).isEmpty();
	}

	@Test
	void expressionsOfPostgreSqlNeedTheRightToCreateTemporaryTables() {
		postgreSql(TABLES);
		execute("REVOKE TEMPORARY ON DATABASE " + this.database.name() + " FROM PUBLIC");

		Comparison comparison = compare(model("title", "0 < id"));

		assertThat(comparison.differences())
			.containsExactly("alter column 'book.title': type varchar(20) -> varchar(10)");
		assertThat(comparison.notCompared())
			.containsExactly("Check '0 < id' 'ck_author' of table 'author' was not compared: 'role \"" + READER
					+ "\" may not create temporary tables in database \"" + this.database.name()
					+ "\"'; allow temporary tables to compare it.");
	}

	@Test
	void expressionsOfPostgreSqlNeedTheRightOnWhatTheirTableIsMadeOf() {
		postgreSql(TABLES);
		execute("CREATE SCHEMA shop", "CREATE TYPE shop.mood AS ENUM ('ok')",
				"ALTER TABLE author ADD COLUMN mood shop.mood", "ALTER TABLE author DROP CONSTRAINT ck_author",
				"ALTER TABLE author ADD CONSTRAINT ck_author CHECK (mood IS NOT NULL)");
		SchemaModel model = model("title", "(mood) is not null");
		Table author = model.tables().get(0);
		Column mood = Column.of("mood", ColumnType.userType(QualifiedName.of("shop", "mood")));

		Comparison comparison = compare(model
			.withTables(List.of(author.withColumns(List.of(author.columns().get(0), author.columns().get(1), mood)),
					model.tables().get(1))));

		assertThat(comparison.differences())
			.containsExactly("alter column 'book.title': type varchar(20) -> varchar(10)");
		assertThat(comparison.notCompared()).containsExactly(
				"Check '(mood) is not null' 'ck_author' of table 'author' was not compared: 'ERROR: permission denied for"
						+ " schema shop'; grant that right to compare it.");
	}

	@Test
	void schemaOfPostgreSqlThatMayNotBeUsedIsNotTheCurrentOne() {
		postgreSql(TABLES);
		execute("REVOKE USAGE ON SCHEMA public FROM PUBLIC");

		assertThatExceptionOfType(SchemaNotFoundException.class).isThrownBy(() -> compare(model("title", "id > 0")))
			.withMessage("The connection to database 'default' has no current schema; set 'migration.schema', or create"
					+ " the schema that its search path names or grant USAGE on it.");
	}

	@Test
	void tablesThatMariaDbHidesAreSaidToBePossible() {
		mariaDb(TABLES);
		execute("GRANT SELECT ON " + this.database.name() + ".book TO " + READER);

		Comparison comparison = compare(model("title", "id > 0"));

		assertThat(comparison.differences()).containsExactly("create table 'author'",
				"alter column 'book.title': type varchar(20) -> varchar(10)");
		assertThat(comparison.notCompared()).containsExactly(hidden());
	}

	@Test
	void columnsThatMariaDbHidesAreSaidToBePossible() {
		mariaDb(TABLES);
		execute("GRANT SELECT (id) ON " + this.database.name() + ".book TO " + READER,
				"GRANT INSERT, INDEX ON " + this.database.name() + ".* TO " + READER);

		assertThat(compare(model("title", "id > 0")).notCompared()).contains(hidden());
	}

	@Test
	void nothingOfMariaDbIsHiddenFromWhoMayReadTheSchema() {
		mariaDb(TABLES);
		execute("GRANT SELECT ON `test\\_%`.* TO " + READER);

		Comparison comparison = compare(model("title", "0 < id"));

		assertThat(comparison.differences())
			.containsExactly("alter column 'book.title': type varchar(20) -> varchar(10)");
		assertThat(comparison.notCompared()).containsExactly(
				"Check '0 < id' 'ck_author' of table 'author' was not compared: 'Access denied for user '" + READER
						+ "'@'%' to database '" + this.database.name() + "''; allow temporary tables to compare it.");
	}

	@Test
	void rolesOfMariaDbCount() {
		mariaDb(TABLES);
		execute("CREATE ROLE role_of_reader", "GRANT SELECT, CREATE TEMPORARY TABLES ON *.* TO role_of_reader",
				"GRANT role_of_reader TO " + READER, "SET DEFAULT ROLE role_of_reader FOR " + READER);

		assertThat(compare(model("title", "id > 0")).notCompared()).isEmpty();
	}

	@Test
	void sequenceOfMariaDbThatMayNotBeReadIsAnError() {
		mariaDb(TABLES);
		execute("CREATE SEQUENCE counter", "GRANT INSERT ON " + this.database.name() + ".* TO " + READER);

		assertThatExceptionOfType(SchemaReadException.class).isThrownBy(() -> compare(model("title", "id > 0")))
			.withMessageMatching("Schema '" + this.database.name() + "' could not be read: 'SELECT command denied to"
					+ " user '" + READER + "'@'[^']+' for table `" + this.database.name()
					+ "`.`counter`'; check the connection and the rights of its user, and try again.");
	}

	@Test
	void h2HidesNothingAndMayRefuseTheData() {
		this.database = Databases.h2();
		execute(TABLES);
		execute("CREATE USER " + READER + " PASSWORD 'x'");

		Comparison comparison = compare(model("title", "0 < id"));

		assertThat(comparison.differences())
			.containsExactly("alter column 'book.title': type varchar(20) -> varchar(10)");
		assertThat(comparison.notes().get(0)).containsExactly(
				SHORTER + ". The data could not be asked: 'Not enough rights for object \"PUBLIC.BOOK\"'.");
		assertThat(comparison.notCompared()).isEmpty();
	}

	@Test
	void furtherSchemaThatIsNotThereIsNamed() {
		postgreSql(TABLES);
		execute("CREATE SCHEMA shop");

		Comparison comparison = compare(model("title", "id > 0"), Name.of("shop"), Name.of("shpo"));

		assertThat(comparison.notCompared())
			.containsExactly("Schema 'shpo', which 'migration.autogenerate.schemas' names, cannot be found; create it,"
					+ " grant a right on it or take it out.");
	}

	private String hidden() {
		return "User '" + READER + "@%' may not read all of schema '" + this.database.name()
				+ "': the server hides the rest, so that what seems to be missing may be there; grant SELECT on the"
				+ " whole schema.";
	}

	private SchemaModel model(String column, String check) {
		ColumnType integer = ColumnType.of(this.database.dialect().equals("mariadb") ? "int" : "integer");
		Column id = Column.of("id", integer).withNullable(false);
		Table author = Table
			.of(QualifiedName.of("author"), List.of(id, Column.of("name", ColumnType.of("varchar", 30))))
			.withConstraints(List.of(new PrimaryKey(Name.of("pk_author"), List.of(Name.of("id"))),
					new CheckConstraint(Name.of("ck_author"), Expression.of(check))));
		Table book = Table.of(QualifiedName.of("book"), List.of(id, Column.of(column, ColumnType.of("varchar", 10))))
			.withConstraints(List.of(new PrimaryKey(Name.of("pk_book"), List.of(Name.of("id")))));
		return SchemaModel.EMPTY.withTables(List.of(author, book));
	}

	private Comparison compare(SchemaModel model, Name... schemas) {
		String url = this.database.url().replace(";DB_CLOSE_DELAY=-1", "");
		MigrationDatabase migrated = new MigrationDatabase("default", new DriverManagerDataSource(url, READER, "x"),
				dialect(), null, MigrationDatabase.DEFAULT_VERSION_TABLE);
		try (MigrationSession session = MigrationSession.open(migrated)) {
			return new Autogenerate(() -> model, (object) -> true, List.of())
				.withOptions(AutogenerateOptions.STANDARD.withSchemas(List.of(schemas)))
				.propose(session, MigrationHistory.of(List.of()), ScriptArguments.NONE);
		}
	}

	private Dialect dialect() {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return Dialects.ofProduct(connection.getMetaData().getDatabaseProductName(),
					connection.getMetaData().getDatabaseProductVersion(),
					NameCase.of(connection.getMetaData().storesUpperCaseIdentifiers(),
							connection.getMetaData().storesLowerCaseIdentifiers()))
				.orElseThrow();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void postgreSql(String... statements) {
		this.database = Databases.postgreSql();
		execute(statements);
		execute("CREATE ROLE " + READER + " LOGIN PASSWORD 'x'");
	}

	private void mariaDb(String... statements) {
		this.database = Databases.mariaDb();
		execute(statements);
		execute("CREATE USER " + READER + " IDENTIFIED BY 'x'");
	}

	private void execute(String... statements) {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		List.of(statements).forEach(jdbc::execute);
	}

}
