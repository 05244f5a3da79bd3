package dev.migration.demo.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application with Flyway and Liquibase on its class path, as while it moves over: a
 * revision changes the tables that they create.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OtherToolsTests {

	private static final String NEXT_REVISION = """
			-- revision: 0123456789ab
			-- down_revision: 31b50bef6bd6

			-- upgrade
			ALTER TABLE voucher ADD worth integer;
			ALTER TABLE gift ADD worth integer;

			-- downgrade
			ALTER TABLE gift DROP worth;
			ALTER TABLE voucher DROP worth;
			""";

	private TestDatabase database;

	private UnpackedDemo demo;

	@TempDir
	private Path directory;

	@BeforeEach
	void addTools() throws Exception {
		this.database = TestDatabase.create();
		Path resources = this.directory.resolve("resources");
		write(resources.resolve("db/migration/V1__voucher.sql"),
				"CREATE TABLE voucher (code varchar(20) PRIMARY KEY);");
		write(resources.resolve("db/changelog/gift.sql"), """
				--liquibase formatted sql
				--changeset bookshop:1
				CREATE TABLE gift (id bigint PRIMARY KEY);
				""");
		write(resources.resolve("db/revision/0123456789ab_worth.sql"), NEXT_REVISION);
		this.demo = UnpackedDemo.get()
			.behind(List.of(resources))
			.before(UnpackedDemo.others("flyway", "liquibase", "commons-", "opencsv"));
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void theyComeFirst() throws Exception {
		try (ServingDemo serving = ServingDemo.start(demo(), java())) {
			assertThat(serving.said()).containsSubsequence("Flyway initializes a database of this application, too;",
					"Liquibase initializes a database of this application, too;", "Successfully applied 1 migration",
					"Running upgrade 31b50bef6bd6 -> 0123456789ab", "Database 'default' is now at 0123456789ab");
		}
		assertThat(columns("voucher")).containsExactly("code", "worth");
		assertThat(columns("gift")).containsExactly("id", "worth");
	}

	@Test
	void commandsDoNotRunThem() throws Exception {
		ProcessResult check = demo().run(java("migrate", "upgrade", "31b50bef6bd6"));

		assertThat(check.code()).as(check.err()).isZero();
		assertThat(check.err()).contains("Running upgrade daa952273b70 -> 31b50bef6bd6").doesNotContain("Flyway");
		assertThat(columns("voucher")).isEmpty();
		assertThat(columns("gift")).isEmpty();
	}

	private DemoProcess demo() {
		return new DemoProcess(this.directory).with(this.database);
	}

	private List<String> java(String... command) {
		String[] arguments = { "--server.port=0", "--spring.liquibase.change-log=classpath:db/changelog/gift.sql",
				// Flyway, too, meets tables of somebody else
				"--spring.flyway.baseline-on-migrate=true", "--spring.flyway.baseline-version=0" };
		return this.demo.java(List.of(), StringUtils.concatenateStringArrays(arguments, command));
	}

	private static void write(Path file, String content) throws Exception {
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

	private List<String> columns(String table) {
		return new JdbcTemplate(this.database.dataSource()).queryForList(
				"SELECT column_name FROM information_schema.columns WHERE table_name = ? ORDER BY ordinal_position",
				String.class, table);
	}

}
