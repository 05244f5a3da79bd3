package dev.migration.boot.command;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of an application whose properties are mistaken.
 */
class PropertiesCommandTests {

	@TempDir
	private Path folder;

	private ScriptFolder scripts;

	@BeforeEach
	void createScripts() {
		this.scripts = new ScriptFolder(this.folder);
		this.scripts.withLine();
	}

	@Test
	void aLocationThatDoesNotExistIsAnError() {
		CommandResult result = heads("--migration.locations=classpath:db/revison");

		assertThat(result.code()).isNotZero();
		assertThat(result.err()).contains("'migration.locations'",
				"There is no folder 'classpath:db/revison'; correct the location, or write its first revision with"
						+ " 'migrate revision' and build again.");
	}

	@Test
	void theUsualLocationNeedNotExist() {
		CommandResult result = heads("--migration.target=heads");

		assertThat(result.code()).isZero();
		assertThat(result.err())
			.contains("There is no folder 'classpath:db/revision', so there are no revisions of database 'default'");
	}

	@Test
	void theFirstRevisionOfALocationCanBeWritten() {
		CommandResult result = CommandResult.of(Application.class,
				"--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
				"--migration.locations=classpath:db/none",
				"--migration.script-directory=" + this.folder.resolve("src/main/java/db/none"), "migrate", "revision",
				"-m", "first", "--rev-id", "a9");

		assertThat(result.err()).doesNotContain("There is no folder");
		assertThat(result.code()).isZero();
	}

	@Test
	void unknownPropertiesAreNamed() {
		CommandResult result = heads(this.scripts.location(), "--migration.on-startp=none",
				"--migration.placeholder.x=1", "--migration.lock.timeot=5s", "--migration.placeholders.y=1",
				"--migration.bananas=2");

		assertThat(result.out()).isEqualTo("b2 (head)\n");
		assertThat(result.err().lines().filter((line) -> line.contains("is unknown"))).hasSize(4)
			.anySatisfy(
					(line) -> assertThat(line).endsWith("Property 'migration.on-startp' is unknown and does nothing;"
							+ " did you mean 'migration.on-startup'?"))
			.anySatisfy((line) -> assertThat(line).endsWith("Property 'migration.placeholder.x' is unknown and does"
					+ " nothing; did you mean 'migration.placeholders.x'?"))
			.anySatisfy((line) -> assertThat(line).endsWith("Property 'migration.lock.timeot' is unknown and does"
					+ " nothing; did you mean 'migration.lock.timeout'?"))
			.anySatisfy((line) -> assertThat(line).endsWith(
					"Property 'migration.bananas' is unknown and does nothing;" + " remove it or correct its name"));
	}

	/**
	 * 'migration.lock.timeout' is nearer, and something else.
	 */
	@Test
	void aPropertyThatLacksItsGroupIsNamedWithIt() {
		CommandResult result = heads(this.scripts.location(), "--migration.lock-timeout=2s",
				"--migration.statement-timeout=1m", "--migration.retries=3");

		assertThat(result.out()).isEqualTo("b2 (head)\n");
		assertThat(result.err().lines().filter((line) -> line.contains("is unknown"))).hasSize(3)
			.anySatisfy((line) -> assertThat(line).endsWith("Property 'migration.lock-timeout' is unknown and does"
					+ " nothing; did you mean 'migration.ddl.lock-timeout' or 'migration.lock.timeout'?"))
			.anySatisfy((line) -> assertThat(line).endsWith("Property 'migration.statement-timeout' is unknown and does"
					+ " nothing; did you mean 'migration.ddl.statement-timeout'?"))
			.anySatisfy((line) -> assertThat(line).endsWith("Property 'migration.retries' is unknown and does"
					+ " nothing; did you mean 'migration.ddl.retries'?"));
	}

	@Test
	void aValueThatOnlyAStartReadsIsCheckedToo() {
		CommandResult result = heads(this.scripts.location(), "--migration.on-startup=upgrad");

		assertThat(result.code()).isNotZero();
		assertThat(result.err()).contains("FAILED: Failed to bind properties under 'migration.on-startup'", "upgrad");
	}

	@Test
	void aDurationThatIsNoneIsAdvised() {
		CommandResult result = heads(this.scripts.location(), "--migration.lock.timeout=5x");

		assertThat(result.code()).isNotZero();
		assertThat(result.err()).isEqualTo("FAILED: Failed to bind properties under 'migration.lock.timeout' to"
				+ " java.time.Duration: '5x' is no duration. Write a number and its unit, such as '500ms', '5s' or '2m'.\n");
	}

	private static CommandResult heads(String... properties) {
		String[] arguments = new String[properties.length + 3];
		System.arraycopy(properties, 0, arguments, 0, properties.length);
		arguments[properties.length] = "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere";
		arguments[properties.length + 1] = "migrate";
		arguments[properties.length + 2] = "heads";
		return CommandResult.of(Application.class, arguments);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
