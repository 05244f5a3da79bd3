package dev.migration.proof;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

import dev.migration.command.Authoring;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.proof.ProofVerdict.Outcome;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.schema.Name;
import dev.migration.script.Operations;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.type;
import static dev.migration.script.Ddl.varchar;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ServerScratch}: scratch databases beside others.
 */
class ServerScratchIntegrationTests {

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	private ProvingGround ground;

	private ProvingGround on(TestDatabase database) {
		this.ground = new ProvingGround(database);
		return this.ground;
	}

	@AfterEach
	void dropDatabase() {
		try {
			assertThat(this.ground.leftovers()).isEmpty();
		}
		finally {
			this.ground.close();
		}
	}

	@Test
	void whatAKilledProcessHasLeftBehindIsDroppedADayLater() {
		on(Databases.postgreSql()).execute("CREATE DATABASE migration_proof_jane_doe_1795000000_0123abcd",
				"CREATE DATABASE migration_proof_john_1795000000_0123abcd");
		Clock early = Clock.fixed(Instant.ofEpochSecond(1795000000L + 86_000), ZoneOffset.UTC);
		Clock late = Clock.fixed(Instant.ofEpochSecond(1795000000L + 87_000), ZoneOffset.UTC);

		scratch(early, "Jane Doe").create(request()).close();
		assertThat(this.ground.leftovers()).hasSize(2);
		scratch(late, "Jane Doe").create(request()).close();
		assertThat(this.ground.leftovers()).containsExactly("migration_proof_john_1795000000_0123abcd");
		scratch(late, "john").create(request()).close();
	}

	private ServerScratch scratch(Clock clock, String user) {
		TestDatabase database = this.ground.database();
		return new ServerScratch("the same server", database.dataSource(),
				(url) -> new DriverManagerDataSource(url, database.user(), database.password()), false, user, clock);
	}

	private ScratchRequest request() {
		return new ScratchRequest("default", this.ground.dialect(), null, null);
	}

