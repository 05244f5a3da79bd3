package dev.migration.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.migration.command.RevisionRequest.Source;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.InvalidRevisionTargetException;
import dev.migration.revision.MultipleHeadsException;
import dev.migration.revision.RebaseRefusedException;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownVersionRowException;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Migrations#rebase}: two developers have started from the same revision
 * {@code a}, one with {@code b}, the other with {@code c} and {@code d}.
 */
class RevisionRebaseIntegrationTests {

	@TempDir
	private Path directory;

	private TestDatabase database;

	private Project project;

	@BeforeEach
	void create() {
		this.database = TestDatabase.create();
		this.project = new Project(this.directory);
		write("a", "base", List.of());
		write("b", "a", List.of());
		write("c", "a", List.of("blue"));
		write("d", "c", List.of());
	}

	@AfterEach
	void dropDatabase() throws Exception {
		this.database.close();
	}

	@Test
	void revisionFollowsTheHeadThatIsLeftAndTakesItsChildrenAlong() throws IOException {
		migrations().upgrade(RevisionTarget.revision("b"));
		String before = Files.readString(file("c"));

		RebasedRevision rebased = migrations().rebase(RevisionTarget.revision("c"), targets("head"), authoring());

		assertThat(rebased)
			.isEqualTo(new RebasedRevision("c", file("c"), List.of("a"), List.of("b"), List.of("d"), true));
		assertThat(Files.readString(file("c")))
			.isEqualTo(before.replace("downRevision = \"a\"", "downRevision = \"b\""));
		assertThat(migrations().heads()).extracting((entry) -> entry.revision().id()).containsExactly("d");
		migrations().upgrade(RevisionTarget.HEAD);
		assertThat(migrations().state().rows().ids()).containsExactly("d");
	}

	@Test
	void revisionIsMovedOntoBaseAndOntoSeveral() {
		RebasedRevision base = migrations().rebase(RevisionTarget.revision("d"), targets("base"), authoring());
		assertThat(base.before()).containsExactly("c");
		assertThat(base.after()).isEmpty();
		assertThat(migrations().revisions().map().bases()).extracting((node) -> node.id()).containsExactly("a", "d");

		RebasedRevision merged = migrations().rebase(RevisionTarget.revision("d"), targets("b", "blue"), authoring());
		assertThat(merged.before()).isEmpty();
		assertThat(merged.after()).containsExactly("b", "c");
	}

	@Test
	void mergeKeepsItsFileIfAParentWouldBeLost() throws IOException {
		migrations().rebase(RevisionTarget.revision("d"), targets("b", "blue"), authoring());
		String before = Files.readString(file("d"));

		assertThatExceptionOfType(RebaseRefusedException.class)
			.isThrownBy(() -> migrations().rebase(RevisionTarget.revision("d"), targets("b"), authoring()))
			.withMessage("Revision 'd' merges 'b', 'c', and onto 'b' alone it would merge fewer; name all its parents,"
					+ " each with a '--onto' of its own.");
		assertThat(file("d")).hasContent(before);
	}

	@Test
	void sqlScriptInTheFileSystemCountsWithoutABuild() throws IOException {
		Path folder = Files.createDirectories(this.directory.resolve("sql"));
		Files.writeString(folder.resolve("a.sql"), "-- revision: a\n\n-- upgrade\n-- downgrade\n");
		Path file = Files.writeString(folder.resolve("b.sql"), "-- revision: b\n\n-- upgrade\n-- downgrade\n");
		Authoring authoring = Authoring.NONE.withScriptDirectories(new ScriptDirectories(List.of(folder)));
		ScriptLocations locations = new ScriptLocations(List.of("file:" + folder), getClass().getClassLoader());

		RebasedRevision rebased = migrations(MigrationHistory.load(locations)).rebase(RevisionTarget.revision("b"),
				targets("a"), authoring);

		assertThat(rebased.needsBuild()).isFalse();
		assertThat(file).hasContent("-- revision: b\n-- down_revision: a\n\n-- upgrade\n-- downgrade\n");
		assertThat(MigrationHistory.load(locations).map().heads()).hasSize(1);
	}

	@Test
	void appliedRevisionIsRefusedAlsoBelowARow() throws IOException {
		migrations().upgrade(RevisionTarget.revision("d"));
		String before = Files.readString(file("c"));

		assertThatExceptionOfType(RevisionAppliedException.class)
			.isThrownBy(() -> migrations().rebase(RevisionTarget.revision("c"), targets("b"), authoring()))
			.withMessage("Revision 'c' is applied to database 'default' and keeps its parents; take it back first, for"
					+ " example with 'migrate downgrade c-1', or join the heads with 'migrate merge heads'.");
		assertThat(file("c")).hasContent(before);
	}

	@Test
	void unknownRowIsRefused() {
		migrations().upgrade(RevisionTarget.revision("b"));
		JdbcClient.create(this.database.dataSource()).sql("UPDATE migration_version SET version_num = 'fff'").update();

		assertThatExceptionOfType(UnknownVersionRowException.class)
			.isThrownBy(() -> migrations().rebase(RevisionTarget.revision("c"), targets("b"), authoring()));
	}

