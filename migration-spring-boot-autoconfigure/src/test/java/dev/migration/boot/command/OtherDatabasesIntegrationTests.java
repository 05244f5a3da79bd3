package dev.migration.boot.command;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.ToolProvider;

import dev.migration.boot.entity.library.Shelf;
import dev.migration.boot.entity.market.Stall;
import dev.migration.boot.shop.Product;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A start and commands of applications on databases other than PostgreSQL.
 */
class OtherDatabasesIntegrationTests {

	private static final String SHOP = "--migration.locations=classpath:dev/migration/boot/shop/revision";

	@Test
	void theEmbeddedDatabaseOfSpringBootNeedsNoUrl() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
			.web(WebApplicationType.NONE)
			.run(SHOP, "--spring.jpa.hibernate.ddl-auto=validate")) {
			assertThat(context.getBean(JdbcTemplate.class).queryForList("SELECT name FROM product", String.class))
				.containsExactly("first");
		}
	}

	@Test
	void aRevisionIsWrittenFromTheEmbeddedDatabaseOfSpringBoot(@TempDir Path folder) {
		Path directory = folder.resolve("src/main/java/db/revision");

		CommandResult result = CommandResult.of(Library.class, "--migration.script-directory=" + directory,
				"--migration.locations=" + folder.toUri(), "migrate", "revision", "--autogenerate", "-m",
				"create shelf", "--rev-id", "a1b2");

		assertThat(result).isEqualTo(
				new CommandResult(0, "Generating " + directory.resolve("Ra1b2_create_shelf.java") + " ...  done\n", """
						INFO  [dev.migration.autogenerate] Detected added sequence 'shelf_seq'
						INFO  [dev.migration.autogenerate] Detected added table 'shelf'
						"""));
	}

	@Test
	void mySqlKeepsASequenceInARow(@TempDir Path folder) throws IOException {
		Path directory = folder.resolve("src/main/java/db/revision");

		CommandResult result = CommandResult.of(Library.class, "--spring.datasource.url=jdbc:mysql://localhost:1/no",
				"--migration.script-directory=" + directory, "--migration.locations=" + folder.toUri(), "migrate",
				"revision", "--autogenerate", "--from", "base", "-m", "create shelf", "--rev-id", "a1b2");

		assertThat(result.code()).isZero();
		assertThat(Files.readString(directory.resolve("Ra1b2_create_shelf.java"))).contains("""
						op.createTable("shelf_seq",
								column("next_val", bigint()));
						op.bulkInsert("shelf_seq", rows("next_val").row(1L));
				""");
	}

	private abstract static class Applications {

		private TestDatabase database;

		@TempDir
		private Path folder;

		abstract TestDatabase create();

		abstract String unreachable();

		@BeforeEach
		void createDatabase() {
			this.database = create();
		}

		@AfterEach
		void dropDatabase() {
			if (this.database != null) {
				this.database.close();
			}
		}

		@Test
		void anApplicationIsUpgradedCheckedAndTakenDown() {
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
				.web(WebApplicationType.NONE)
				.run(arguments(SHOP, "--spring.jpa.hibernate.ddl-auto=validate"))) {
				assertThat(context.getBean(JdbcTemplate.class)
					.queryForList("SELECT version_num FROM migration_version", String.class)).containsExactly("0002");
			}

			assertThat(CommandResult.of(Shop.class, arguments(SHOP, "migrate", "check")))
				.isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", ""));
			assertThat(CommandResult.of(Shop.class, arguments(SHOP, "migrate", "downgrade", "base")).code()).isZero();
			assertThat(CommandResult.of(Shop.class, arguments(SHOP, "migrate", "check")))
				.isEqualTo(new CommandResult(3, "Detected added table 'product'\n", """
						FAILED: New upgrade operations detected; '2' revisions are not applied yet: run 'migrate \
						upgrade heads' first.
						"""));
		}

		@Test
		void aFailureIsToldOnce() throws IOException {
			Files.writeString(this.folder.resolve("a1.sql"), """
					-- revision: a1
					-- down_revision:
					-- create_date: 2026-11-20T23:29:18Z
					-- message: stumbles

					-- upgrade
					INSERT INTO no_such_table VALUES (1);

					-- downgrade
					""");

			CommandResult result = CommandResult.of(Shop.class,
					arguments("--migration.locations=" + this.folder.toUri(), "migrate", "upgrade", "head"));

			assertThat(result.code()).isEqualTo(1);
			assertThat(result.err()).startsWith("INFO  [dev.migration.runtime.MigrationRunner] Running upgrade  -> a1")
				.doesNotContain("WARN")
				.containsOnlyOnce("INSERT INTO");
		}

		@Test
		void aWrittenRevisionCompilesAndApplies() throws IOException {
			write("create market");

			assertThat(market("upgrade", "head").code()).isZero();
			assertThat(market("check")).isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", ""));
			assertThat(market("revision", "--autogenerate", "-m", "nothing"))
				.isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", ""));
			try (ConfigurableApplicationContext context = application()
				.run(arguments("--spring.jpa.hibernate.ddl-auto=validate"))) {
				assertThat(context.isActive()).isTrue();
			}
			assertThat(market("downgrade", "base").code()).isZero();
			assertThat(new JdbcTemplate(this.database.dataSource()).queryForList("""
					SELECT lower(table_name) FROM information_schema.tables WHERE table_schema = ?
					ORDER BY 1""", String.class, this.database.schema())).contains("migration_version")
				.allMatch((name) -> name.startsWith("migration_"));
		}

		@Test
		void sqlNeedsNoConnection() {
			CommandResult result = CommandResult.of(Shop.class, "--spring.datasource.url=" + unreachable(), SHOP,
					"migrate", "upgrade", "head", "--sql");

			assertThat(result.code()).isZero();
			assertThat(result.out()).contains("INSERT INTO product (id, name) VALUES (1, 'first')");
		}

		private void write(String message) throws IOException {
			assertThat(market("revision", "--autogenerate", "-m", message).code()).isZero();
			List<String> options = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d",
					Files.createDirectories(target()).toString(), "-cp", System.getProperty("java.class.path")));
			try (var files = Files.list(sources())) {
				files.map(Path::toString).forEach(options::add);
			}
			assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
				.isZero();
		}

		private CommandResult market(String... words) throws IOException {
			List<String> arguments = new ArrayList<>(List.of("--migration.script-directory=" + sources(), "migrate"));
			arguments.addAll(List.of(words));
			SpringApplication application = application().application();
			return CommandResult.of(application, arguments(arguments.toArray(String[]::new)));
		}

		private SpringApplicationBuilder application() throws IOException {
			URLClassLoader classes = new URLClassLoader(new URL[] { Files.createDirectories(target()).toUri().toURL() },
					getClass().getClassLoader());
			return new SpringApplicationBuilder(new DefaultResourceLoader(classes), Market.class)
				.web(WebApplicationType.NONE);
		}

		private Path sources() {
			return this.folder.resolve("src/main/java/db/revision");
		}

		private Path target() {
			return this.folder.resolve("target/classes");
		}

		private String[] arguments(String... more) {
			List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
					"--spring.datasource.username=" + this.database.user(),
					"--spring.datasource.password=" + this.database.password()));
			arguments.addAll(List.of(more));
			return arguments.toArray(String[]::new);
		}

	}

	@Nested
	class MariaDb extends Applications {

		@Override
		TestDatabase create() {
			return Databases.mariaDb();
		}

		@Override
		String unreachable() {
			return "jdbc:mariadb://localhost:1/nowhere";
		}

	}

	@Nested
	class MySql extends Applications {

		@Override
		TestDatabase create() {
			return Databases.mySql();
		}

		@Override
		String unreachable() {
			return "jdbc:mysql://localhost:1/nowhere";
		}

	}

	@Nested
	class H2 extends Applications {

		@Override
		TestDatabase create() {
			return Databases.h2();
		}

		@Override
		String unreachable() {
			return "jdbc:h2:tcp://localhost:1/nowhere";
		}

	}

	@Nested
	class H2InLowerCase extends Applications {

		@Override
		TestDatabase create() {
			return Databases.h2("DATABASE_TO_LOWER=TRUE");
		}

		@Override
		String unreachable() {
			return "jdbc:h2:tcp://localhost:1/nowhere;DATABASE_TO_LOWER=TRUE";
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Product.class)
	static class Shop {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Stall.class)
	static class Market {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Shelf.class)
	static class Library {

	}

}