	@Test
	void aUserWithoutTheRightToCreateDatabasesGetsASchema() {
		on(Databases.postgreSql()).execute("CREATE ROLE migration_reader LOGIN PASSWORD 'secret'");
		try (TestDatabase other = Databases.postgreSql(); ProvingGround scratch = new ProvingGround(other)) {
			scratch.execute("GRANT CREATE ON DATABASE " + other.name() + " TO migration_reader",
					"CREATE TABLE precious (id integer)", "GRANT ALL ON precious TO migration_reader",
					"CREATE SCHEMA extensions", "GRANT USAGE ON SCHEMA extensions TO migration_reader",
					"CREATE EXTENSION citext SCHEMA extensions");
			this.ground.revision("a100", (op) -> op.createTable("book", column("id", type("citext")), primaryKey("id")),
					(op) -> op.dropTable("book"));

			ProofReport report = report(scratch.server("migration_reader", "secret", true));

			assertThat(report.place()).startsWith("a scratch schema of 'migration.proof.url', PostgreSQL ");
			assertThat(report.isProven()).as("%s", report).isTrue();
			assertThat(scratch.leftovers()).isEmpty();
			assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> report(scratch.server("migration_reader", "secret", false)))
				.withMessage("'migration.proof.url' refuses to create a database: ERROR: permission denied to create"
						+ " database (the user needs the right to, such as CREATEDB)");
			this.ground.revision("b200", (op) -> op.execute("CREATE TABLE public.other (id integer)"), NOTHING);
			assertThat(report(scratch.server("migration_reader", "secret", true)).revisions().get(1).findings())
				.singleElement()
				.asString()
				.startsWith(
						"Revision 'b200' is not tried out on a scratch schema of 'migration.proof.url', PostgreSQL ")
				.endsWith(", since it touches something in 'public' beyond that");
			this.ground.revision("c300", (op) -> op.execute("INSERT INTO precious VALUES (1)"), NOTHING);
			report(scratch.server("migration_reader", "secret", true));
			assertThat(scratch.strings("SELECT id FROM precious")).isEmpty();
			scratch.execute("DROP OWNED BY migration_reader");
		}
		finally {
			this.ground.execute("DROP OWNED BY migration_reader", "DROP ROLE migration_reader");
		}
	}

	@Test
	void theMigratedDatabaseGetsNoSchemaBesideItsTables() {
		String database = on(Databases.postgreSql()).database().name();
		this.ground.execute("CREATE ROLE migration_reader LOGIN PASSWORD 'secret'",
				"GRANT CREATE ON DATABASE " + database + " TO migration_reader");
		try {
			this.ground.revision("a100", NOTHING, NOTHING);

			assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> report(this.ground.server("migration_reader", "secret", true)))
				.withMessageStartingWith("'migration.proof.url' refuses to create a database: ");
		}
		finally {
			this.ground.execute("DROP OWNED BY migration_reader", "DROP ROLE migration_reader");
		}
	}

	@Test
	void theMigratedDatabaseOfH2GetsNoSchemaEither() {
		on(Databases.h2()).revision("a100", NOTHING, NOTHING);

		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> report(this.ground.server("sa", "", true)))
			.withMessage("'migration.proof.url' is the database that is migrated; name another, or leave it out for a"
					+ " database in memory");
	}

	@Test
	void whoCannotBeConnectedToItLeavesNoDatabaseBehind() {
		TestDatabase database = on(Databases.postgreSql()).database();

		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> new ServerScratch("the same server", database.dataSource(), (url) -> {
				throw new ScratchUnavailableException("no way there");
			}, false, "Jane Doe", Clock.systemUTC()).create(request()))
			.withMessage("no way there");
		assertThat(this.ground.leftovers()).isEmpty();
	}

	@Test
	void userAndPasswordMayBeInTheUrl() {
		TestDatabase database = on(Databases.mariaDb()).database();
		this.ground.execute("CREATE USER IF NOT EXISTS scratcher IDENTIFIED BY 's3cret'",
				"GRANT ALL ON *.* TO scratcher");
		try {
			this.ground.revision("a100", NOTHING, NOTHING);
			String url = database.url() + (database.url().contains("?") ? "&" : "?") + "user=scratcher&password=s3cret";

			assertThat(report(new ServerScratch("'migration.proof.url'", new DriverManagerDataSource(url),
					DriverManagerDataSource::new, true, "Jane Doe", Clock.systemUTC()))
				.isProven()).isTrue();
		}
		finally {
			this.ground.execute("DROP USER scratcher");
		}
	}

	private ProofReport report(ScratchDatabase scratch) {
		return this.ground.migrations().prove(Authoring.NONE, scratch);
	}

	@Test
	void aWrongPasswordIsAReason() {
		on(Databases.postgreSql());

		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> this.ground.server("nobody", "s3cret", true).create(request()))
			.withMessageStartingWith("'migration.proof.url' does not answer: ")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Test
	void anotherProductIsRefused() {
		on(Databases.h2());

		assertThatExceptionOfType(ScratchUnavailableException.class)
			.isThrownBy(() -> new ServerScratch("'migration.proof.url'", this.ground.database().dataSource(),
					DriverManagerDataSource::new, true, "jane", Clock.systemUTC())
				.create(new ScratchRequest("default", new PostgreSqlDialect(), null, null)))
			.withMessage("'migration.proof.url' is a server of 'h2', but the revisions are for PostgreSQL");
	}

	@Test
	void h2GetsASchemaOfItsOwn() {
		on(Databases.h2()).revision("a100", (op) -> op.createTable("book", column("id", bigint()), primaryKey("id")),
				(op) -> op.dropTable("book"));

		try (TestDatabase other = Databases.h2(); ProvingGround scratch = new ProvingGround(other)) {
			ProofReport report = report(scratch.server("sa", "", true));

			assertThat(report.place()).startsWith("a scratch schema of 'migration.proof.url', H2 ");
			assertThat(report.isProven()).isTrue();
			assertThat(scratch.leftovers()).isEmpty();
		}
	}

	@Test
	void statementsThatReachBeyondTheDatabaseAreNotRun() {
		on(Databases.postgreSql()).revision("a100", (op) -> op.execute("/* for the app */ CREATE  ROLE app"),
				(op) -> op.execute("DROP ROLE app"));

		assertThat(report(this.ground.scratch()).revisions().get(0).findings()).singleElement()
			.asString()
			.endsWith(", since it touches 'CREATE ROLE ...' beyond that");
		assertThat(this.ground.strings("SELECT rolname FROM pg_roles WHERE rolname = 'app'")).isEmpty();
	}

	@Test
	void otherDatabasesOfMariaDbAreNotTouched() {
		on(Databases.mariaDb());
		String real = this.ground.database().name();
		this.ground.execute("CREATE TABLE book (id integer)", "INSERT INTO book VALUES (1)");
		this.ground.revision("a100", (op) -> op.execute("UPDATE `" + real + "`.book SET id = 2"), NOTHING);

		assertThat(report(this.ground.scratch()).revisions().get(0).findings()).singleElement()
			.asString()
			.endsWith(", since it touches something in '" + real + "' beyond that");
		assertThat(this.ground.strings("SELECT id FROM book")).containsExactly("1");
	}

	@Test
	void workThatCannotBeReadIsNotRunBesideTheRealDatabaseOfMariaDb() {
		on(Databases.mariaDb()).revision("a100",
				(op) -> op.run("look", (jdbc) -> jdbc.sql("SELECT 1").query().singleValue()), NOTHING);

		assertThat(report(this.ground.server(this.ground.database().user(), this.ground.database().password(), true))
			.revisions()
			.get(0)
			.findings()).singleElement()
			.asString()
			.endsWith(", since nobody can tell which of its databases 'op.run' touches");
	}

	@Test
	void schemasAndExtensionsThatAreTakenForGrantedAreThere() {
		on(Databases.postgreSql()).execute("CREATE SCHEMA stock", "CREATE EXTENSION citext");
		this.ground
			.revision("a100",
					(op) -> op.createTable("stock.item", column("id", bigint()), column("label", type("citext")),
							primaryKey("id")),
					(op) -> op.dropTable("stock.item"))
			.revision("b200", (op) -> op.execute("CREATE SCHEMA later"), (op) -> op.execute("DROP SCHEMA later"))
			.revision("c300", (op) -> op.createTable("later.item", column("id", bigint()), primaryKey("id")),
					(op) -> op.dropTable("later.item"));

		assertThat(report(this.ground.scratch()).isProven()).as("%s", report(this.ground.scratch())).isTrue();
	}

	@Test
	void theMigratedSchemaHasItsName() {
		on(Databases.postgreSql()).revision("a100", (op) -> op.execute("CREATE TABLE shop.book (id integer)"),
				(op) -> op.execute("DROP TABLE book"));
		ScratchRequest request = new ScratchRequest("default", this.ground.dialect(), null, Name.of("shop"));

		try (Rehearsal rehearsal = Rehearsal.open(this.ground.scratch(), request,
				MigrationDatabase.DEFAULT_VERSION_TABLE, this.ground.options())) {
			rehearsal.replay(this.ground.history());

			assertThat(rehearsal.read(this.ground.history()).tables()).singleElement()
				.satisfies((table) -> assertThat(table.name()).hasToString("book"));
		}
	}

	@Test
	void aRevisionWithoutATransactionIsTriedOutToo() {
		on(Databases.postgreSql()).revision("a100",
				(op) -> op.createTable("book", column("id", bigint()), column("title", varchar(10)), primaryKey("id")),
				(op) -> op.dropTable("book"));
		Consumer<Operations> concurrent = (op) -> op.createIndex("book",
				index("title").named("ix_title").concurrently());

		ProofVerdict verdict = this.ground.verdict((op) -> {
			op.createTable("book", column("id", bigint()), column("title", varchar(10)), primaryKey("id"));
			op.createIndex("book", index("title").named("ix_title"));
		}, false, concurrent, (op) -> op.dropIndexConcurrently("book", "ix_title"));

		assertThat(verdict.outcome()).as(verdict.text()).isEqualTo(Outcome.PROVEN);
	}

	@Test
	void viewsThatDoNotComeBackAreFound() {
		on(Databases.postgreSql());

		ProofVerdict verdict = this.ground
			.revision("a100", (op) -> op.createOrReplace(view("one", "SELECT 1 AS x")), (op) -> op.drop(view("one")))
			.verdict(NOTHING, (op) -> op.createOrReplace(view("one", "SELECT 2 AS x")), NOTHING);

		assertThat(verdict.findings())
			.containsExactly("the downgrade would also have to give view 'one' its definition back");
	}

}
