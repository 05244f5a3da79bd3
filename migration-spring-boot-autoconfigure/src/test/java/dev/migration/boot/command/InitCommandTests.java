package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InitCommandTests {

	@TempDir
	private Path project;

	private CommandShell shell;

	@BeforeEach
	void createShell() {
		this.shell = new CommandShell().with(CommandInput.in(this.project));
	}

	@ParameterizedTest
	@ValueSource(strings = { "list-templates", "list_templates" })
	void templatesAreListed(String command) {
		assertThat(this.shell.run(command)).isEqualTo(new CommandResult(0, """
				Available templates:

				generic - Revisions in Java for one database
				sql - Revisions in SQL for one database
				multidb - Revisions in Java for several databases, each with its own history
				r2dbc - Revisions in Java for a reactive application without a DataSource

				Templates are used via the 'init' command, e.g.:

				  migrate init --template generic ./scripts
				""", ""));
	}

	@Test
	void templatesComeAsJson() {
		assertThat(this.shell.run("list-templates", "--format", "json").out()).startsWith(
				"{\"templates\":[{\"name\":\"generic\",\"description\":\"Revisions in Java for one database\"},");
	}

	@Test
	void aProjectIsInitialized() {
		CommandResult result = this.shell.run("init", "migrations");

		assertThat(result).isEqualTo(new CommandResult(0, """
				Creating directory %1$s/migrations ...  done
				Creating directory %1$s/src/main/java/migrations/versions ...  done
				Generating %1$s/migrations/revision.java.txt ...  done
				Generating %1$s/migrations/README.md ...  done
				Please add these lines to src/main/resources/application.properties:

				migration.locations=classpath:migrations/versions
				migration.script-directory=src/main/java/migrations/versions
				migration.template=file:migrations/revision.java.txt
				""".formatted(this.project), ""));
		assertThat(this.project.resolve("migrations/README.md")).isNotEmptyFile();
	}

	@Test
	void aConfigurationInYamlIsNamed() throws IOException {
		Path resources = Files.createDirectories(this.project.resolve("src/main/resources"));
		Files.createFile(resources.resolve("application.yml"));

		assertThat(this.shell.run("init", "migrations").out())
			.contains("Please add these lines to your configuration (src/main/resources/application.yml),"
					+ " here as properties:\n");
	}

	@Test
	void whatIsThereIsKeptAndNamed() throws IOException {
		Files.createDirectory(this.project.resolve("migrations"));
		Files.writeString(this.project.resolve("migrations/README.md"), "mine");

		CommandResult result = this.shell.run("init", "migrations", "--template", "sql");

		assertThat(result.code()).isZero();
		assertThat(result.err()).isEmpty();
		assertThat(result.out()).startsWith("""
				Directory %1$s/migrations already exists, skipping
				Creating directory %1$s/src/main/resources/migrations/versions ...  done
				Generating %1$s/migrations/revision.sql.txt ...  done
				File %1$s/migrations/README.md already exists, skipping
				Please add""".formatted(this.project));
		assertThat(this.project.resolve("migrations/README.md")).hasContent("mine");
	}

	@Test
	void thePackageIsDocumentedIfThatIsWanted() {
		assertThat(this.shell.run("init", "migrations", "--package").out()).contains(
				"Generating " + this.project + "/src/main/java/migrations/versions/package-info.java ...  done\n");
	}

	@Test
	void theResultComesAsJson() {
		assertThat(this.shell.run("init", "-t", "sql", "migrations", "--format", "json").out())
			.startsWith(
					"{\"files\":[{\"path\":\"" + this.project + "/migrations\",\"directory\":true,\"created\":true},")
			.endsWith("],\"properties\":[\"migration.locations=classpath:migrations/versions\","
					+ "\"migration.script-directory=src/main/resources/migrations/versions\","
					+ "\"migration.template=file:migrations/revision.sql.txt\"]}\n");
	}

	@Test
	void anUnknownTemplateIsAUsageError() {
		assertThat(this.shell.run("init", "-t", "async", "migrations")).isEqualTo(new CommandResult(2, "",
				"FAILED: No such template 'async'; use one of 'generic', 'sql', 'multidb', 'r2dbc'.\n"));
		assertThat(this.project).isEmptyDirectory();
	}

	@Test
	void aDirectoryMustBeNamed() {
		CommandResult result = this.shell.run("init");

		assertThat(result.code()).isEqualTo(2);
		assertThat(result.err()).startsWith("FAILED: Missing required parameter: 'DIRECTORY'\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/migrations   | is absolute | 2
			../migrations | leaves the working directory | 2
			my-migrations | my-migrations | 2
			.             | names no directory | 2
			file/below    | file | 1
			""")
	void aDirectoryThatCannotBeIsRefusedAndNothingIsWritten(String directory, String reason, int code)
			throws IOException {
		Files.writeString(this.project.resolve("file"), "in the way");

		CommandResult result = this.shell.run("init", directory);

		assertThat(result.code()).isEqualTo(code);
		assertThat(result.out()).isEmpty();
		assertThat(result.err()).startsWith("FAILED: ").contains(reason).hasLineCount(1);
		assertThat(this.project).isDirectoryNotContaining((path) -> !path.endsWith("file"));
	}

}
