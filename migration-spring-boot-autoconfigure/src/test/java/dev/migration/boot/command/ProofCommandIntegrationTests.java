package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migration.boot.entity.library.Shelf;
import dev.migration.boot.shop.Product;
import dev.migration.proof.ScratchDatabase;
import dev.migration.proof.ScratchUnavailableException;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that try revisions out.
 */
class ProofCommandIntegrationTests {

	private static final String SHOP = "--migration.locations=classpath:dev/migration/boot/shop/revision";

	private TestDatabase database;

	@TempDir
	private Path folder;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		try {
			assertThat(new JdbcTemplate(this.database.dataSource())
				.queryForList("SELECT datname FROM pg_database WHERE datname LIKE 'migration\\_proof%'", String.class))
				.isEmpty();
		}
		finally {
			this.database.close();
		}
	}

	@Test
	void aRevisionIsTriedOutOnTheSameServerIfAsked() throws IOException {
		CommandResult result = run(Library.class, located(), "migrate", "revision", "--autogenerate", "--prove=server",
				"-m", "create shelf", "--rev-id", "a1b2");

		assertThat(result.out()).matches("Proven: up, down and up again on a scratch database of the same server,"
				+ " PostgreSQL [0-9.]+\\.\nGenerating " + file("Ra1b2_create_shelf.java") + " \\.\\.\\.  done\n");
		assertThat(result.code()).isZero();
		assertThat(Files.readString(file("Ra1b2_create_shelf.java")))
			.contains("// " + result.out().lines().findFirst().orElseThrow());
	}

	@Test
	void aRevisionIsTriedOutInMemoryOnH2() {
		CommandResult result = CommandResult.of(Library.class, "--migration.proof.enabled=true",
				"--migration.script-directory=" + file(""), "--migration.locations=" + this.folder.toUri(), "migrate",
				"revision", "--autogenerate", "-m", "create shelf", "--rev-id", "a1b2", "--format", "json");

		assertThat(result.out()).contains("\"proof\":{\"outcome\":\"PROVEN\",\"place\":\"an H2 2.4.240 in memory\"",
				"\"findings\":[],\"remarks\":[]}");
		assertThat(result.err()).contains("Proven: up, down and up again on an H2 2.4.240 in memory.");
	}

	@Test
	void whatIsOnTheClassPathIsTakenWhereNothingIsSaid() {
		CommandResult result = run(Library.class, located(), "--migration.proof.enabled=true", "migrate", "revision",
				"--autogenerate", "-m", "create shelf");

		assertThat(result.out()).startsWith("Proven: up, down and up again on a").contains("PostgreSQL");
	}

	@Test
	void theHistoryIsComparedWhereNoDatabaseAnswers() throws IOException {
		CommandResult result = CommandResult.of(Library.class,
				"--spring.datasource.url=jdbc:postgresql://localhost:1/no", located(),
				"--migration.script-directory=" + file(""), "--migration.proof.url=" + this.database.url(),
				"--migration.proof.user=" + this.database.user(),
				"--migration.proof.password=" + this.database.password(), "migrate", "revision", "--autogenerate",
				"--from", "history", "--prove", "-m", "create shelf", "--rev-id", "a1b2");

		assertThat(result.out()).matches("Proven: up, down and up again on a scratch database of"
				+ " 'migration\\.proof\\.url', PostgreSQL [0-9.]+\\.\nGenerating .*\n");
		assertThat(Files.readString(file("Ra1b2_create_shelf.java"))).contains("op.createTable(\"shelf\"");
	}

	@Test
	void aPasswordIsNeverPrinted() {
		CommandResult result = run(Library.class, located(), "--migration.proof.url=jdbc:postgresql://localhost:1/no",
				"--migration.proof.user=me", "--migration.proof.password=s3cret", "migrate", "revision",
				"--autogenerate", "--prove", "-m", "create shelf");

		assertThat(result.code()).isOne();
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).contains("FAILED: Not proven: 'migration.proof.url' does not answer: ")
			.endsWith(". No file was written; leave '--prove' out to write it unproven.\n")
			.doesNotContain("s3cret");
	}

	@Test
	void theApplicationMayHaveItsOwnWay() {
		CommandResult result = run(Own.class, located(), "--migration.proof.enabled=true", "migrate", "revision",
				"--autogenerate", "-m", "create shelf", "--rev-id", "a1b2");

		assertThat(result.code()).isZero();
		assertThat(result.out()).isEqualTo(
				"""
						Not proven: There is no throwaway database of PostgreSQL (the farm is full); see the ScratchDatabase beans \
						of the application.
						Generating %s ...  done
						"""
					.formatted(file("Ra1b2_create_shelf.java")));
		assertThat(file("Ra1b2_create_shelf.java")).content().contains("// Not proven: There is no throwaway");
	}

	@Test
	void theWholeHistoryIsTriedOut() {
		CommandResult result = run(Shop.class, SHOP, "migrate", "prove", "--server");

		assertThat(result.out())
			.matches("(?s)On a scratch database of the same server, PostgreSQL [0-9.]+:\n.*: proven\n");
		assertThat(result.err()).isEmpty();
		assertThat(result.code()).isZero();
		assertThat(run(Library.class, SHOP, "migrate", "prove", "--server").code()).isEqualTo(3);
	}

	@Test
	void optionsThatContradictEachOtherAreRefused() {
		assertThat(
				run(Library.class, "migrate", "revision", "--autogenerate", "--prove", "--no-prove", "-m", "x").err())
			.contains("'--prove' and '--no-prove' contradict each other; keep one.");
		assertThat(run(Library.class, "migrate", "revision", "--prove", "-m", "x").err())
			.contains("'--prove', '--no-prove' and '--force' are about what a comparison proposes; they need"
					+ " '--autogenerate'.");
	}

	private String located() {
		return "--migration.locations=" + this.folder.toUri();
	}

	private Path file(String name) {
		return this.folder.resolve("src/main/java/db/revision").resolve(name);
	}

	private CommandResult run(Class<?> application, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(),
				"--migration.script-directory=" + file("")));
		arguments.addAll(List.of(more));
		return CommandResult.of(application, arguments.toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Shelf.class)
	static class Library {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Product.class)
	static class Shop {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Shelf.class)
	static class Own {

		@Bean
		ScratchDatabase scratchDatabase() {
			return (request) -> {
				throw new ScratchUnavailableException("the farm is full");
			};
		}

	}

}
