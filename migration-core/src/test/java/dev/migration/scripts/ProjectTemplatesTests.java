package dev.migration.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.dialect.PostgreSqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProjectTemplatesTests {

	@TempDir
	private Path root;

	@Test
	void listsTheTemplatesOfAlembic() {
		assertThat(ProjectTemplates.all()).extracting((template) -> template.name() + " - " + template.description())
			.containsExactly("generic - Revisions in Java for one database", "sql - Revisions in SQL for one database",
					"multidb - Revisions in Java for several databases, each with its own history",
					"r2dbc - Revisions in Java for a reactive application without a DataSource");
	}

	@Test
	void saysWhichTemplatesThereAre() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> ProjectTemplates.get("async"))
			.withMessage("No such template 'async'; use one of 'generic', 'sql', 'multidb', 'r2dbc'.");
	}

	@Test
	void putsRevisionsOfAnOutsideDirectoryBelowTheSources() throws IOException {
		InitializedProject project = ProjectTemplates.get("generic").write(this.root, Path.of("mig"), false);

		assertThat(project.files()).containsExactly(created("mig", true), created("src/main/java/mig/versions", true),
				created("mig/revision.java.txt", false), created("mig/README.md", false));
		assertThat(project.properties()).containsExactly("migration.locations=classpath:mig/versions",
				"migration.script-directory=src/main/java/mig/versions",
				"migration.template=file:mig/revision.java.txt");
		assertThat(files()).containsExactly("mig/README.md", "mig/revision.java.txt");
		assertThat(this.root.resolve("mig/README.md")).content()
			.startsWith("# Revisions in Java for one database\n")
			.contains("| `src/main/java/mig/versions` |", "| `mig/revision.java.txt` |");
	}

	@Test
	void putsEverythingBelowADirectoryInsideTheSources() throws IOException {
		InitializedProject project = ProjectTemplates.get("generic")
			.write(this.root, Path.of("./shop/src/main/java/db/revision/"), true);

		assertThat(project.properties()).containsExactly("migration.locations=classpath:db/revision/versions",
				"migration.script-directory=shop/src/main/java/db/revision/versions",
				"migration.template=file:shop/src/main/java/db/revision/revision.java.txt");
		assertThat(files()).containsExactly("shop/src/main/java/db/revision/README.md",
				"shop/src/main/java/db/revision/revision.java.txt",
				"shop/src/main/java/db/revision/versions/package-info.java");
		assertThat(this.root.resolve("shop/src/main/java/db/revision/versions/package-info.java"))
			.hasContent("/**\n * Revisions of the database schema.\n */\npackage db.revision.versions;\n");
	}

	@Test
	void putsSqlBelowTheResources() throws IOException {
		InitializedProject project = ProjectTemplates.get("sql").write(this.root, Path.of("db-mig", "v1.0"), false);

		assertThat(project.files()).contains(created("src/main/resources/db-mig/v1.0/versions", true));
		assertThat(project.properties()).containsExactly("migration.locations=classpath:db-mig/v1.0/versions",
				"migration.script-directory=src/main/resources/db-mig/v1.0/versions",
				"migration.template=file:db-mig/v1.0/revision.sql.txt");
		assertThat(files()).containsExactly("db-mig/v1.0/README.md", "db-mig/v1.0/revision.sql.txt");
	}

	@Test
	void givesEachOfSeveralDatabasesItsOwnRevisions() throws IOException {
		InitializedProject project = ProjectTemplates.get("multidb").write(this.root, Path.of("mig"), true);

		assertThat(project.properties()).containsExactly(
				"migration.databases.engine1.url=jdbc:postgresql://localhost:5432/engine1",
				"migration.databases.engine1.user=postgres",
				"migration.databases.engine1.password=${POSTGRES_PASSWORD:}",
				"# migration.databases.engine1.persistence-unit=",
				"migration.databases.engine1.locations=classpath:mig/versions/engine1",
				"migration.databases.engine1.script-directory=src/main/java/mig/versions/engine1",
				"migration.databases.engine2.url=jdbc:postgresql://localhost:5432/engine2",
				"migration.databases.engine2.user=postgres",
				"migration.databases.engine2.password=${POSTGRES_PASSWORD:}",
				"# migration.databases.engine2.persistence-unit=",
				"migration.databases.engine2.locations=classpath:mig/versions/engine2",
				"migration.databases.engine2.script-directory=src/main/java/mig/versions/engine2",
				"migration.template=file:mig/revision.java.txt");
		assertThat(files()).containsExactly("mig/README.md", "mig/revision.java.txt",
				"src/main/java/mig/versions/engine1/package-info.java",
				"src/main/java/mig/versions/engine2/package-info.java");
		assertThat(this.root.resolve("mig/README.md")).content()
			.contains("| `src/main/java/mig/versions/engine1` | the revisions of database 'engine1' |\n"
					+ "| `src/main/java/mig/versions/engine2` | the revisions of database 'engine2' |\n");
	}

	@Test
	void namesTheReactiveConnection() {
		InitializedProject project = ProjectTemplates.get("r2dbc").write(this.root, Path.of("mig"), false);

		assertThat(project.properties()).containsExactly("spring.r2dbc.url=r2dbc:postgresql://localhost:5432/app",
				"spring.r2dbc.username=postgres", "spring.r2dbc.password=${POSTGRES_PASSWORD:}",
				"migration.locations=classpath:mig/versions", "migration.script-directory=src/main/java/mig/versions",
				"migration.template=file:mig/revision.java.txt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "generic", "sql", "multidb", "r2dbc" })
	void leavesNoPlaceholderInAReadme(String template) throws IOException {
		ProjectTemplates.get(template).write(this.root, Path.of("mig"), false);

		assertThat(this.root.resolve("mig/README.md")).content()
			.doesNotContain("{", "}")
			.contains("migrate revision", "migrate upgrade head");
	}

	@Test
	void writesATemplateThatRendersAsTheToolsOwn() {
		ProjectTemplates.get("generic").write(this.root, Path.of("mig"), false);
		ProjectTemplates.get("sql").write(this.root, Path.of("sql"), false);
		RevisionDraft draft = new RevisionDraft("a1", List.of("b1", "b2"), List.of("c1"), List.of("x"), "it's */ {}",
				Instant.EPOCH, false, List.of(), List.of(), List.of("Mind the gap."));
		PostgreSqlDialect dialect = new PostgreSqlDialect();

		assertThat(new JavaScriptWriter(dialect, "mig", FileNames.STANDARD,
				new FileSystemResource(this.root.resolve("mig/revision.java.txt")))
			.render(draft)).isEqualTo(new JavaScriptWriter(dialect, "mig", FileNames.STANDARD, null).render(draft));
		assertThat(new SqlScriptWriter(dialect, FileNames.STANDARD,
				new FileSystemResource(this.root.resolve("sql/revision.sql.txt")))
			.render(draft)).isEqualTo(new SqlScriptWriter(dialect, FileNames.STANDARD, null).render(draft));
	}

	@Test
	void keepsWhatIsThere() throws IOException {
		Path readme = Files.createDirectories(this.root.resolve("mig")).resolve("README.md");
		Files.writeString(readme, "mine");

		InitializedProject first = ProjectTemplates.get("generic").write(this.root, Path.of("mig"), false);
		InitializedProject second = ProjectTemplates.get("generic").write(this.root, Path.of("mig"), false);

		assertThat(readme).hasContent("mine");
		assertThat(first.files()).extracting(InitializedFile::created).containsExactly(false, true, true, false);
		assertThat(second.files()).extracting(InitializedFile::created).containsOnly(false);
		assertThat(second.properties()).isEqualTo(first.properties());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					generic|/tmp/mig|Directory '/tmp/mig' is absolute; name a directory below this one, such as 'migrations'.
					generic|../mig|Directory '../mig' leaves the working directory; name a directory below it, such as 'migrations'.
					generic|mig/../../x|Directory 'mig/../../x' leaves the working directory; name a directory below it, such as 'migrations'.
					generic|.|Directory '.' names no directory; name one such as 'migrations'.
					generic|``|Directory '' names no directory; name one such as 'migrations'.
					generic|db-mig|Directory 'db-mig' contains 'db-mig', which is no legal package in Java here; use letters, digits and '_', as in 'migrations'.
					generic|db/new|Directory 'db/new' contains 'new', which is no legal package in Java here; use letters, digits and '_', as in 'migrations'.
					generic|db/2026|Directory 'db/2026' contains '2026', which is no legal package in Java here; use letters, digits and '_', as in 'migrations'.
					sql|.git|Directory '.git' contains '.git', which is no legal name here; use letters, digits and '_', as in 'migrations'.
					sql|a,b|Directory 'a,b' contains 'a,b', which cannot be written into a property; use letters, digits and '_'.
					sql|${a}|Directory '${a}' contains '${a}', which cannot be written into a property; use letters, digits and '_'.
					generic|src/main/java|Directory 'src/main/java' is a source root, which cannot hold revisions itself; name a folder in it.
					generic|src/main/resources/db|Directory 'src/main/resources/db' is no place for revisions in Java; they belong below 'src/main/java', as in 'src/main/java/db/revision'.
					sql|src/main/java/db|Directory 'src/main/java/db' is no place for revisions in SQL; they belong below 'src/main/resources', as in 'src/main/resources/db/revision'.
					""")
	void refusesADirectoryThatCannotHoldRevisions(String template, String directory, String message)
			throws IOException {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> ProjectTemplates.get(template).write(this.root, Path.of(directory), false))
			.withMessage(message);
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void refusesAPackageForSql() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> ProjectTemplates.get("sql").write(this.root, Path.of("mig"), true))
			.withMessage("Template 'sql' has no Java package that could be documented; leave '--package' out.");
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void writesNothingIfAFileIsInTheWay() throws IOException {
		Path file = Files.writeString(Files.createDirectories(this.root.resolve("src/main")).resolve("java"), "");

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> ProjectTemplates.get("generic").write(this.root, Path.of("mig"), false))
			.withMessage(
					"'" + file + "' is a file where a directory is needed; remove it or choose another directory.");
		assertThat(files()).containsExactly("src/main/java");
	}

	@Test
	void writesNothingIfADirectoryIsInTheWay() throws IOException {
		Path directory = Files.createDirectories(this.root.resolve("mig/README.md"));

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> ProjectTemplates.get("generic").write(this.root, Path.of("mig"), false))
			.withMessage("'" + directory
					+ "' is a directory where a file is needed; remove it or choose another directory.");
		assertThat(this.root.resolve("src")).doesNotExist();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void takesBackWhatWasWrittenWhenTheRestFails() throws IOException {
		Path mig = Files.createDirectories(this.root.resolve("mig"));
		Files.createSymbolicLink(mig.resolve("README.md"), this.root.resolve("nowhere"));

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> ProjectTemplates.get("generic").write(this.root, Path.of("mig"), false))
			.withMessageStartingWith("Directory '" + this.root + "' cannot be written to: FileAlreadyExistsException, ")
			.withMessageEndingWith(". Nothing was left there; check its rights.");
		assertThat(mig.resolve("revision.java.txt")).doesNotExist();
		assertThat(this.root.resolve("src")).doesNotExist();
		assertThat(mig.resolve("README.md")).isSymbolicLink();
	}

	private InitializedFile created(String path, boolean directory) {
		return new InitializedFile(this.root.resolve(path), directory, true);
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> this.root.relativize(file).toString())
				.sorted()
				.toList();
		}
	}

}
