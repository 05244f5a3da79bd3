package dev.migration.demo.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DemoDatabaseTests {

	@TempDir
	private Path directory;

	@Test
	void databaseOfAnotherMajorVersionIsRefused() throws IOException {
		Path data = Files.createDirectories(this.directory.resolve("data"));
		Files.writeString(data.resolve("PG_VERSION"), "12\n");
		Files.createFile(data.resolve("epg-lock"));

		assertThatExceptionOfType(DemoDatabaseException.class).isThrownBy(() -> DemoDatabase.open(this.directory, "18"))
			.withMessage("The database in '%s' was made by PostgreSQL '12', but the demo comes with PostgreSQL '18'. "
					+ "Delete the directory '%s' or move it away, and start again.", data, this.directory);
	}

	@Test
	void databaseWhoseCreationWasInterruptedIsRefused() throws IOException {
		Path data = Files.createDirectories(this.directory.resolve("data"));
		Files.writeString(data.resolve("PG_VERSION"), "18\n");

		assertThatExceptionOfType(DemoDatabaseException.class).isThrownBy(() -> DemoDatabase.open(this.directory, "18"))
			.withMessage("The directory '%s' holds no complete database: its creation was interrupted. "
					+ "Delete the directory '%s' and start again.", data, data);
	}

	@Test
	void fileInPlaceOfTheDirectoryIsRefused() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));

		assertThatExceptionOfType(DemoDatabaseException.class).isThrownBy(() -> DemoDatabase.open(file, "18"))
			.withMessage("The directory '%s' cannot be used: java.nio.file.FileAlreadyExistsException: %s "
					+ "Make the directory writable, or choose another one with 'demo.database.directory', "
					+ "or set POSTGRES_HOST to use a server of your own.", file, file);
	}

	@Test
	void failureIsExplainedWithoutStackTrace() {
		DemoDatabaseException failure = new DemoDatabaseException("It is broken.", "Mend it.");

		FailureAnalysis analysis = new DemoDatabaseFailureAnalyzer().analyze(new IllegalStateException(failure));

		assertThat(analysis.getDescription()).isEqualTo("It is broken.");
		assertThat(analysis.getAction()).isEqualTo("Mend it.");
	}

	@Test
	void serverOfYourOwnKeepsTheDemoFromStartingOne() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withUserConfiguration(DemoDatabaseConfiguration.class)
			.withPropertyValues("demo.database.directory=" + this.directory);

		runner.withPropertyValues("POSTGRES_HOST=db.example.org")
			.run((context) -> assertThat(context).doesNotHaveBean(DemoDatabase.class));
		runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example.org/app")
			.run((context) -> assertThat(context).doesNotHaveBean(DemoDatabase.class));
		assertThat(this.directory).isEmptyDirectory();
	}

}
