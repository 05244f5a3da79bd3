package dev.migration.boot.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.migration.boot.shop.ShopApplication;
import dev.migration.boot.testing.RecordingDataSource;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a start costs that finds nothing to do.
 */
class QuietStartIntegrationTests {

	private static final String LOCATIONS = "migration.locations=classpath:dev/migration/boot/shop/revision";

	// What makes Spring Boot itself start Hibernate
	private static final Pattern JPA_SUPPORT = Pattern
		.compile("spring-(orm|data-.*|boot-(hibernate|jpa|data-.*|starter-data-.*))-[0-9].*\\.jar");

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
	void issuesOneQueryOnOneConnection() {
		RecordingDataSource recording = new RecordingDataSource(this.database.dataSource());
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withBean(DataSource.class, () -> recording)
			.withPropertyValues(LOCATIONS);
		runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(recording.statements()).hasSizeGreaterThan(10);
		recording.clear();

		runner.run((context) -> assertThat(context).hasNotFailed());

		assertThat(recording.statements()).singleElement()
			.asString()
			.startsWith("SELECT ")
			.contains("migration_version");
		assertThat(recording.connections()).isOne();
	}

	@Test
	void loadsNoScriptAndNothingOfHibernateThymeleafOrPicocli(@TempDir Path directory)
			throws IOException, InterruptedException {
		List<String> first = classesLoadedByAStart(LOCATIONS, directory.resolve("first.log"),
				"is now at 0002; applied 2 revisions");
		assertThat(first).contains("dev.migration.boot.shop.revision.R0001_create_product",
				"dev.migration.boot.shop.revision.R0002_add_first_product");

		List<String> second = classesLoadedByAStart(LOCATIONS, directory.resolve("second.log"),
				"is up to date at 0002");

		assertThat(second).contains("dev.migration.boot.autoconfigure.StartupStrategy")
			.noneMatch((name) -> name.startsWith("dev.migration.boot.shop.revision."));
		assertThat(first).noneMatch((name) -> name.startsWith("org.thymeleaf.") || name.startsWith("picocli."))
			.noneMatch((name) -> name.startsWith("org.hibernate."));
		assertThat(second).noneMatch((name) -> name.startsWith("org.thymeleaf.") || name.startsWith("picocli."))
			.noneMatch((name) -> name.startsWith("org.hibernate."));
	}

	@Test
	void parsesNoSqlAndDoesNotAskForTheNameOfTheMachine(@TempDir Path directory)
			throws IOException, InterruptedException {
		Files.writeString(directory.resolve("a.sql"), "-- revision: a\n-- upgrade\nCREATE TABLE a (b integer);");
		String location = "migration.locations=file:" + directory;
		List<String> first = classesLoadedByAStart(location, directory.resolve("first.log"),
				"is now at a; applied 1 revision");
		assertThat(first).contains("dev.migration.scripts.SqlTokenizer", "dev.migration.runtime.LocalMachine");

		List<String> second = classesLoadedByAStart(location, directory.resolve("second.log"), "is up to date at a");

		assertThat(second).contains("dev.migration.scripts.SqlHeader")
			.doesNotContain("dev.migration.scripts.SqlTokenizer", "dev.migration.runtime.LocalMachine");
	}

	private List<String> classesLoadedByAStart(String location, Path log, String message)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Dspring.docker.compose.enabled=false", "-Xlog:class+load=info:file=" + log + "::filecount=0",
						"-cp", classPath(), ShopApplication.class.getName()));
		for (String property : List.of(location, "spring.main.web-application-type=none",
				"spring.docker.compose.enabled=false", "spring.datasource.url=" + this.database.url(),
				"spring.datasource.username=" + this.database.user(),
				"spring.datasource.password=" + this.database.password())) {
			command.add("--" + property);
		}
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().remove("HOSTNAME");
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains("Database 'default' " + message);
		Pattern loaded = Pattern.compile(".*\\] ([\\w.$]+) source:.*");
		try (var lines = Files.lines(log)) {
			return lines.map(loaded::matcher)
				.filter((matcher) -> matcher.matches())
				.map((matcher) -> matcher.group(1))
				.toList();
		}
	}

	private static String classPath() {
		String all = System.getProperty("java.class.path");
		assertThat(all).contains("hibernate-core", "thymeleaf", "picocli");
		return Arrays.stream(all.split(File.pathSeparator))
			.filter((entry) -> !JPA_SUPPORT.matcher(Path.of(entry).getFileName().toString()).matches())
			.collect(Collectors.joining(File.pathSeparator));
	}

}
