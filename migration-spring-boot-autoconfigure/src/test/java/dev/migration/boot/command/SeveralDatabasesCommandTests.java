package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migration.boot.entity.library.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the context of commands with several databases, of which none is there.
 */
class SeveralDatabasesCommandTests {

	@TempDir
	private Path directory;

	@Test
	void onlyTheDatabaseThatIsAskedForIsLoaded() throws IOException {
		Files.writeString(this.directory.resolve("broken.sql"),
				"-- revision: b2\n-- down_revision: b1\n\n-- upgrade\n\n-- downgrade\n");

		CommandResult result = run("--name", "shop", "heads");

		assertThat(result).isEqualTo(new CommandResult(0, "", ""));
	}

	@Test
	void aHistoryThatIsNotValidNamesItsDatabase() throws IOException {
		Files.writeString(this.directory.resolve("broken.sql"),
				"-- revision: b2\n-- down_revision: b1\n\n-- upgrade\n\n-- downgrade\n");

		CommandResult result = run("--name", "billing", "heads");

		assertThat(result.err()).startsWith("FAILED: Database 'billing': Revision 'b1' referenced from 'b2' in '");
		assertThat(result.code()).isOne();
	}

	@Test
	void entitiesAreThoseOfThePersistenceUnitOfTheDatabase() {
		CommandResult result = run("--name", "billing", "revision", "--autogenerate", "--from", "base", "-m", "x");

		assertThat(result).isEqualTo(new CommandResult(2, "", """
				FAILED: Nothing says which entities database 'billing' has; set \
				'migration.databases.billing.persistence-unit' to one of 'default'.
				"""));
	}

	@Test
	void aDatabaseWithoutEntitiesIsSkippedAmongOthers() {
		Path folder = this.directory.resolve("src/main/java/db/revision/shop");

		CommandResult result = run("revision", "--autogenerate", "--from", "base", "-m", "initial", "--rev-id", "a1");

		assertThat(result.out()).isEqualTo("[shop]\nGenerating " + folder.resolve("Ra1_x.java") + " ...  done\n");
		assertThat(result.err()).endsWith("[billing] has no entities to compare; skipped\n").doesNotContain("FAILED");
		assertThat(result.code()).isZero();
		assertThat(this.directory.resolve("src/main/java/db/revision/billing")).doesNotExist();
	}

	@Test
	void aDatabaseThatIsSkippedIsNotInTheDocument() {
		CommandResult result = run("revision", "--autogenerate", "--from", "base", "-m", "initial", "--rev-id", "a1",
				"--format", "json");

		assertThat(result.out()).startsWith("{\"databases\":{\"shop\":{").doesNotContain("billing");
		assertThat(result.code()).isZero();
	}

	@Test
	void notAllDatabasesAreSkipped() {
		CommandResult result = CommandResult.of(Library.class,
				"--migration.databases.shop.url=jdbc:postgresql://localhost:1/no",
				"--migration.databases.shop.locations=classpath:dev/migration/boot/testing",
				"--migration.databases.billing.url=jdbc:postgresql://localhost:1/no",
				"--migration.databases.billing.locations=" + this.directory.toUri(), "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(2, "", """
				FAILED: Nothing says which entities database 'billing' has; set \
				'migration.databases.billing.persistence-unit' to one of 'default'.
				"""));
	}

	@Test
	void aPersistenceUnitThatIsNotThereIsNeverSkipped() {
		CommandResult result = run("--migration.databases.billing.persistence-unit=lost",
				List.of("revision", "--autogenerate", "--from", "base", "-m", "initial"));

		assertThat(result).isEqualTo(new CommandResult(2, "", """
				FAILED: [billing] There is no persistence unit 'lost'; set \
				'migration.databases.billing.persistence-unit' to one of 'default'.
				"""));
	}

	@Test
	void newScriptsGoToTheFolderOfTheDatabase() {
		Path folder = this.directory.resolve("src/main/java/db/revision/shop");

		CommandResult result = run("--name", "shop", "revision", "--autogenerate", "--from", "base", "-m", "initial",
				"--rev-id", "a1");

		assertThat(result.out()).isEqualTo("Generating " + folder.resolve("Ra1_x.java") + " ...  done\n");
	}

	@Test
	void aDatabaseThatDoesNotAnswerNamesItsOwnProperties() {
		List<String> lines = run("--name", "shop", "current").err().lines().toList();

		assertThat(lines).hasSize(2);
		assertThat(lines.get(0))
			.endsWith("Migrations of database 'shop' use the migration.databases.shop.* properties (localhost:1/no)");
		assertThat(lines.get(1)).startsWith("FAILED: Database 'shop' cannot be reached: ")
			.endsWith(" Check that the database is running and that host, port and database name are right: "
					+ "'migration.databases.shop.url', or 'migration.databases.shop.host', "
					+ "'migration.databases.shop.port' and 'migration.databases.shop.database'.");
	}

	@Test
	void aTimeZoneThatIsNoneIsRefused() {
		CommandResult result = run("--name", "billing", "revision", "-m", "x");

		assertThat(result).isEqualTo(new CommandResult(2, "", """
				FAILED: Can't locate timezone 'Mars/Olympus'; set 'migration.databases.billing.time-zone' to one such \
				as 'UTC' or 'Europe/Berlin'.
				"""));
	}

	private CommandResult run(String... words) {
		return run("--migration.enabled=true", List.of(words));
	}

	private CommandResult run(String property, List<String> words) {
		List<String> arguments = new ArrayList<>(List.of(property,
				"--migration.databases.shop.url=jdbc:postgresql://localhost:1/no",
				"--migration.databases.shop.locations=classpath:dev/migration/boot/testing",
				"--migration.databases.shop.persistence-unit=default", "--migration.databases.shop.file-name={rev}_x",
				"--migration.databases.shop.script-directory="
						+ this.directory.resolve("src/main/java/db/revision/shop"),
				"--migration.databases.billing.url=jdbc:postgresql://localhost:1/no",
				"--migration.databases.billing.locations=" + this.directory.toUri(),
				"--migration.databases.billing.script-directory="
						+ this.directory.resolve("src/main/java/db/revision/billing"),
				"--migration.databases.billing.time-zone=Mars/Olympus", "migrate"));
		arguments.addAll(words);
		return CommandResult.of(Library.class, arguments.toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Shelf.class)
	static class Library {

	}

}
