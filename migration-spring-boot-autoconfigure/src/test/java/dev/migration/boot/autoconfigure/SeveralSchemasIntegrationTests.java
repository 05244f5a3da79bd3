package dev.migration.boot.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.migration.boot.actuate.MigrationsEndpoint;
import dev.migration.boot.actuate.MigrationsEndpointAutoConfiguration;
import dev.migration.boot.testing.RevisionFolder;
import dev.migration.command.Migrations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code migration.schemas}: one database, the same scripts, a history in each
 * schema.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeveralSchemasIntegrationTests {

	private final TestDatabase database = TestDatabase.create();

	private final JdbcClient jdbc = JdbcClient.create(this.database.dataSource());

	@TempDir
	private Path directory;

	private ApplicationContextRunner runner;

	@BeforeEach
	void createSchemas() {
		this.jdbc.sql("CREATE SCHEMA south").update();
		this.jdbc.sql("CREATE SCHEMA \"North-1\"").update();
		String location = new RevisionFolder(this.directory)
			.with("a1", "", "CREATE TABLE cart (id bigint);", "DROP TABLE cart;")
			.with("a2", "a1", "ALTER TABLE cart ADD owner text;", "ALTER TABLE cart DROP owner;")
			.location();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					MigrationAutoConfiguration.class, MigrationsEndpointAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.user(),
					"spring.datasource.password=" + this.database.password(), "migration.locations=" + location,
					"migration.schemas=south, North-1", "management.endpoints.web.exposure.include=migrations");
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void eachIsMigratedInOrderAndHasItsHistory(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).getBeanNames(Migrations.class)
				.containsExactly("dev.migration.migrations.south", "dev.migration.migrations.North-1");
			assertThat(context.getBean(MigrationsEndpoint.class)
				.migrations(null, null, null, null, null, null, null, null)
				.contexts()
				.values()).singleElement()
				.satisfies((one) -> assertThat(one.databases()).containsOnlyKeys("south", "North-1"));
		});

		assertThat(output).containsSubsequence("Database 'south' is now at a2; applied 2 revisions",
				"Database 'North-1' is now at a2; applied 2 revisions");
		assertThat(tables()).containsExactly("North-1.cart", "North-1.migration_history", "North-1.migration_version",
				"south.cart", "south.migration_history", "south.migration_version");
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Database 'south' is up to date at a2", "Database 'North-1' is up to date at a2");
	}

	private List<String> tables() {
		return this.jdbc.sql("SELECT schemaname || '.' || tablename FROM pg_tables"
				+ " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY (schemaname || '.' || tablename) COLLATE \"C\"")
			.query(String.class)
			.list();
	}

	@Test
	void aSchemaThatFailsIsNamed() {
		this.jdbc.sql("CREATE TABLE \"North-1\".cart (id bigint)").update();

		this.runner.run(
				(context) -> assertThat(context).getFailure().rootCause().hasMessageStartingWith("Database 'North-1'"));

		assertThat(tables()).contains("south.migration_version");
	}

	@Test
	void aSchemaThatDoesNotExistIsNamed() {
		this.runner.withPropertyValues("migration.schemas=south,east").run((context) -> {
			FailureAnalysis analysis = analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).isEqualTo("""
					Cannot create 'east.migration_version' in database 'east': ERROR: schema "east" does not exist
					  Position: 14; create the schema if it is missing, grant CREATE on it to the user, or set \
					'migration.schema' or 'migration.user'.""");
		});
	}

	@Test
	void adviceIsAboutThePropertiesOfTheirDatabase() {
		this.runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere").run((context) -> {
			FailureAnalysis analysis = analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).startsWith("Database 'south' cannot be reached");
			assertThat(analysis.getAction()).contains("'spring.datasource.url'").doesNotContain("migration.databases");
		});
	}

	private static FailureAnalysis analyze(Throwable failure) {
		return Objects.requireNonNull(new MigrationFailureAnalyzer(
				new MockEnvironment().withProperty("migration.schemas", "south,North-1,east"))
			.analyze(failure));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					migration.schemas=a,,b                                    | Property migration.schemas with value 'a,,b' is invalid: The name of a schema is blank; leave it out.
					migration.schemas=a,b,a                                   | Property migration.schemas with value 'a,b,a' is invalid: Schema 'a' is there twice; keep one.
					migration.schema=a                                        | 'migration.schema' and 'migration.schemas' are both set; keep one of them.
					migration.databases.south.url=jdbc:postgresql://h/d       | 'migration.schemas' and 'migration.databases' are both set, but only an application with one database lists its schemas; keep one of them, and give a database below 'migration.databases' its 'schema'.
					migration.databases.shop.schemas=a,b                      | 'migration.databases.shop.schemas' means nothing, since only an application with one database lists its schemas; name a database for each of them, as in 'migration.databases.shop_a.schema', and give them the same 'locations'.
					""")
	void contradictionsAreRefused(String property, String message) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(context).getFailure().hasMessage(message));
	}

}
