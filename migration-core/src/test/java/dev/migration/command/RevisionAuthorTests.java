package dev.migration.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.DuplicateBranchLabelException;
import dev.migration.revision.InvalidRevisionIdException;
import dev.migration.revision.InvalidRevisionTargetException;
import dev.migration.revision.MultipleHeadsException;
import dev.migration.revision.NotAHeadException;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownRevisionException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.FileNames;
import dev.migration.scripts.InvalidFileNameException;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.ScriptDirectories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RevisionAuthor}: what needs no database, on the graph
 * {@code a100; b200 <a100 =blue; c300 <a100}.
 */
class RevisionAuthorTests {

	private static final MigrationHistory HISTORY = MigrationHistory.of(
			Stream
				.of(node("a100", List.of(), List.of()), node("b200", List.of("a100"), List.of("blue")),
						node("c300", List.of("a100"), List.of()))
				.map((node) -> new LoadedRevision(node, true, () -> {
					throw new IllegalStateException("Writing a revision runs none");
				}))
				.toList());

	@TempDir
	private Path root;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			c300|downRevision = "c300"
			c3|downRevision = "c300"
			blue@head|downRevision = "b200"
			blue|downRevision = "b200"
			heads|downRevision = { "b200", "c300" }
			c300 blue@head|downRevision = { "c300", "b200" }
			base|@Revision(id = "d400", message
			""")
	void followsWhatIsAskedFor(String heads, String declaration) throws IOException {
		WrittenRevision written = write(request("d400").heads(heads));

		assertThat(Files.readString(written.file())).contains(declaration);
	}

	@Test
	void completesDependenciesAndKeepsLabels() throws IOException {
		WrittenRevision written = write(request("d400").heads("base").dependsOn("c3", "blue", "c300"));

		assertThat(Files.readString(written.file())).contains("dependsOn = { \"c300\", \"blue\" }");
	}

	@Test
	void refusesDependenciesThatAreNone() throws IOException {
		refused(UnknownRevisionException.class, null, request("d400").dependsOn("x"));
		refused(InvalidRequestException.class,
				"'base' names no revision to depend on; name one, or leave '--depends-on' out.",
				request("d400").dependsOn("base"));
	}

	@Test
	void refusesParentsThatMakeNoSense() throws IOException {
		refused(MultipleHeadsException.class,
				"Multiple heads are present; please specify the head revision on which the new revision should be based"
						+ " ('--head b200' or another of 'b200', 'c300'), or perform a merge"
						+ " ('migrate merge heads -m \"<message>\"').",
				request("d400").heads("head"));
		refused(InvalidRevisionTargetException.class,
				"Duplicate head revisions specified: 'b200' is named more than once; name each head once.",
				request("d400").heads("b200", "blue"));
		refused(InvalidRequestException.class,
				"'base' names no revision, so it cannot be joined with others; leave it out or name it alone.",
				request("d400").heads("base", "c300"));
		refused(NotAHeadException.class, null, request("d400").heads("a100"));
	}

	@Test
	void refusesLabelsThatAreTaken() throws IOException {
		refused(DuplicateBranchLabelException.class, null, request("d400").labels("blue"));
		refused(DuplicateBranchLabelException.class, null, request("d400").labels("a100"));
		refused(DuplicateBranchLabelException.class, null, request("d400").labels("d400"));
		refused(DuplicateBranchLabelException.class, null, request("blue"));
		refused(InvalidRevisionIdException.class, null, request("d400").labels("a@b"));
		refused(InvalidRevisionIdException.class, null, request("d400").labels(" "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "12_ab", "x.y", "\u00fc\u8ffd", "a/../../b", "\"*/", "\\u0022", "${a}",
			"12345678901234567890123456789012" })
	void writesAnyLegalId(String id) throws IOException {
		WrittenRevision written = write(request(id));

		assertThat(written.id()).isEqualTo(id);
		assertThat(files()).containsExactly(this.root.relativize(written.file()).toString());
		assertThat(written.file().getParent()).isEqualTo(java());
		assertThat(new ScriptDirectories(List.of(java())).find(id)).contains(written.file());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a-b", "a+b", "a@b", "a:b", "head", "base", "a\nb",
			"123456789012345678901234567890123" })
	void refusesAnIllegalId(String id) throws IOException {
		refused(InvalidRevisionIdException.class, null, request(id));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../x", "*/ class X { static { System.exit(1); } } /*", "\"); }", "a\r\nb", "\u202e",
			"-", "${T(java.lang.Runtime)}", "[(${revision})]", "\\" })
	void keepsAMessageData(String message) throws IOException {
		WrittenRevision written = write(request("d400").message(message));

		assertThat(written.file().getParent()).isEqualTo(java());
		assertThat(new ScriptDirectories(List.of(java())).find("d400")).contains(written.file());
	}

	@Test
	void refusesANameThatAnotherRevisionHas() throws IOException {
		Files.createDirectories(java());
		Path taken = Files.writeString(java().resolve("Ra_b_M.java"),
				"@Revision(id = \"c300\", downRevision = \"a100\")");

		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> write(request("a.b").message("m")))
			.withMessage("Revision 'a.b' would be written to 'Ra_b_m.java', the name that revision 'c300' has in '"
					+ taken + "'; use another message or another '--rev-id'.");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> write(request("b200.").message("m"), authoring(java()).withFileNames((draft) -> "B200")))
			.withMessage("Revision 'b200.' would be written to 'RB200.java', the name that revision 'b200' has in"
					+ " 'db.revision.Rb200'; use another message or another '--rev-id'.");
		assertThat(files()).hasSize(1);
	}

	@Test
	void refusesATemplateThatLeavesSomethingOut() throws IOException {
		String template = "[(${imports})]\n@Revision(id = \"[(${revision})]\", downRevision = \"[(${downRevision})]\")";
		Authoring authoring = authoring(java())
			.withTemplate(new ByteArrayResource(template.getBytes(StandardCharsets.UTF_8), "mine"));

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> write(request("d400").labels("red"), authoring))
			.withMessage("The script of revision 'd400' was not written: its branch labels would be empty instead of"
					+ " 'red'; have you left it out of template Byte array resource [mine]? Compare it with a new one"
					+ " from 'migrate init'.");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> write(request("d400").heads("heads"), authoring))
			.withMessageContaining("its parents would be 'b200, c300' instead of 'b200', 'c300'");
		assertThat(files()).isEmpty();
		assertThat(write(request("d400"), authoring).file()).exists();
	}

	@Test
	void refusesWhatTheHeaderOfASqlScriptCannotHold() throws IOException {
		Authoring authoring = authoring(this.root.resolve("src/main/resources/db/revision"));

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> write(request("d400").labels("a/*b"), authoring))
			.withMessageContaining("'a/ *b' in 'd400_add.sql'");
		assertThat(files()).isEmpty();
	}

	@Test
	void putsJavaIntoThePackageOfItsFolder() throws IOException {
		Authoring authoring = authoring(java())
			.withFileNames(FileNames.of("y{year}/{month}_{rev}", 40, ZoneOffset.UTC));

		WrittenRevision written = write(request("d400"), authoring);

		assertThat(files()).containsExactly("src/main/java/db/revision/y2026/R11_d400.java");
		assertThat(written.file()).content().startsWith("package db.revision.y2026;").contains("class R11_d400 ");
	}

	@Test
	void refusesAFolderThatIsNoPackage() throws IOException {
		Authoring authoring = authoring(java()).withFileNames(FileNames.of("{year}/{rev}_{slug}", 40, ZoneOffset.UTC));

		assertThatExceptionOfType(InvalidFileNameException.class).isThrownBy(() -> write(request("d400"), authoring))
			.withMessage(
					"Folder '2026' of file name '2026/d400_add' is no legal package in Java; start it with a letter"
							+ " in 'migration.file-name', as in 'y{year}/m{month}/{rev}_{slug}'.");
		assertThat(files()).isEmpty();
	}

	@Test
	void writesNextToTheParentOrWhereAsked() throws IOException {
		Path other = this.root.resolve("src/main/java/other");
		Files.createDirectories(other);
		Files.writeString(other.resolve("Rc300.java"), "@Revision(id = \"c300\", downRevision = \"a100\")");
		Authoring both = authoring(java(), other);

		assertThat(write(request("d400"), both).file()).hasParent(other);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> write(request("e500").heads("base"), both))
			.withMessageContaining("Revision 'd400' in '");
		Files.delete(other.resolve("Rd400_add.java"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> write(request("e500").heads("base"), both))
			.withMessage("Multiple version locations present, please specify '--version-path': '" + java() + "', '"
					+ other + "'.");
		assertThat(write(request("e500").heads("base").in(java()), both).file()).hasParent(java());
	}

	private void refused(Class<? extends MigrationException> type, String message, Request request) throws IOException {
		assertThatExceptionOfType(type).isThrownBy(() -> write(request)).satisfies((ex) -> {
			if (message != null) {
				assertThat(ex).hasMessage(message);
			}
		});
		assertThat(files()).isEmpty();
	}

	private WrittenRevision write(Request request) {
		return write(request, authoring(java()));
	}

	private static WrittenRevision write(Request request, Authoring authoring) {
		Clock clock = Clock.fixed(Instant.parse("2026-11-20T23:29:18Z"), ZoneOffset.UTC);
		MigrationDatabase database = new MigrationDatabase("default", new DriverManagerDataSource("jdbc:none"),
				new PostgreSqlDialect(), null, MigrationDatabase.DEFAULT_VERSION_TABLE);
		RunOptions options = new RunOptions(Duration.ofSeconds(5), null, "host-1", List.of(), clock);
		return new Migrations(HISTORY, database, options).revision(request.toRequest(), authoring);
	}

	private static Authoring authoring(Path... directories) {
		return Authoring.NONE.withScriptDirectories(new ScriptDirectories(List.of(directories)));
	}

	private Path java() {
		return this.root.resolve("src/main/java/db/revision");
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> this.root.relativize(file).toString())
				.sorted()
				.toList();
		}
	}

	private static RevisionNode node(String id, List<String> parents, List<String> labels) {
		return new RevisionNode(id, parents, List.of(), labels, "", null, "db.revision.R" + id);
	}

	private static Request request(String id) {
		return new Request(id, "add", List.of("c300"), List.of(), List.of(), null);
	}

	private record Request(String id, String text, List<String> parents, List<String> branchLabels,
			List<String> dependencies, Path path) {

		Request message(String text) {
			return new Request(this.id, text, this.parents, this.branchLabels, this.dependencies, this.path);
		}

		Request heads(String... heads) {
			List<String> words = Arrays.stream(heads).flatMap((head) -> Arrays.stream(head.split(" "))).toList();
			return new Request(this.id, this.text, words, this.branchLabels, this.dependencies, this.path);
		}

		Request labels(String... labels) {
			return new Request(this.id, this.text, this.parents, List.of(labels), this.dependencies, this.path);
		}

		Request dependsOn(String... keys) {
			return new Request(this.id, this.text, this.parents, this.branchLabels, List.of(keys), this.path);
		}

		Request in(Path directory) {
			return new Request(this.id, this.text, this.parents, this.branchLabels, this.dependencies, directory);
		}

		RevisionRequest toRequest() {
			return new RevisionRequest(this.text, Source.EMPTY,
					this.parents.stream().map(RevisionTarget::parse).toList(), false, this.branchLabels,
					this.dependencies, this.id, this.path);
		}

	}

}
