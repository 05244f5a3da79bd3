package dev.migration.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.migration.command.Migrations;
import dev.migration.dialect.Dialect;
import dev.migration.dialect.Dialects;
import dev.migration.reflection.SchemaReaders;
import dev.migration.reflection.SchemaScope;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.Column;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the demo's own history on each database: the same scripts, up and down, with
 * nothing left to compare.
 */
class DemoHistoryPortabilityIntegrationTests {

	@Nested
	class OnPostgreSql extends DemoHistorySuite {

		@Override
		TestDatabase createDatabase() {
			return Databases.postgreSql();
		}

	}

	@Nested
	class OnMariaDb extends DemoHistorySuite {

		@Override
		TestDatabase createDatabase() {
			return Databases.mariaDb();
		}

	}

	@Nested
	class OnMySql extends DemoHistorySuite {

		@Override
		TestDatabase createDatabase() {
			return Databases.mySql();
		}

	}

	@Nested
	class OnH2 extends DemoHistorySuite {

		@Override
		TestDatabase createDatabase() {
			return Databases.h2();
		}

		/**
		 * A database in memory is not to be seen by another process. Names that the
		 * mapping quotes, such as {@code authorization}, want lower case.
		 */
		@Override
		String url() {
			return "jdbc:h2:file:" + directory().resolve("bookshop") + ";DATABASE_TO_LOWER=TRUE";
		}

	}

	/**
	 * The tests of every database.
	 */
	abstract static class DemoHistorySuite {

		private static final Set<QualifiedName> OWN_TABLES = Set.of(QualifiedName.of("migration_version"),
				QualifiedName.of("migration_history"), QualifiedName.of("migration_lock"));

		private TestDatabase database;

		private Migrations migrations;

		private JdbcClient jdbc;

		@TempDir
		private Path directory;

		abstract TestDatabase createDatabase();

		String url() {
			return this.database.url();
		}

		final Path directory() {
			return this.directory;
		}

		@BeforeEach
		void connect() {
			this.database = createDatabase();
			this.jdbc = JdbcClient.create(this.database.dataSource());
			MigrationHistory history = MigrationHistory
				.load(new ScriptLocations(List.of(ScriptLocations.DEFAULT_LOCATION), getClass().getClassLoader()));
			this.migrations = new Migrations(history,
					new MigrationDatabase("default", this.database.dataSource(), dialect(), null,
							MigrationDatabase.DEFAULT_VERSION_TABLE),
					new RunOptions(Duration.ofSeconds(10), null, "test", List.of(), Clock.systemUTC()));
		}

		@AfterEach
		void dropDatabase() {
			if (this.database != null) {
				this.database.close();
			}
		}

		@Test
		void wayUpDownAndUpAgainEndsInTheSameSchema() throws Exception {
			this.migrations.upgrade(RevisionTarget.HEADS);
			SchemaModel first = schema();

			this.migrations.downgrade(RevisionTarget.BASE);
			SchemaModel left = schema();
			this.migrations.upgrade(RevisionTarget.HEADS);

			assertThat(first.tables()).hasSizeGreaterThan(15);
			assertThat(left).isEqualTo(SchemaModel.EMPTY);
			assertThat(schema()).isEqualTo(first);
		}

		@Test
		void everyRevisionTakesBackExactlyWhatItDid() throws Exception {
			List<RevisionNode> revisions = this.migrations.revisions().map().pending(this.migrations.state().rows());
			this.migrations.upgrade(RevisionTarget.revision(revisions.get(0).id()));

			for (RevisionNode revision : revisions.subList(1, revisions.size())) {
				SchemaModel before = schema();
				this.migrations.upgrade(RevisionTarget.parse("+1"));
				this.migrations.downgrade(RevisionTarget.parse("-1"));
				assertThat(columnsInAnyOrder(schema())).as(revision.message()).isEqualTo(columnsInAnyOrder(before));
				this.migrations.upgrade(RevisionTarget.parse("+1"));
			}
		}

		@Test
		void namesOfCustomersSurviveTheWayUpAndDown() {
			this.migrations.upgrade(RevisionTarget.parse("head-1"));
			List<String> names = List.of("Ada King Lovelace", "Plato", "Ursula Le Guin");
			for (int i = 0; i < names.size(); i++) {
				this.jdbc.sql("INSERT INTO customer (id, email, full_name, version) VALUES (?, ?, ?, 0)")
					.param(new UUID(0, i))
					.param(names.get(i).toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org")
					.param(names.get(i))
					.update();
			}

			this.migrations.upgrade(RevisionTarget.HEAD);
			List<String> split = this.jdbc.sql("SELECT concat(first_name, '|', last_name) FROM customer")
				.query(String.class)
				.list();
			this.migrations.downgrade(RevisionTarget.parse("-1"));

			assertThat(split).containsExactlyInAnyOrder("Ada King|Lovelace", "|Plato", "Ursula Le|Guin");
			assertThat(this.jdbc.sql("SELECT full_name FROM customer ORDER BY 1").query(String.class).list())
				.containsExactlyElementsOf(names);
		}

		@Test
		void entitiesAndHistoryAgree() throws Exception {
			command("upgrade", "head");

			assertThat(command("check")).isEqualTo("No new upgrade operations detected.\n");
			assertThat(command("current"))
				.isEqualTo(this.migrations.revisions().map().heads().get(0).id() + " (head)\n");
		}

		/**
		 * Run a command as a process of its own and return what it prints.
		 */
		private String command(String... arguments) throws IOException, InterruptedException {
			Path output = this.directory.resolve("out.txt");
			Path log = this.directory.resolve("log.txt");
			List<String> command = new ArrayList<>(
					List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
							System.getProperty("java.class.path"), DemoApplication.class.getName(), "migrate"));
			command.addAll(List.of(arguments));
			ProcessBuilder builder = new ProcessBuilder(command);
			Map<String, String> environment = builder.environment();
			environment.put("SPRING_DATASOURCE_URL", url());
			environment.put("SPRING_DATASOURCE_USERNAME", this.database.user());
			environment.put("SPRING_DATASOURCE_PASSWORD", this.database.password());
			Process process = builder.directory(new File(".").getAbsoluteFile())
				.redirectOutput(output.toFile())
				.redirectError(log.toFile())
				.start();
			assertThat(process.waitFor()).as(() -> read(output) + read(log)).isZero();
			return read(output);
		}

		private static String read(Path file) {
			try {
				return Files.readString(file);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private Dialect dialect() {
			return Dialects.named(this.database.dialect());
		}

		private SchemaModel schema() throws SQLException {
			try (Connection connection = this.database.dataSource().getConnection()) {
				return SchemaReaders
					.of(connection, dialect(), new SchemaScope(this.database.schema(), Set.of(), OWN_TABLES))
					.read();
			}
		}

		/**
		 * A column that was dropped comes back as the last one.
		 */
		private static SchemaModel columnsInAnyOrder(SchemaModel schema) {
			return schema.withTables(schema.tables().stream().map((table) -> sorted(table)).toList());
		}

		private static Table sorted(Table table) {
			return table.withColumns(table.columns().stream().sorted(Comparator.comparing(Column::name)).toList());
		}

	}

}