	@Test
	void databaseThatCannotBeAskedIsAnError() throws IOException {
		Migrations unreachable = new Migrations(this.project.build(),
				new MigrationDatabase("default", new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"),
						new PostgreSqlDialect(), null, MigrationDatabase.DEFAULT_VERSION_TABLE),
				options());

		assertThatExceptionOfType(DatabaseUnavailableException.class)
			.isThrownBy(() -> unreachable.rebase(RevisionTarget.revision("c"), targets("b"), authoring()));
		assertThat(file("c")).content().contains("downRevision = \"a\"");
	}

	@Test
	void asksTheDatabaseWithoutCreatingATable() {
		migrations().rebase(RevisionTarget.revision("c"), targets("b"), authoring());

		assertThat(JdbcClient.create(this.database.dataSource())
			.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void parentsThatMakeNoSenseAreRefused() {
		refused("c", "'base' names no revision, so it cannot be joined with others; leave it out or name it alone.",
				"b", "base");
		refused("d", "Revision 'b' follows 'a' already; leave 'a' out.", "a", "b");
		refused("base", "'base' names no revision; name the one that is to follow another.", "b");
		refused("c", "Say with '--onto' which revision 'c' is to follow.");
		assertThatExceptionOfType(InvalidRevisionTargetException.class)
			.isThrownBy(() -> migrations().rebase(RevisionTarget.revision("c"), targets("b", "b"), authoring()))
			.withMessage("Duplicate head revisions specified: 'b' is named more than once; name each head once.");
		assertThatExceptionOfType(RebaseRefusedException.class)
			.isThrownBy(() -> migrations().rebase(RevisionTarget.revision("c"), targets("d"), authoring()))
			.withMessageStartingWith("Revision 'c' cannot be rebased onto 'd': 'd' builds or depends on it already");
		assertThatExceptionOfType(RebaseRefusedException.class)
			.isThrownBy(() -> migrations().rebase(RevisionTarget.revision("c"), targets("a"), authoring()))
			.withMessage("Revision 'c' builds on 'a' already; there is nothing to rebase.");
		assertThatExceptionOfType(MultipleHeadsException.class)
			.isThrownBy(() -> migrations().rebase(RevisionTarget.revision("d"), targets("head"), authoring()))
			.satisfies((ex) -> assertThat(ex.heads()).containsExactly("b", "c"));
	}

	@Test
	void sourceThatIsNotTheOneThatWasBuiltIsRefused() throws IOException {
		Migrations migrations = migrations();
		Files.writeString(file("c"),
				Files.readString(file("c")).replace("downRevision = \"a\"", "downRevision = \"b\""));

		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> migrations.rebase(RevisionTarget.revision("c"), targets("b"), authoring()))
			.withMessage("Revision 'c' in '" + file("c")
					+ "' has changed since this application was built; build it first.");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> migrations.revision(
					new RevisionRequest("next", Source.EMPTY, targets("d"), false, List.of(), List.of(), null, null),
					authoring()))
			.withMessage("Revision 'c' in '" + file("c")
					+ "' has other parents than this application knows; build it first.");
	}

	@Test
	void sourceThatIsMissingOrDoubleIsRefused() throws IOException {
		Migrations migrations = migrations();
		Path copy = Files.writeString(this.project.scripts().resolve("Copy.java"), Files.readString(file("c")));

		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> migrations.rebase(RevisionTarget.revision("c"), targets("b"), authoring()))
			.withMessage("Revision 'c' is declared in '" + copy + "' and in '" + file("c") + "'; remove one of them.");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> migrations.rebase(RevisionTarget.revision("c"), targets("b"), Authoring.NONE))
			.withMessage("The source of revision 'c' is not in the script directories, only 'db.revision.Rc_add_c' is"
					+ " known; set 'migration.script-directory' to where it is.");
	}

	private void refused(String revision, String message, String... onto) {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> migrations().rebase(RevisionTarget.parse(revision), targets(onto), authoring()))
			.withMessage(message);
	}

	private void write(String id, String parent, List<String> labels) {
		migrations().revision(
				new RevisionRequest("add " + id, Source.EMPTY, targets(parent), true, labels, List.of(), id, null),
				authoring());
	}

	private Path file(String id) {
		return this.project.scripts().resolve("R" + id + "_add_" + id + ".java");
	}

	private static List<RevisionTarget> targets(String... targets) {
		return Arrays.stream(targets).map(RevisionTarget::parse).toList();
	}

	private Authoring authoring() {
		return Authoring.NONE.withScriptDirectories(new ScriptDirectories(List.of(this.project.scripts())));
	}

	private Migrations migrations() {
		try {
			return migrations(this.project.build());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Migrations migrations(MigrationHistory history) {
		return new Migrations(history, new MigrationDatabase("default", this.database.dataSource(),
				new PostgreSqlDialect(), null, MigrationDatabase.DEFAULT_VERSION_TABLE), options());
	}

	private static RunOptions options() {
		return new RunOptions(Duration.ofSeconds(5), null, "host-1", List.of(), Clock.systemUTC());
	}

}
