package dev.migration.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.migration.MigrationException;
import dev.migration.autogenerate.Comparison;
import dev.migration.autogenerate.ConcurrentIndexes;
import dev.migration.autogenerate.OperationRewriter;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.revision.DuplicateRevisionException;
import dev.migration.revision.Heads;
import dev.migration.revision.InvalidRevisionIdException;
import dev.migration.revision.RevisionTarget;
import dev.migration.revision.UnknownRevisionException;
import dev.migration.runtime.ExistingTablesException;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.Expression;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import dev.migration.scripts.ScriptDirectories;
import dev.migration.scripts.ScriptLocations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Migrations}: the daily loop on a project on disk and a real database.
 */
class MigrationsIntegrationTests {

	private static final Column ID = Column.of("id", ColumnType.of("bigint"))
		.withNullable(false)
		.withIdentity(Identity.BY_DEFAULT);

	private static final Column STATUS = Column.of("status", ColumnType.of("varchar", 255)).withNullable(false);

	private static final Table BOOK = Table.of(QualifiedName.of("book"), List.of(ID, STATUS))
		.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("id"))),
				new CheckConstraint(null, Expression.of("status in ('NEW','SOLD')"))));

	private static final Column PRICE = Column.of("price", ColumnType.of("numeric", 38, 2))
		.withNullable(false)
		.withDefault(Expression.of("0"));

	@TempDir
	private Path directory;

	private TestDatabase database;

	private Project project;

	@BeforeEach
	void createDatabase() {
		this.database = TestDatabase.create();
		this.project = new Project(this.directory);
	}

	@AfterEach
	void dropDatabase() throws Exception {
		this.database.close();
	}

	@Test
	void changedModelBecomesARevisionThatGoesUpAndDown() throws IOException {
		WrittenRevision first = migrations().revision(request("create book"), authoring(BOOK));
		migrations().upgrade(RevisionTarget.HEADS);

		assertThat(migrations().check(authoring(BOOK)).isEmpty()).isTrue();
		assertThat(migrations().revision(request("nothing"), authoring(BOOK)).file()).isNull();

		Table priced = BOOK.withColumns(List.of(ID, STATUS, PRICE))
			.withIndexes(List.of(Index.of(null, false, List.of(IndexElement.ascending(Name.of("price"))))));
		WrittenRevision second = migrations().revision(request("add price"), authoring(priced));
		MigrationResult upgraded = migrations().upgrade(RevisionTarget.HEADS);

		assertThat(this.project.files()).hasSize(2);
		assertThat(Files.readString(second.file())).contains("downRevision = \"" + first.id() + "\"")
			.contains("op.addColumn(\"book\", column(\"price\", numeric(38, 2)).notNull().defaultValue(0));")
			.contains("op.createIndex(\"book\", index(\"price\").named(\"ix_book_price\"));")
			.contains("op.dropIndex(\"book\", \"ix_book_price\");")
			.contains("op.dropColumn(\"book\", \"price\");");
		assertThat(upgraded.current()).isEqualTo(Heads.of(second.id()));
		assertThat(migrations().check(authoring(priced)).isEmpty()).isTrue();

		migrations().downgrade(RevisionTarget.parse("-1"));

		assertThat(migrations().check(authoring(BOOK)).isEmpty()).isTrue();
		migrations().downgrade(RevisionTarget.BASE);
		assertThat(tables()).containsExactly("migration_history", "migration_version");
	}

	@Test
	void indexesOfTablesInUseBecomeRevisionsOfTheirOwn() throws IOException {
		Index byStatus = Index.of(Name.of("ix_book_status"), false, List.of(IndexElement.ascending(Name.of("status"))));
		Index byPrice = Index.of(Name.of("ix_book_price"), false, List.of(IndexElement.ascending(Name.of("price"))));
		Table author = Table.of(QualifiedName.of("author"), List.of(ID))
			.withIndexes(
					List.of(Index.of(Name.of("ix_author_id"), false, List.of(IndexElement.ascending(Name.of("id"))))));
		Table priced = BOOK.withColumns(List.of(ID, STATUS, PRICE)).withIndexes(List.of(byPrice));
		migrations().revision(request("create book"), concurrent(BOOK.withIndexes(List.of(byStatus))));
		migrations().upgrade(RevisionTarget.HEADS);
		assertThat(this.project.files()).hasSize(1);

		WrittenRevision written = migrations().revision(request("add price"), concurrent(priced, author));

		assertThat(written.scripts()).extracting(WrittenScript::transactional).containsExactly(false, true, false);
		assertThat(written.id()).isEqualTo(written.scripts().get(2).id());
		assertThat(Files.readString(written.scripts().get(0).file())).contains("\"add price (1 of 3)\"")
			.contains("transactional = false")
			.contains("op.dropIndexConcurrently(\"book\", \"ix_book_status\");");
		assertThat(Files.readString(written.scripts().get(1).file())).contains("\"add price (2 of 3)\"")
			.contains("downRevision = \"" + written.scripts().get(0).id() + "\"")
			.contains("op.addColumn(\"book\", column(\"price\"")
			.contains("index(\"id\").named(\"ix_author_id\")")
			.doesNotContain("oncurrently", "transactional");
		assertThat(Files.readString(written.scripts().get(2).file())).contains("\"add price (3 of 3)\"")
			.contains("index(\"price\").named(\"ix_book_price\").concurrently()")
			.contains("op.dropIndexConcurrently(\"book\", \"ix_book_price\");");

		assertThat(migrations().upgrade(RevisionTarget.HEADS).steps()).hasSize(3);
		assertThat(migrations().check(concurrent(priced, author)).isEmpty()).isTrue();
		migrations().downgrade(RevisionTarget.parse("-3"));
		assertThat(migrations().check(concurrent(BOOK.withIndexes(List.of(byStatus)))).isEmpty()).isTrue();
	}

	@Test
	void uniqueConstraintOfATableInUseTakesAnIndexThatBlockedNobody() throws IOException {
		migrations().revision(request("create book"), concurrent(BOOK));
		migrations().upgrade(RevisionTarget.HEADS);
		List<Constraint> constraints = new ArrayList<>(BOOK.constraints());
		constraints.add(new UniqueConstraint(Name.of("uk_book_status"), List.of(Name.of("status")), true,
				Deferral.INITIALLY_DEFERRED, List.of(Name.of("id"))));
		Table unique = BOOK.withConstraints(constraints);

		WrittenRevision written = migrations().revision(request("one of each"), concurrent(unique));

		assertThat(written.scripts()).extracting(WrittenScript::transactional).containsExactly(false, true);
		assertThat(written.notes()).containsExactly(
				"Makes 'status' of table 'book' unique: fails if rows have the same values. All are different now: fits.");
		assertThat(Files.readString(written.scripts().get(0).file())).contains(
				"index(\"status\").named(\"uk_book_status\")", ".concurrently()",
				"op.dropIndexConcurrently(\"book\", \"uk_book_status\");");
		assertThat(Files.readString(written.scripts().get(1).file())).contains(".using",
				"op.dropConstraintKeepingIndex(");
		assertThat(migrations().upgrade(RevisionTarget.HEADS).steps()).hasSize(2);
		assertThat(migrations().check(concurrent(unique)).isEmpty()).isTrue();
		migrations().downgrade(RevisionTarget.parse("-2"));
		assertThat(migrations().check(concurrent(BOOK)).isEmpty()).isTrue();
	}

	private Authoring concurrent(Table... tables) {
		return authoring(tables).withRewriters(List.of(new ConcurrentIndexes()));
	}

	@Test
	void downgradeRestoresExpressionsAsTheHistoryWroteThem() throws IOException {
		migrations().revision(request("create book"), authoring(BOOK));
		migrations().upgrade(RevisionTarget.HEADS);
		Table extended = BOOK.withConstraints(List.of(new PrimaryKey(null, List.of(Name.of("id"))),
				new CheckConstraint(null, Expression.of("status in ('NEW','SOLD','LOST')"))));

		WrittenRevision second = migrations().revision(request("lose books"), authoring(extended));

		assertThat(Files.readString(second.file()))
			.contains("check(\"status in ('NEW','SOLD','LOST')\").named(\"ck_book_status\")")
			.contains("check(\"status in ('NEW','SOLD')\").named(\"ck_book_status\")");
	}

	@Test
	void revisionIsRefusedWhileAnotherIsNotCompiled() throws IOException {
		Migrations before = migrations();
		WrittenRevision first = before.revision(RevisionRequest.of("one", Source.EMPTY), authoring());

		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> before.revision(RevisionRequest.of("two", Source.EMPTY), authoring()))
			.withMessage("Revision '" + first.id() + "' in '" + first.file()
					+ "' is not part of this application yet; build it first, so that a new one can follow it.");
		assertThat(this.project.files()).hasSize(1);
	}

	@Test
	void revisionIsRefusedWhereAnotherWasWrittenMeanwhile() throws IOException {
		Migrations both = migrations();
		Authoring slow = authoring().withModel(() -> {
			both.revision(RevisionRequest.of("quick", Source.EMPTY), authoring());
			return new SchemaModel(List.of(BOOK), List.of(), List.of());
		});

		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> both.revision(request("slow"), slow))
			.withMessageContaining("_quick.java' is not part of this application yet; build it first");
		assertThat(this.project.files()).hasSize(1);
	}

	@Test
	void rewriterThatFailsIsNamed() throws IOException {
		Authoring throwing = authoring(BOOK).withRewriters(List.of(new Throwing()));
		Authoring silent = authoring(BOOK).withRewriters(List.of((operations) -> null));
		Authoring lossy = authoring(BOOK).withRewriters(List.of((operations) -> List.of()));
		Authoring irreversible = authoring(BOOK)
			.withRewriters(List.of((operations) -> List.of(new DropTable(QualifiedName.of("old"), null, true))));

		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> migrations().revision(request("one"), throwing))
			.withMessage("Operation rewriter '" + Throwing.class.getName()
					+ "' failed: java.lang.IllegalStateException: no; mend it or leave the bean out.");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> migrations().revision(request("two"), silent))
			.withMessageContaining("' returned null; let it return the operations, or an empty list for none.");
		assertThat(migrations().revision(request("three"), lossy).file()).isNull();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> migrations().revision(request("four"), irreversible))
			.withMessage("Cannot undo 'drop table old': the definition of the table is not given.");
		assertThat(this.project.files()).isEmpty();
	}

	@Test
	void revisionBelowResourcesIsWrittenAsSql() throws IOException {
		Path resources = this.directory.resolve("src/main/resources/db/revision");
		SchemaModel model = new SchemaModel(List.of(BOOK), List.of(), List.of());
		Authoring authoring = Authoring.NONE.withModel(() -> model)
			.withScriptDirectories(new ScriptDirectories(List.of(resources)));

		WrittenRevision written = migrations().revision(request("create book"), authoring);
		MigrationHistory history = MigrationHistory
			.load(new ScriptLocations(List.of("file:" + resources), getClass().getClassLoader()));
		Migrations fromSql = new Migrations(history, migrations().database(), options());
		fromSql.upgrade(RevisionTarget.HEADS);

		assertThat(written.file()).hasFileName(written.id() + "_create_book.sql")
			.content()
			.startsWith("-- revision: " + written.id() + "\n")
			.contains("-- upgrade\nCREATE TABLE book (")
			.contains("-- downgrade\nDROP TABLE book;");
		assertThat(fromSql.check(authoring).isEmpty()).isTrue();
		fromSql.downgrade(RevisionTarget.BASE);
		assertThat(tables()).containsExactly("migration_history", "migration_version");
	}

	@Test
	void revisionIsRefusedWhileTheDatabaseIsBehind() throws IOException {
		WrittenRevision first = migrations().revision(request("create book"), authoring(BOOK));

		assertThatExceptionOfType(NotUpToDateException.class)
			.isThrownBy(() -> migrations().revision(request("more"), authoring(BOOK)))
			.withMessage("Target database is not up to date. It is at 'base' and the scripts are at '" + first.id()
					+ "'; run 'migrate upgrade heads' first.");
		assertThat(this.project.files()).hasSize(1);
	}

	@Test
	void tablesOfOthersAreReportedAndLeftAlone() throws IOException {
		execute("CREATE TABLE spring_session (id bigint)");

		Comparison comparison = migrations().check(authoring(BOOK));

		assertThat(comparison.unmanaged()).extracting((object) -> object.name().toString())
			.containsExactly("spring_session");
		assertThat(comparison.differences()).containsExactly("create table 'book'");
	}

	@Test
	void tableThatTheHistoryCreatedIsDroppedWithItsEntity() throws IOException {
		migrations().revision(request("create book"), authoring(BOOK));
		migrations().upgrade(RevisionTarget.HEADS);

		WrittenRevision second = migrations().revision(request("drop book"), authoring());

		assertThat(second.differences()).containsExactly("drop table 'book'");
		assertThat(second.notes()).containsExactly("Drops table 'book' with its rows. It has no rows now.");
		assertThat(Files.readString(second.file())).contains("op.dropTable(\"book\");")
			.contains("op.createTable(\"book\",");
	}

	@Test
	void existingDatabaseIsAdopted() throws IOException {
		execute("CREATE TABLE book (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,"
				+ " status varchar(255) NOT NULL CHECK (status IN ('NEW', 'SOLD')))");

		migrations().revision(RevisionRequest.of("initial", Source.BASE), authoring(BOOK));

		assertThatExceptionOfType(ExistingTablesException.class)
			.isThrownBy(() -> migrations().upgrade(RevisionTarget.HEADS));
		assertThat(migrations().check(authoring(BOOK)).isEmpty()).isTrue();
		migrations().stamp(List.of(RevisionTarget.HEAD));
		assertThat(migrations().status().state()).isEqualTo(MigrationState.UP_TO_DATE);
	}

	@Test
	void blankMessageIsRefusedBeforeAnythingElse() {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> migrations().revision(request(" \n\t"), Authoring.NONE))
			.withMessageStartingWith("The message of the new revision is blank");
	}

	@Test
	void idThatTheHistoryCouldNotReadIsRefusedBeforeAFileIsWritten() throws IOException {
		migrations().revision(withId("a1", List.of()), authoring());

		assertThatExceptionOfType(InvalidRevisionIdException.class)
			.isThrownBy(() -> migrations().revision(withId("a@b", List.of()), authoring()))
			.withMessageContaining("Character(s) '@' not allowed in revision identifier 'a@b' in 'the new script'");
		assertThatExceptionOfType(DuplicateRevisionException.class)
			.isThrownBy(() -> migrations().revision(withId("a1", List.of()), authoring()));
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> migrations().revision(withId("b2", List.of("c3")), authoring()));
		assertThat(this.project.files()).hasSize(1);
	}

	private static RevisionRequest withId(String id, List<String> dependsOn) {
		return new RevisionRequest("m", Source.EMPTY, List.of(RevisionTarget.HEAD), false, List.of(), dependsOn, id,
				null);
	}

	@Test
	void statusTellsWhereTheDatabaseStands() throws IOException {
		assertThat(migrations().status().state()).isEqualTo(MigrationState.UP_TO_DATE);
		WrittenRevision first = migrations().revision(request("create book"), authoring(BOOK));

		MigrationStatus pending = migrations().status();
		migrations().upgrade(RevisionTarget.HEADS);
		MigrationStatus upToDate = migrations().status();
		execute("UPDATE migration_version SET version_num = 'fff'");
		MigrationStatus unknown = migrations().status();

		assertThat(pending.state()).isEqualTo(MigrationState.PENDING);
		assertThat(pending.pending()).containsExactly(first.id());
		assertThat(upToDate.state()).isEqualTo(MigrationState.UP_TO_DATE);
		assertThat(upToDate.history()).hasSize(1);
		assertThat(unknown.state()).isEqualTo(MigrationState.UNKNOWN_REVISION);
		assertThat(unknown.unknown()).containsExactly("fff");
	}

	@Test
	void offlineSqlLeavesWhatTheOnlineRunLeaves() throws IOException {
		migrations().revision(request("create book"), authoring(BOOK));
		String sql = migrations().upgradeSql(Heads.none(), RevisionTarget.HEADS);

		execute(sql);

		assertThat(migrations().check(authoring(BOOK)).isEmpty()).isTrue();
		assertThat(migrations().status().state()).isEqualTo(MigrationState.UP_TO_DATE);
		assertThat(migrations().status().history()).hasSize(1);
	}

	private Migrations migrations() {
		MigrationHistory history;
		try {
			history = this.project.build();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Migrations(history, new MigrationDatabase("default", this.database.dataSource(),
				new PostgreSqlDialect(), null, MigrationDatabase.DEFAULT_VERSION_TABLE), options());
	}

	private static RunOptions options() {
		Clock clock = Clock.fixed(Instant.parse("2026-11-20T23:29:18Z"), ZoneOffset.UTC);
		return new RunOptions(Duration.ofSeconds(5), null, "host-1", List.of(), clock);
	}

	private Authoring authoring(Table... tables) {
		SchemaModel model = new SchemaModel(List.of(tables), List.of(), List.of());
		return Authoring.NONE.withModel(() -> model)
			.withScriptDirectories(new ScriptDirectories(List.of(this.project.scripts())));
	}

	private static RevisionRequest request(String message) {
		return RevisionRequest.of(message, Source.DATABASE);
	}

	private List<String> tables() {
		return JdbcClient.create(this.database.dataSource())
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
			.query(String.class)
			.list();
	}

	private void execute(String sql) {
		try (var connection = this.database.dataSource().getConnection();
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Throwing implements OperationRewriter {

		@Override
		public List<Operation> rewrite(List<Operation> operations) {
			throw new IllegalStateException("no");
		}

	}

}
