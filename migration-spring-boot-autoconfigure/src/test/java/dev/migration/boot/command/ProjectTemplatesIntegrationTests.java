package dev.migration.boot.command;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;
import javax.tools.ToolProvider;

import dev.migration.boot.testing.R2dbcOnRequest;
import dev.migration.command.Migrations;
import dev.migration.scripts.ProjectTemplates;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that start and use what {@code init} makes of each template: its properties, a
 * new revision, compiled, and an upgrade on the next start.
 */
class ProjectTemplatesIntegrationTests {

	private static final String TABLE = "CREATE TABLE account (name text)";

	@TempDir
	private Path project;

	private TestDatabase database;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void generic() throws IOException {
		Map<String, String> properties = init("generic");
		properties.putAll(dataSource());

		Path file = revision(properties, "src/main/java/migrations/versions/Ra1_create_account.java");

		fillIn(file);
		try (ConfigurableApplicationContext context = start(properties, compile(file))) {
			assertThat(context.getBean(JdbcTemplate.class).queryForList("SELECT name FROM account")).isEmpty();
			assertThat(rows(context)).containsExactly("default: a1");
		}
	}

	@Test
	void sql() throws IOException {
		Map<String, String> properties = init("sql");
		properties.putAll(dataSource());

		Path file = revision(properties, "src/main/resources/migrations/versions/a1_create_account.sql");

		Files.writeString(file, Files.readString(file).replaceFirst("-- upgrade\n", "-- upgrade\n" + TABLE + ";\n"));
		try (ConfigurableApplicationContext context = start(properties, this.project.resolve("src/main/resources"))) {
			assertThat(context.getBean(JdbcTemplate.class).queryForList("SELECT name FROM account")).isEmpty();
			assertThat(rows(context)).containsExactly("default: a1");
		}
	}

	@Test
	void multidb() throws IOException {
		try (TestDatabase other = TestDatabase.create()) {
			Map<String, String> properties = init("multidb");
			assertThat(properties).containsKeys("migration.databases.engine1.url", "migration.databases.engine2.url");
			properties.putAll(engine("engine1", this.database));
			properties.putAll(engine("engine2", other));

			Path file = revision(properties, "src/main/java/migrations/versions/engine2/Ra1_create_account.java",
					"--name", "engine2");

			fillIn(file);
			try (ConfigurableApplicationContext context = start(properties, compile(file))) {
				assertThat(rows(context)).containsExactly("engine1: ", "engine2: a1");
			}
			assertThat(tables(this.database)).isEmpty();
			assertThat(tables(other)).contains("account", "migration_version");
		}
	}

	@Test
	void r2dbc() throws IOException {
		Map<String, String> properties = init("r2dbc");
		assertThat(properties).containsKeys("spring.r2dbc.url", "spring.r2dbc.username", "spring.r2dbc.password");
		properties.put("spring.r2dbc.url",
				"r2dbc:postgresql://" + this.database.host() + ":" + this.database.port() + "/" + this.database.name());
		properties.put("spring.r2dbc.username", this.database.user());
		properties.put("spring.r2dbc.password", this.database.password());
		properties.put(R2dbcOnRequest.PROPERTY, "true");

		Path file = revision(properties, "src/main/java/migrations/versions/Ra1_create_account.java");

		fillIn(file);
		try (ConfigurableApplicationContext context = start(properties, compile(file))) {
			assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
			assertThat(context.getBean(DatabaseClient.class)
				.sql("SELECT count(*) AS accounts FROM account")
				.map((row) -> row.get("accounts", Long.class))
				.one()
				.block()).isZero();
			assertThat(rows(context)).containsExactly("default: a1");
		}
	}

	/**
	 * Return the properties that {@code init} prints, for another working directory.
	 */
	private Map<String, String> init(String template) {
		Map<String, String> properties = new LinkedHashMap<>();
		for (String line : ProjectTemplates.get(template)
			.write(this.project, Path.of("migrations"), false)
			.properties()) {
			String name = line.substring(0, line.indexOf('='));
			String value = line.substring(line.indexOf('=') + 1);
			if (name.endsWith(".script-directory")) {
				value = this.project.resolve(value).toString();
			}
			properties.put(name, value.replace("file:migrations/", "file:" + this.project + "/migrations/"));
		}
		assertThat(properties).containsKey("migration.template");
		return properties;
	}

	private Path revision(Map<String, String> properties, String name, String... options) {
		List<String> arguments = arguments(properties);
		arguments.addAll(List.of("migrate", "revision", "-m", "create account", "--rev-id", "a1"));
		arguments.addAll(List.of(options));
		Path file = this.project.resolve(name);

		CommandResult result = CommandResult.of(Application.class, arguments.toArray(String[]::new));

		assertThat(result).isEqualTo(new CommandResult(0, "Generating " + file + " ...  done\n", ""));
		return file;
	}

	private static void fillIn(Path file) throws IOException {
		String script = Files.readString(file);
		Files.writeString(file, script.replaceFirst("(void upgrade\\(Operations op\\) \\{\n)",
				"$1\t\top.execute(\"" + TABLE + "\");\n"));
	}

	private Path compile(Path file) {
		Path classes = this.project.resolve("target");
		int result = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-proc:none", "-d", classes.toString(), file.toString());
		assertThat(result).isZero();
		return classes;
	}

	private static ConfigurableApplicationContext start(Map<String, String> properties, Path classes)
			throws IOException {
		URLClassLoader classLoader = new URLClassLoader(new URL[] { classes.toUri().toURL() },
				ProjectTemplatesIntegrationTests.class.getClassLoader());
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(classLoader),
				Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(arguments(properties).toArray(String[]::new));
	}

	private static List<String> arguments(Map<String, String> properties) {
		List<String> arguments = new ArrayList<>();
		properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		return arguments;
	}

	private Map<String, String> dataSource() {
		return Map.of("spring.datasource.url", this.database.url(), "spring.datasource.username", this.database.user(),
				"spring.datasource.password", this.database.password());
	}

	private static Map<String, String> engine(String name, TestDatabase database) {
		String prefix = "migration.databases." + name;
		return Map.of(prefix + ".url", database.url(), prefix + ".user", database.user(), prefix + ".password",
				database.password());
	}

	private static List<String> rows(ConfigurableApplicationContext context) {
		return context.getBeanProvider(Migrations.class)
			.stream()
			.map((migrations) -> migrations.database().name() + ": "
					+ String.join(",", migrations.state().rows().ids()))
			.toList();
	}

	private static List<String> tables(TestDatabase database) {
		return new JdbcTemplate(database.dataSource())
			.queryForList("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", String.class);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
