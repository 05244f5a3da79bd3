package dev.migration.demo.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migration.testing.CatalogDump;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recipe of docs/spring-boot.md for an application that lets go of Flyway: whose
 * schema Flyway has created, and which has no revisions yet.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LeavingFlywayTests {

	// What offline SQL does to the schema, and not to the state of migrations
	private static final Pattern DDL = Pattern.compile(
			"-- Running [^\n]*\n\nBEGIN;\n\nDO \\$\\$.*?\n\\$\\$;(.*?)(?:INSERT INTO|UPDATE) migration_version",
			Pattern.DOTALL);

	@TempDir
	private Path directory;

	@Test
	void databasesThatFlywayHasCreatedGoOnWithRevisions() throws Exception {
		Path resources = this.directory.resolve("src/main/resources");
		Path revisions = Files.createDirectories(resources.resolve("db/revision"));
		Path migrations = Files.createDirectories(resources.resolve("db/migration"));
		Files.writeString(migrations.resolve("V1__bookshop.sql"), ddl());
		UnpackedDemo without = UnpackedDemo.get();
		UnpackedDemo with = without.behind(List.of(resources)).before(UnpackedDemo.others("flyway"));

		try (TestDatabase database = TestDatabase.create(); TestDatabase fresh = TestDatabase.create()) {
			assertThat(start(with, database, revisions)).contains("Successfully applied 1 migration",
					"Database 'default' is up to date at base");
			String created = CatalogDump.of(database.dataSource(), "public");

			assertThat(
					migrate(with, database, revisions, "revision", "--autogenerate", "--from", "base", "-m", "initial"))
				.contains("Proven: up, down and up again on an embedded PostgreSQL");
			assertThat(migrate(with, database, revisions, "check")).contains("table 'flyway_schema_history'",
					"No new upgrade operations detected.");
			assertThat(migrate(with, database, revisions, "stamp", "head")).contains("Running stamp  -> ");

			assertThat(start(without, database, revisions)).contains("Database 'default' is up to date at ")
				.doesNotContain("at base", "Flyway");
			drop(database, "migration_version", "migration_history");
			assertThat(CatalogDump.of(database.dataSource(), "public")).isEqualTo(created);

			assertThat(start(without, fresh, revisions)).contains("Running upgrade  -> ");
			assertThat(migrate(without, fresh, revisions, "check")).contains("No new upgrade operations detected.");
		}
	}

	private String ddl() throws Exception {
		ProcessResult sql = new DemoProcess(this.directory).migrate("upgrade", "head", "--sql");
		assertThat(sql.code()).as(sql.err()).isZero();
		StringBuilder ddl = new StringBuilder();
		Matcher matcher = DDL.matcher(sql.out());
		while (matcher.find()) {
			ddl.append(matcher.group(1));
		}
		assertThat(ddl).contains("CREATE TABLE author").doesNotContain("migration_");
		return ddl.toString();
	}

	private String start(UnpackedDemo demo, TestDatabase database, Path revisions) throws Exception {
		try (ServingDemo serving = ServingDemo.start(new DemoProcess(this.directory).with(database),
				java(demo, revisions))) {
			return serving.said();
		}
	}

	private String migrate(UnpackedDemo demo, TestDatabase database, Path revisions, String... command)
			throws Exception {
		List<String> arguments = new ArrayList<>(List.of("migrate"));
		arguments.addAll(List.of(command));
		ProcessResult result = new DemoProcess(this.directory).with(database)
			.run(java(demo, revisions, arguments.toArray(String[]::new)));
		assertThat(result.code()).as(result.err()).isZero();
		return result.out() + result.err();
	}

	private static List<String> java(UnpackedDemo demo, Path revisions, String... command) {
		return demo
			.java(List.of(),
					Stream
						.concat(Stream.of("--server.port=0", "--migration.locations=file:" + revisions,
								"--migration.script-directory=" + revisions), Stream.of(command))
						.toArray(String[]::new));
	}

	private static void drop(TestDatabase database, String... tables) {
		for (String table : tables) {
			new JdbcTemplate(database.dataSource()).execute("DROP TABLE " + table);
		}
	}

}
