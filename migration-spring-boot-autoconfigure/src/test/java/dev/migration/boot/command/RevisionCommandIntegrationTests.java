package dev.migration.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.migration.autogenerate.ObjectFilter;
import dev.migration.boot.entity.bookshop.Book;
import dev.migration.boot.entity.library.Shelf;
import dev.migration.boot.entity.unreadable.Unreadable;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands that read the entities.
 */
class RevisionCommandIntegrationTests {

	private TestDatabase database;

	@TempDir
	private Path folder;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
	}

	@AfterEach
	void dropDatabase() {
		this.database.close();
	}

	@Test
	void aRevisionIsWrittenFromTheEntities() throws IOException {
		CommandResult result = run(Library.class, "migrate", "revision", "--autogenerate", "-m", "create shelf",
				"--rev-id", "a1b2");

		assertThat(result)
			.isEqualTo(new CommandResult(0, "Generating " + file("Ra1b2_create_shelf.java") + " ...  done\n", """
					INFO  [dev.migration.autogenerate] Detected added sequence 'shelf_seq'
					INFO  [dev.migration.autogenerate] Detected added table 'shelf'
					"""));
		assertThat(Files.readString(file("Ra1b2_create_shelf.java"))).contains("class Ra1b2_create_shelf",
				"op.createTable(\"shelf\"");
	}

	@Test
	void theRevisionProfileIsTheSameCommand() {
		CommandResult result = run(Library.class, "--spring.profiles.active=revision",
				"--migration.message=create shelf");

		assertThat(result.code()).isZero();
		assertThat(result.out()).startsWith("Generating ").endsWith("_create_shelf.java ...  done\n");
	}

	@Test
	void theRevisionProfileNeedsAMessage() {
		CommandResult result = run(Library.class, "--spring.profiles.active=revision", "--migration.message= ");

		assertThat(result).isEqualTo(new CommandResult(2, "", """
				FAILED: The revision profile needs a message that says what the new revision does:
				  mvn spring-boot:run -Dspring-boot.run.profiles=revision \
				-Dspring-boot.run.arguments=--migration.message="add email"
				  MIGRATION_MESSAGE="add email" mvn spring-boot:run -Dspring-boot.run.profiles=revision
				In the demo application:
				  mvn -pl demo-app -am spring-boot:run -Prevision -Dmessage="add email"
				"""));
	}

	@Test
	void checkTellsDifferences() {
		CommandResult result = run(Library.class, "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(3, """
				Detected added sequence 'shelf_seq'
				Detected added table 'shelf'
				""", """
				FAILED: New upgrade operations detected; run 'migrate revision --autogenerate -m "..."' to write them \
				down.
				"""));
	}

	@Test
	void checkTellsThatWhatDiffersMayBePending() throws IOException {
		Files.writeString(this.folder.resolve("a1.sql"), "-- revision: a1\n\n-- upgrade\nSELECT 1;\n");

		CommandResult result = run(Library.class, "migrate", "check");

		assertThat(result.code()).isEqualTo(3);
		assertThat(result.err())
			.isEqualTo("FAILED: New upgrade operations detected; '1' revision is not applied yet: run"
					+ " 'migrate upgrade heads' first.\n");
	}

	@Test
	void checkTellsThatThereAreNone() {
		createShelf();

		CommandResult result = run(Library.class, "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", ""));
	}

	@Test
	void nothingIsWrittenIfNothingDiffers() {
		createShelf();

		CommandResult result = run(Library.class, "migrate", "revision", "--autogenerate", "-m", "nothing");

		assertThat(result).isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", ""));
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void whatNobodyKnowsIsLeftAloneAndNamed() {
		createShelf();
		new JdbcTemplate(this.database.dataSource()).execute("CREATE TABLE neighbour (id bigint)");

		CommandResult result = run(Library.class, "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n",
				"INFO  [dev.migration.autogenerate] Left alone, as neither the entities nor this history know them:"
						+ " table 'neighbour'\n"));
	}

	@Test
	void everyFilterIsAsked() {
		CommandResult result = run(FilteredLibrary.class, "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", ""));
	}

	@Test
	void aFactoryThatIsUsedEarlyIsTheRealOne() {
		createShelf();

		CommandResult result = run(EagerLibrary.class, "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", "shelves: 0\n"));
	}

	@Test
	void aPoolOfOneConnectionIsEnough() {
		createShelf();

		CommandResult result = run(Library.class, "--spring.datasource.hikari.maximum-pool-size=1",
				"--spring.datasource.hikari.connection-timeout=10000", "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", ""));
	}

	@Test
	void aMappingThatHibernateRefusesIsNamed() {
		CommandResult result = run(UnreadableLibrary.class, "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(1, "",
				"FAILED: The entities of persistence unit 'default' cannot be read: Entity '"
						+ Unreadable.class.getName() + "' has no identifier (every '@Entity' class must declare or"
						+ " inherit at least one '@Id' or '@EmbeddedId' property)\n"));
	}

	@Test
	void anUnknownPersistenceUnitIsAUsageError() {
		CommandResult result = run(Library.class, "--migration.persistence-unit=other", "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(2, "", """
				FAILED: There is no persistence unit 'other'; set 'migration.persistence-unit' to one of 'default'.
				"""));
	}

	@Test
	void anEmptyRevisionNeedsNoEntities() throws IOException {
		CommandResult result = run(UnreadableLibrary.class, "migrate", "revision", "-m", "by hand", "--rev-id", "a1b2");

		assertThat(result)
			.isEqualTo(new CommandResult(0, "Generating " + file("Ra1b2_by_hand.java") + " ...  done\n", ""));
	}

	@Test
	void aRevisionFromBaseNeedsNoDatabase() {
		CommandResult result = CommandResult.of(Library.class,
				"--spring.datasource.url=jdbc:postgresql://localhost:1/no", "--migration.script-directory=" + file(""),
				"--migration.locations=" + this.folder.toUri(), "migrate", "revision", "--autogenerate", "--from",
				"base", "-m", "initial", "--rev-id", "a1b2");

		assertThat(result.out()).isEqualTo("Generating " + file("Ra1b2_initial.java") + " ...  done\n");
		assertThat(result.code()).isZero();
	}

	@Test
	void concurrentIndexesAreARevisionOfTheirOwn() throws IOException {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("CREATE SEQUENCE book_seq INCREMENT BY 50");
		jdbc.execute("CREATE TABLE book (id bigint NOT NULL PRIMARY KEY, title varchar(255))");

		CommandResult result = run(Bookshop.class, "--migration.autogenerate.concurrent-indexes=true", "migrate",
				"revision", "--autogenerate", "-m", "index titles", "--rev-id", "a1b2");

		assertThat(result.code()).isZero();
		assertThat(result.out()).matches("Generating " + file("R[0-9a-f]{12}_index_titles_1_of_2.java")
				+ " ...  done\nGenerating " + file("Ra1b2_index_titles_2_of_2.java") + " ...  done\n");
		assertThat(Files.readString(file("Ra1b2_index_titles_2_of_2.java"))).contains("transactional = false",
				"op.createIndex(\"book\", index(\"title\").named(\"ix_book_title\").concurrently());");
	}

	@Test
	void whatThePropertiesLeaveOutIsNeitherAddedNorDropped() {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("CREATE SEQUENCE shelf_seq INCREMENT BY 50");
		jdbc.execute("CREATE TABLE shelf (id bigint NOT NULL PRIMARY KEY, imported integer)");
		jdbc.execute("CREATE TABLE visitor (id bigint)");

		CommandResult result = run(Library.class, "--migration.autogenerate.exclude=column:shelf.*ed,COLUMN:label",
				"--migration.autogenerate.unmanaged=ignore", "migrate", "check");

		assertThat(result).isEqualTo(new CommandResult(0, "No new upgrade operations detected.\n", ""));
	}

	@Test
	void notesStandAboveTheirOperationAndOnTheConsole() throws IOException {
		createShelf();
		new JdbcTemplate(this.database.dataSource()).execute("ALTER TABLE shelf ALTER label TYPE varchar(300)");

		CommandResult result = run(Library.class, "migrate", "revision", "--autogenerate", "-m", "shorten", "--rev-id",
				"a1b2");

		String note = "Changes column 'shelf.label' from 'varchar(300)' to 'varchar(255)': fails if a value does not"
				+ " fit, except for blanks at its end, which are cut. There are no values now.";
		assertThat(result.code()).isZero();
		assertThat(result.err()).contains("WARN  [dev.migration.autogenerate] " + note + "\n");
		assertThat(Files.readString(file("Ra1b2_shorten.java")))
			.contains("\t\t// " + note + "\n\t\top.alterColumn(\"shelf\", \"label\",");
	}

	@Test
	void patternThatIsNoneIsAnErrorThatNamesTheProperty() {
		CommandResult result = run(Library.class, "--migration.autogenerate.exclude=tabel:visitor", "migrate", "check");

		assertThat(result.code()).isEqualTo(1);
		assertThat(result.err()).contains("migration.autogenerate.exclude", "tabel:visitor",
				"There is no kind 'tabel'; use one of 'table', 'sequence', 'enum-type', 'composite-type',"
						+ " 'view', 'materialized-view', ");
	}

	@Test
	void somebodyIsAskedWhetherAColumnWasRenamed() throws IOException {
		createFormerShelf();

		CommandResult result = typed("y\n", "migrate", "revision", "--autogenerate", "--no-prove", "-m", "rename",
				"--rev-id", "a1b2");

		assertThat(result)
			.isEqualTo(new CommandResult(0, "Generating " + file("Ra1b2_rename.java") + " ...  done\n", """
					Column 'shelf.name' is gone, and 'label' is new and the same.
					Was it renamed? [y/N] \
					INFO  [dev.migration.autogenerate] Detected changed column 'shelf.name': name name -> label
					"""));
		assertThat(file("Ra1b2_rename.java")).content()
			.contains("op.alterColumn(\"shelf\", \"name\", change().renameTo(\"label\")");
	}

	@Test
	void everyQuestionHasAnAnswerOfItsOwn() {
		createFormerShelf();
		new JdbcTemplate(this.database.dataSource()).execute("ALTER SEQUENCE shelf_seq RENAME TO rack_seq");

		CommandResult result = typed("y\nn\n", "migrate", "revision", "--autogenerate", "--no-prove", "-m", "rename",
				"--rename", "rack_seq=shelf_seq");

		assertThat(result.code()).isZero();
		assertThat(result.err()).containsOnlyOnce("Was it renamed? [y/N]")
			.contains("Detected renamed sequence 'rack_seq' to 'shelf_seq'", "Detected changed column 'shelf.name'");
	}

	@Test
	void whatNobodyAnswersIsMarked() {
		createFormerShelf();
		String note = "Was it renamed? Column 'shelf.name' is gone, and 'label' is new and the same. To keep what is in it,"
				+ " delete this revision and use '--rename shelf.name=label' or '@PreviousName(\"name\")' on the"
				+ " attribute.";

		CommandResult result = run(Library.class, "migrate", "revision", "--autogenerate", "--no-prove", "-m", "rename",
				"--rev-id", "a1b2");

		assertThat(result).isEqualTo(new CommandResult(0, "Generating " + file("Ra1b2_rename.java") + " ...  done\n",
				"""
						INFO  [dev.migration.autogenerate] Detected added column 'shelf.label'
						INFO  [dev.migration.autogenerate] Detected removed column 'shelf.name'
						WARN  [dev.migration.autogenerate] Drops column 'shelf.name' with its values. There are no values now.
						WARN  [dev.migration.autogenerate] %s
						"""
					.formatted(note)));
		assertThat(file("Ra1b2_rename.java")).content().contains("// " + note);
		assertThat(run(Library.class, "migrate", "check").out()).isEqualTo("""
				Detected added column 'shelf.label'
				Detected removed column 'shelf.name'
				Was it renamed? Column 'shelf.name' is gone, and 'label' is new and the same.
				""");
	}

	@Test
	void renameThatFitsNothingIsAnError() {
		createFormerShelf();

		assertThat(run(Library.class, "migrate", "revision", "--autogenerate", "-m", "rename", "--rename",
				"shelf.nam=label"))
			.isEqualTo(new CommandResult(1, "", """
					FAILED: Rename 'shelf.nam=label' fits nothing; gone are column 'shelf.name'; new are column \
					'shelf.label'.
					"""));
	}

	@ParameterizedTest
	@CsvSource({ "column:shelf.name,column 'shelf.name'", "column:shelf.label,column 'shelf.label'",
			"table:shelf,table 'shelf'" })
	void renameOfWhatIsLeftOutSaysSo(String pattern, String object) {
		createFormerShelf();

		assertThat(run(Library.class, "--migration.autogenerate.exclude=" + pattern, "migrate", "revision",
				"--autogenerate", "-m", "rename", "--rename", "shelf.name=label"))
			.isEqualTo(new CommandResult(1, "",
					"FAILED: Rename 'shelf.name=label' is about " + object + ", which takes no part in the comparison;"
							+ " look at 'migration.autogenerate.exclude', 'migration.autogenerate.include' and the"
							+ " 'ObjectFilter' beans.\n"));
	}

	private void createFormerShelf() {
		createShelf();
		new JdbcTemplate(this.database.dataSource()).execute("ALTER TABLE shelf RENAME COLUMN label TO name");
	}

	private CommandResult typed(String answers, String... more) {
		SpringApplication application = new SpringApplication(Library.class);
		return CommandResult.of(CommandInput.typed(answers), List.of(application),
				() -> application.run(arguments(more)).close());
	}

	private void createShelf() {
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("CREATE SEQUENCE shelf_seq INCREMENT BY 50");
		jdbc.execute("CREATE TABLE shelf (id bigint NOT NULL PRIMARY KEY, label varchar(255))");
	}

	private Path file(String name) {
		return this.folder.resolve("src/main/java/db/revision").resolve(name);
	}

	private CommandResult run(Class<?> application, String... more) {
		return CommandResult.of(application, arguments(more));
	}

	private String[] arguments(String... more) {
		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(), "--migration.script-directory=" + file(""),
				"--migration.locations=" + this.folder.toUri()));
		arguments.addAll(List.of(more));
		return arguments.toArray(String[]::new);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Shelf.class)
	static class Library {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Book.class)
	static class Bookshop {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Shelf.class)
	static class FilteredLibrary {

		@Bean
		ObjectFilter noTables() {
			return (object) -> !"shelf".equals(object.name().name().text());
		}

		@Bean
		ObjectFilter noSequences() {
			return (object) -> !"shelf_seq".equals(object.name().name().text());
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Shelf.class)
	static class EagerLibrary {

		@Bean
		ObjectFilter countsShelves(EntityManagerFactory factory) {
			System.out.println("shelves: " + factory.createEntityManager()
				.createQuery("select count(s) from Shelf s", Long.class)
				.getSingleResult());
			return (object) -> true;
		}

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Unreadable.class)
	static class UnreadableLibrary {

		@Bean
		InitializingBean eager() {
			return () -> System.out.println("never");
		}

	}

}
