package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migration.boot.testing.RenamedDataSource;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.dialect.Dialects;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.RevisionRun;
import dev.migration.testing.TestDatabase;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for what a person reads when a start fails.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureIntegrationTests {

	private TestDatabase database;

	private RevisionFolder revisions;

	@BeforeEach
	void createDatabase(@TempDir Path directory) {
		this.database = TestDatabase.create();
		this.revisions = new RevisionFolder(directory);
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void noDataSource(CapturedOutput output) {
		start("--spring.autoconfigure.exclude=" + DataSourceAutoConfiguration.class.getName() + ","
				+ HibernateJpaAutoConfiguration.class.getName());

		assertReported(output, "Nothing says which database to migrate.", """
				Add a JDBC driver and 'spring.datasource.url', or one of 'migration.url', 'migration.host' and \
				'POSTGRES_HOST'. An application without a database of its own sets 'migration.enabled=false'.""");
	}

	@Test
	void noDataSourceOfANamedDatabase(CapturedOutput output) {
		start("--migration.databases.archive.locations=" + this.revisions.location());

		assertReported(output, "Nothing says which database 'archive' is.", """
				Set 'migration.databases.archive.url', 'migration.databases.archive.host' or \
				'migration.databases.archive.data-source'.""");
	}

	@Test
	void noDataSourceOfSchemas(CapturedOutput output) {
		start("--migration.schemas=north,south", "--spring.autoconfigure.exclude="
				+ DataSourceAutoConfiguration.class.getName() + "," + HibernateJpaAutoConfiguration.class.getName());

		assertReported(output, "Database 'north': Nothing says which database to migrate.", """
				Add a JDBC driver and 'spring.datasource.url', or one of 'migration.url', 'migration.host' and \
				'POSTGRES_HOST'. An application without a database of its own sets 'migration.enabled=false'.""");
	}

	@Test
	void unreachable(CapturedOutput output) {
		start("--migration.url=jdbc:postgresql://localhost:1/shop?password=s3cret");

		assertReported(output,
				"""
						Database 'default' cannot be reached: Connection to localhost:1 refused. Check that the hostname and port \
						are correct and that the postmaster is accepting TCP/IP connections.""",
				"""
						Check that the database is running and that host, port and database name are right: \
						'spring.datasource.url', 'migration.url', or 'POSTGRES_HOST', 'POSTGRES_PORT' and 'POSTGRES_DB'.""");
		assertThat(output).doesNotContain("s3cret");
	}

	@Test
	void unreachableThroughThePoolOfTheApplication(CapturedOutput output) {
		start("--spring.datasource.url=jdbc:postgresql://localhost:1/shop?password=s3cret");

		assertThat(reported(output))
			.startsWith("Database 'default' cannot be reached: Connection to localhost:1 refused.");
		assertThat(output).doesNotContain("s3cret");
	}

	@Test
	void databaseThatIsNotThere(CapturedOutput output) {
		start("--migration.url=" + this.database.url().replace(this.database.name(), "no_such"),
				"--migration.user=" + this.database.user(), "--migration.password=" + this.database.password());

		assertReported(output, "Database 'default' cannot be reached: FATAL: database \"no_such\" does not exist", """
				Create the database, or correct its name: \
				'spring.datasource.url', 'migration.url', or 'POSTGRES_HOST', 'POSTGRES_PORT' and 'POSTGRES_DB'.""");
	}

	@Test
	void roleThatIsNotThere(CapturedOutput output) {
		start("--migration.url=" + this.database.url(), "--migration.user=no_such", "--migration.password=s3cret");

		assertThat(reported(output)).startsWith("Database 'default' refuses the user or password: FATAL: ")
			.contains("\"no_such\"")
			.endsWith("""
					Check user and password: 'spring.datasource.username' and 'spring.datasource.password', \
					'migration.user' and 'migration.password', or 'POSTGRES_USER' and 'POSTGRES_PASSWORD'.""");
		assertThat(output).doesNotContain("s3cret");
	}

	@Test
	void unsupportedDatabase(CapturedOutput output) {
		start(OracleApplication.class, "--spring.datasource.url=jdbc:h2:mem:unsupported");

		assertReported(output,
				"""
						Database 'default' is 'Oracle' of version 'Oracle Database 23ai', which is not supported. Supported are \
						'%s' and newer versions of them; connect to one, or switch migrations off by 'migration.enabled=false'."""
					.formatted(String.join("', '", Dialects.SUPPORTED)),
				"""
						Check 'spring.datasource.url' and 'migration.url'. In a test, an embedded database may have replaced \
						yours: '@AutoConfigureTestDatabase(replace = Replace.NONE)' keeps it.""");
	}

	@Test
	void failingRevision(CapturedOutput output) throws SQLException {
		this.revisions.with("a1", "", "CREATE TABLE account (id bigint);\nINSERT INTO acount VALUES (1);",
				"DROP TABLE account;");

		startOnDatabase();

		assertReported(output, """
				Revision 'a1' failed on upgrade of database 'default'. Statement 2 failed: ERROR: relation "acount" \
				does not exist
				  Position: 13
				SQL (a1.sql:8): INSERT INTO acount VALUES (1)
				It was rolled back; the database is as it was before this revision.""", "Correct the script ("
				+ this.revisions.directory() + "/a1.sql) or the data that it stumbled over, and try again.");
		assertThat(tables()).containsExactly("migration_history", "migration_version");
	}

	@Test
	void statementThatNoTransactionTakes(CapturedOutput output) {
		this.revisions.with("a1", "", "CREATE TABLE account (id bigint);\nVACUUM account;", "DROP TABLE account;");

		startOnDatabase();

		assertReported(output, """
				Revision 'a1' failed on upgrade of database 'default'. Statement 2 failed: ERROR: VACUUM cannot run \
				inside a transaction block
				SQL (a1.sql:8): VACUUM account
				It was rolled back; the database is as it was before this revision.""",
				"""
						Move the statement into a revision of its own that runs in no transaction: '-- transactional: false' in \
						SQL, '@Revision(transactional = false)' in Java.""");
	}

	@Test
	void refusalThatAPoolTakesForABrokenConnection(CapturedOutput output) throws SQLException {
		execute("CREATE TABLE account (id bigint)", "CREATE VIEW accounts AS SELECT id FROM account");
		this.revisions.with("a1", "", "ALTER TABLE account ALTER COLUMN id TYPE integer;", "SELECT 1;");

		startOnDatabase();

		assertReported(output, """
				Revision 'a1' failed on upgrade of database 'default'. Statement 1 failed: ERROR: cannot alter type of \
				a column used by a view or rule
				  Detail: rule _RETURN on view accounts depends on column "id"
				SQL (a1.sql:7): ALTER TABLE account ALTER COLUMN id TYPE integer
				It was rolled back; the database is as it was before this revision.""", "Correct the script ("
				+ this.revisions.directory() + "/a1.sql) or the data that it stumbled over, and try again.");
		assertThat(output).doesNotContain("marked as broken");
		assertThat(events()).containsExactly("FAILED");
	}

	@Test
	void failingRevisionWithoutTransaction(CapturedOutput output) throws SQLException {
		this.revisions.file("a1.sql", """
				-- revision: a1
				-- down_revision:
				-- transactional: false
				-- create_date: 2026-11-20T23:29:18Z
				-- message: half done

				-- upgrade
				CREATE TABLE account (id bigint);
				INSERT INTO acount VALUES (1);

				-- downgrade
				DROP TABLE account;
				""");

		startOnDatabase();

		assertReported(output, """
				Revision 'a1' failed on upgrade of database 'default'. Statement 2 failed: ERROR: relation "acount" \
				does not exist
				  Position: 13
				SQL (a1.sql:9): INSERT INTO acount VALUES (1)
				It was not rolled back: 1 statement took effect. Leave it as it is; the next run goes on behind it.""",
				"Correct the script (" + this.revisions.directory()
						+ "/a1.sql) or the data that it stumbled over, and try again.");
		assertThat(tables()).containsExactly("account", "migration_history", "migration_version");
	}

	@Test
	void scriptIsNotToBlameForACallback(CapturedOutput output) {
		this.revisions.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;");

		start(ObjectingApplication.class, "--migration.url=" + this.database.url(),
				"--migration.user=" + this.database.user(), "--migration.password=" + this.database.password(),
				"--migration.locations=" + this.revisions.location());

		assertReported(output,
				"Revision 'a1' failed on upgrade of database 'default'. Callback '"
						+ ObjectingApplication.Objection.class.getName()
						+ "' threw 'java.lang.IllegalStateException: no backup'"
						+ " in 'beforeRevision'. It was rolled back; the database is as it was before this revision.",
				"Correct the callback, or what it objects to, and try again.");
	}

	@Test
	void scriptIsNotToBlameForALostConnection(CapturedOutput output) {
		this.revisions.with("a1", "", "SELECT pg_sleep(20);", "SELECT 1;");

		start("--migration.url=" + this.database.url() + "?socketTimeout=2", "--migration.user=" + this.database.user(),
				"--migration.password=" + this.database.password(),
				"--migration.locations=file:" + this.revisions.directory());

		assertReported(output, """
				Revision 'a1' failed on upgrade of database 'default'. Statement 1 failed: An I/O error occurred while \
				sending to the backend.
				SQL (a1.sql:7): SELECT pg_sleep(20)
				It was rolled back; the database is as it was before this revision.""",
				"Check the connection to the database and start again.");
	}

	@Test
	void scriptIsNotToBlameForARowThatIsTakenAway(CapturedOutput output) throws SQLException {
		execute("CREATE TABLE migration_version (version_num varchar(32) PRIMARY KEY)",
				"CREATE RULE r AS ON INSERT TO migration_version DO INSTEAD NOTHING");
		this.revisions.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;");

		startOnDatabase();

		assertThat(reported(output)).endsWith("a trigger or a rule of the table takes it away. Drop that and run again."
				+ " It was rolled back; the database is as it was before this revision.");
	}

	@Test
	void whatWasRefusedHasStumbledOverNoData(CapturedOutput output) {
		this.revisions.with("a1", "", "CREATE TABLE account (id bigint);\nCOMMIT;", "DROP TABLE account;");

		startOnDatabase();

		assertThat(reported(output))
			.endsWith("Correct the script (" + this.revisions.directory() + "/a1.sql) and try again.");
	}

	@Test
	void revisionOfANewerApplication(CapturedOutput output) throws SQLException {
		execute("CREATE TABLE migration_version (version_num varchar(32) PRIMARY KEY)",
				"INSERT INTO migration_version VALUES ('f9')");
		this.revisions.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;");

		startOnDatabase();

		assertReported(output, """
				Can't locate revision identified by 'f9': the database is at this revision, but there is no script for \
				it; deploy the version that has it, add the folder of its script to 'migration.locations', or, where \
				the row is a mistake, run 'stamp --purge' with the revision that the database is really at.""", """
				Start the version of the application that has this revision, or downgrade the database with it before \
				starting this one.""");
	}

	@Test
	void tablesThatNoRevisionCreated(CapturedOutput output) throws SQLException {
		execute("CREATE TABLE product (id bigint)");

		startOnDatabase("--migration.locations=classpath:dev/migration/boot/shop/revision");

		assertReported(output, """
				Database 'default' has no version table but already holds table 'product', which the first revision \
				creates. Nothing was changed. If the schema was made by other means, mark it: 'migrate stamp head' \
				if 'migrate check' finds no differences, otherwise 'migrate stamp' with the last revision that it has, \
				and then 'migrate upgrade head'.""", """
				To keep the tables and go on from here, run these commands of the application:

				    migrate revision --autogenerate --from base -m "initial"
				    migrate check
				    migrate stamp head

				The first one writes the revision that creates the schema; leave it out if you have that revision \
				already.""");
		assertThat(tables()).containsExactly("product");
	}

	@Test
	void userWithoutTheRightToCreate(CapturedOutput output) throws SQLException {
		String user = "reader_of_" + this.database.name();
		execute("CREATE ROLE " + user + " LOGIN PASSWORD 's3cret'", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
		this.revisions.with("a1", "", "CREATE TABLE account (id bigint);", "DROP TABLE account;");
		try {
			startOnDatabase("--migration.user=" + user, "--migration.password=s3cret");
		}
		finally {
			execute("DROP ROLE " + user);
		}

		assertReported(output,
				"""
						Cannot create 'public.migration_version' in database 'default': ERROR: permission denied for schema public
						  Position: 14; create the schema if it is missing, grant CREATE on it to the user, or set \
						'migration.schema' or 'migration.user'.""",
				null);
		assertThat(output).doesNotContain("s3cret");
	}

	@Test
	void sessionThatTheServerEnds(CapturedOutput output) throws SQLException {
		this.revisions.with("a1", "",
				"CREATE TABLE account (id bigint);\nSELECT pg_terminate_backend(pg_backend_pid());",
				"DROP TABLE account;");

		startOnDatabase();

		assertThat(reported(output))
			.startsWith("Revision 'a1' failed on upgrade of database 'default'. Statement 2 failed:"
					+ " FATAL: terminating connection due to administrator command");
		assertThat(output).doesNotContain("\tat ", "marked as broken");
		assertThat(tables()).containsExactly("migration_history", "migration_version");
	}

	@Test
	void missingParent(CapturedOutput output) {
		this.revisions.with("b2", "a1", "SELECT 1;", "SELECT 1;");

		startOnDatabase();

		assertReported(output, "Revision 'a1' referenced from 'b2' in '" + this.revisions.directory()
				+ "/b2.sql' is not present; restore its script or correct the down revision.", null);
	}

	@Test
	void duplicateIdentifier(CapturedOutput output) {
		String script = "-- revision: a1\n-- down_revision:\n\n-- upgrade\nSELECT 1;\n";
		this.revisions.file("one.sql", script).file("two.sql", script);

		startOnDatabase();

		assertReported(output, "Revision 'a1' is present more than once, in '" + this.revisions.directory()
				+ "/one.sql', '" + this.revisions.directory() + "/two.sql'; give each its own id.", null);
	}

	@Test
	void badHeader(CapturedOutput output) {
		this.revisions.file("a1.sql", "-- revision: a1\n-- transactional: perhaps\n\n-- upgrade\nSELECT 1;\n");

		startOnDatabase();

		assertReported(output, "Script '" + this.revisions.directory()
				+ "/a1.sql', line 2: 'transactional' is 'perhaps';" + " write 'true' or 'false'.", null);
	}

	@Test
	void unknownTarget(CapturedOutput output) {
		startOnDatabase("--migration.target=zzz");

		assertReported(output, "Can't locate revision identified by 'zzz': no revision or branch has this name; "
				+ "run 'history' to list the revisions.", "Correct 'migration.target'.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					migration.target=a b              | 'a b' is no revision target; use | a b
					migration.target=-1               | A start needs a place to upgrade to: 'heads', 'head', a branch or a revision. | -1
					migration.target=base             | A start needs a place to upgrade to: 'heads', 'head', a branch or a revision. | base
					migration.wait-timeout=-1s        | A wait cannot be negative. | -1s
					migration.lock.timeout=-5m        | A wait cannot be negative. | -5m
					migration.lock.timeout=10us       | Write '0' to try once, or at least '1ms'. | 10us
					migration.ddl.lock-timeout=0          | Zero would wait for ever behind a long transaction and block everybody; write for example '5s'. | 0
					migration.ddl.lock-timeout=-1s        | A wait cannot be negative. | -1s
					migration.ddl.lock-timeout=1ns        | Servers count milliseconds; write at least '1ms'. | 1ns
					migration.ddl.statement-timeout=600h  | That is longer than a server can count; write at most '596h'. | 600h
					migration.ddl.statement-timeout=-1s   | A wait cannot be negative. | -1s
					migration.ddl.retries=-1              | Write a number from 0 to 1000. | -1
					migration.ddl.retries=1001            | Write a number from 0 to 1000. | 1001
					migration.version-table=          | The table needs a name. | ""
					migration.version-table=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx | The name must not be longer than 55 bytes. | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
					migration.locations=              | A location is blank; write for example 'classpath:db/revision'. | ""
					migration.locations[0]=           | A location is blank; write for example 'classpath:db/revision'. | ""
					migration.port=6543               | it means nothing without 'migration.host' | 6543
					migration.database=shop           | it means nothing without 'migration.host' | shop
					""")
	void nonsenseInProperties(String property, String reason, String value, CapturedOutput output) {
		startOnDatabase("--" + property);

		assertThat(reported(output))
			.startsWith("Invalid value '" + value + "' for configuration property '"
					+ property.substring(0, property.indexOf('=')).replace("[0]", "") + "'")
			.contains("Validation failed for the following reason:\n\n" + reason);
		assertThat(output).doesNotContain("\tat ");
	}

	@ParameterizedTest
	@CsvSource({ "migration.on-startup=sometimes,OnStartup", "migration.wait-timeout=soon,Duration",
			"migration.enabled=perhaps,Boolean", "migration.transaction=sometimes,TransactionMode",
			"migration.ddl.retries=many,Integer", "migration.ddl.statement-timeout=soon,Duration" })
	void valuesOfTheWrongType(String property, String type, CapturedOutput output) {
		startOnDatabase("--" + property);

		assertThat(reported(output)).startsWith("Failed to bind properties under '").contains(type);
		assertThat(output).doesNotContain("\tat ");
	}

	private void startOnDatabase(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password()));
		all.addAll(List.of(arguments));
		start(all.toArray(String[]::new));
	}

	private void start(String... arguments) {
		start(Application.class, arguments);
	}

	private void start(Class<?> source, String... arguments) {
		String[] all = Stream
			.concat(Stream.of("--migration.locations=" + this.revisions.location()), Stream.of(arguments))
			.toArray(String[]::new);
		boolean located = Stream.of(arguments).anyMatch((argument) -> argument.contains("locations"));
		SpringApplicationBuilder application = new SpringApplicationBuilder(source).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "spring.data.jpa.repositories.enabled=false",
					"spring.autoconfigure.exclude=" + HibernateJpaAutoConfiguration.class.getName());
		assertThatException().isThrownBy(() -> application.run(located ? arguments : all).close());
	}

	private static void assertReported(CapturedOutput output, String description, @Nullable String action) {
		assertThat(reported(output))
			.isEqualTo((action != null) ? description + "\n\nAction:\n\n" + action : description);
		assertThat(output).doesNotContain("\tat ");
	}

	private static String reported(CapturedOutput output) {
		String start = "***************************\nAPPLICATION FAILED TO START\n***************************\n\n"
				+ "Description:\n\n";
		assertThat(output).contains(start);
		return output.toString().substring(output.toString().indexOf(start) + start.length()).strip();
	}

	private List<String> tables() throws SQLException {
		List<String> tables = new ArrayList<>();
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				var result = statement
					.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
			while (result.next()) {
				tables.add(result.getString(1));
			}
		}
		return tables;
	}

	private List<String> events() throws SQLException {
		List<String> events = new ArrayList<>();
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				var result = statement.executeQuery("SELECT event FROM migration_history ORDER BY id")) {
			while (result.next()) {
				events.add(result.getString(1));
			}
		}
		return events;
	}

	private void execute(String... statements) throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/**
	 * An application whose callback does not let a revision run.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ObjectingApplication {

		@Bean
		Objection objection() {
			return new Objection();
		}

		static class Objection implements MigrationCallback {

			@Override
			public void beforeRevision(RevisionRun revision) {
				throw new IllegalStateException("no backup");
			}

		}

	}

	/**
	 * An application on a database whose driver says that it is another product.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OracleApplication {

		@Bean
		DataSource dataSource() {
			JdbcDataSource database = new JdbcDataSource();
			database.setUrl("jdbc:h2:mem:unsupported");
			return new RenamedDataSource(database, "Oracle", "Oracle Database 23ai");
		}

	}

}
