package dev.migration.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.command.Authoring;
import dev.migration.command.ProofFailedException;
import dev.migration.command.Proving;
import dev.migration.command.Proving.Mode;
import dev.migration.command.RevisionRequest;
import dev.migration.command.RevisionRequest.Source;
import dev.migration.command.WrittenRevision;
import dev.migration.proof.ProofVerdict.Outcome;
import dev.migration.runtime.MigrationCallback;
import dev.migration.runtime.RevisionRun;
import dev.migration.script.Operations;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.AbstractDataSource;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What holds for the proof on every database.
 */
abstract class ProofSuite {

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	private static final Consumer<Operations> BOOK = (op) -> op.createTable("book", column("id", bigint()).notNull(),
			column("title", varchar(100)).notNull().defaultValue("untitled"), primaryKey("id"));

	private static final Consumer<Operations> NO_BOOK = (op) -> op.dropTable("book");

	private static final Consumer<Operations> ISBN = (op) -> op.addColumn("book", column("isbn", varchar(13)));

	private static final Consumer<Operations> NO_ISBN = (op) -> op.dropColumn("book", "isbn");

	@TempDir
	private Path directory;

	private ProvingGround ground;

	abstract TestDatabase database();

	@BeforeEach
	void createDatabase() {
		this.ground = new ProvingGround(database()).revision("a100", BOOK, NO_BOOK);
	}

	@AfterEach
	void dropDatabase() {
		try {
			assertThat(this.ground.leftovers()).isEmpty();
		}
		finally {
			this.ground.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "src/main/java/db/revision", "src/main/resources/db/revision" })
	void writesThatARevisionIsProven(String scripts) throws IOException {
		this.ground.upgrade();
		Authoring authoring = this.ground.authoring(this.directory.resolve(scripts), BOOK.andThen(ISBN));

		WrittenRevision written = this.ground.migrations()
			.revision(RevisionRequest.of("add isbn", Source.DATABASE), authoring, this.ground.proving(Mode.REQUIRED));

		assertThat(written.proof().text()).startsWith("Proven: up, down and up again on a").endsWith(".");
		assertThat(written.proof().remarks()).isEmpty();
		assertThat(Files.readString(written.file()))
			.contains((scripts.contains("java") ? "// " : "-- proof: ") + written.proof().text() + "\n");
		assertThat(authoring.scriptDirectories().files()).singleElement()
			.satisfies((file) -> assertThat(file.id()).isEqualTo(written.id()));
	}

	@Test
	void comparesWithTheHistoryWhereNoDatabaseAnswers() {
		WrittenRevision written = this.ground.migrations(new Nowhere())
			.revision(RevisionRequest.of("add isbn", Source.HISTORY),
					this.ground.authoring(this.directory.resolve("src/main/java/db/revision"), BOOK.andThen(ISBN)),
					this.ground.proving(Mode.REQUIRED));

		assertThat(written.differences()).containsExactly("add column 'book.isbn'");
		assertThat(written.proof().outcome()).isEqualTo(Outcome.PROVEN);
	}

	@Test
	void provesWhatIsComparedWithNothing() {
		WrittenRevision written = this.ground.migrations()
			.revision(RevisionRequest.of("everything", Source.BASE),
					this.ground.authoring(this.directory.resolve("src/main/java/db/revision"), BOOK.andThen(ISBN)),
					this.ground.proving(Mode.REQUIRED));

		assertThat(written.proof().outcome()).as(written.proof().text()).isEqualTo(Outcome.PROVEN);
	}

	@Test
	void catchesAnOperationThatIsLeftOut() {
		ProofVerdict verdict = this.ground.verdict(
				BOOK.andThen(ISBN).andThen((op) -> op.createIndex("book", index("title").named("ix_book_title"))), ISBN,
				NO_ISBN);

		assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
		assertThat(verdict.findings())
			.containsExactly("the upgrade would also have to create index 'ix_book_title' on 'book(title)'");
	}

	@Test
	void catchesAWrongInverse() {
		ProofVerdict verdict = this.ground.verdict(BOOK.andThen(ISBN), ISBN, NOTHING);

		assertThat(verdict.findings()).containsExactly("the downgrade would also have to drop column 'book.isbn'");
		assertThat(verdict.text()).startsWith("Proof failed on a").endsWith("drop column 'book.isbn'.");
	}

	@Test
	void catchesALostDefault() {
		Consumer<Operations> longer = (op) -> op.alterColumn("book", "title", change().type(varchar(200)),
				existing(varchar(100)).notNull().defaultValue("untitled"));

		ProofVerdict verdict = this.ground.verdict((op) -> {
			BOOK.accept(op);
			longer.accept(op);
		}, longer, (op) -> {
			op.dropColumn("book", "title");
			op.addColumn("book", column("title", varchar(100)).notNull());
		});

		assertThat(verdict.findings()).singleElement().asString().startsWith("the downgrade would also have to alter");
	}

	@Test
	void catchesANameThatDoesNotComeBack() {
		this.ground.revision("b200", (op) -> op.createUniqueConstraint("book", unique("title").named("uq_title")),
				(op) -> op.dropConstraint("book", "uq_title"));

		ProofVerdict verdict = this.ground.verdict(BOOK.andThen(ISBN)
			.andThen((op) -> op.createUniqueConstraint("book", unique("title").named("uq_other"))), (op) -> {
				ISBN.accept(op);
				op.dropConstraint("book", "uq_title");
				op.createUniqueConstraint("book", unique("title").named("uq_other"));
			}, (op) -> {
				NO_ISBN.accept(op);
				op.dropConstraint("book", "uq_other");
				op.createUniqueConstraint("book", unique("title").named("uq_book_title"));
			});

		assertThat(verdict.findings()).containsExactly(
				"the downgrade would also have to drop unique constraint 'uq_book_title' on 'book(title)'",
				"the downgrade would also have to add unique constraint 'uq_title' on 'book(title)'");
	}

	@Test
	void saysWhichStatementFails() {
		ProofVerdict verdict = this.ground.verdict(BOOK, (op) -> op.execute("INSERT INTO nowhere VALUES (1)"), NOTHING);

		assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
		assertThat(verdict.findings()).singleElement()
			.asString()
			.startsWith("revision 'next' fails on upgrade: Statement 1 failed: ")
			.endsWith(" (INSERT INTO nowhere VALUES (1))");
	}

	@Test
	void refusesWhatAHandMadeChangeHides() {
		this.ground.upgrade();
		this.ground.execute("ALTER TABLE book ADD COLUMN pages integer");
		Authoring authoring = this.ground.authoring(this.directory.resolve("src/main/java/db/revision"),
				BOOK.andThen(ISBN).andThen((op) -> op.addColumn("book", column("pages", integer()))));

		assertThatExceptionOfType(ProofFailedException.class)
			.isThrownBy(() -> this.ground.migrations()
				.revision(RevisionRequest.of("add isbn", Source.DATABASE), authoring,
						this.ground.proving(Mode.IF_POSSIBLE)))
			.withMessageEndingWith("the upgrade would also have to add column 'book.pages' (if the database was changed"
					+ " by hand, '--from history' compares with what its revisions lead to). No file was written;"
					+ " '--force' writes it all the same, with this line in it.");
		assertThat(authoring.scriptDirectories().files()).isEmpty();

		Proving forced = new Proving(Mode.IF_POSSIBLE, this.ground.scratch(), getClass().getClassLoader(), true);
		WrittenRevision written = this.ground.migrations()
			.revision(RevisionRequest.of("add isbn", Source.DATABASE), authoring, forced);
		assertThat(written.file()).content().contains("// Proof failed on a");
	}

	@Test
	void saysWhetherAChangeByHandCanBeTheReason() {
		Authoring refused = this.ground.authoring(this.directory.resolve("src/main/java/db/revision"),
				BOOK.andThen((op) -> op.addColumn("book",
						column("seen", integer()).defaultExpression("no_function_of_any_server()"))));
		this.ground.upgrade();

		assertThatExceptionOfType(ProofFailedException.class).isThrownBy(() -> this.ground.migrations()
			.revision(RevisionRequest.of("add seen", Source.DATABASE), refused, this.ground.proving(Mode.IF_POSSIBLE)))
			.withMessageContaining("revision '")
			.withMessageEndingWith(" (it would on any database: change the entities, or write the script and mend"
					+ " it). No file was written; '--force' writes it all the same, with this line in it.");
	}

	@Test
	void saysWhichRevisionOfTheHistoryFailsThere() {
		this.ground.upgrade();
		this.ground.execute("CREATE TABLE by_hand (id integer)");
		this.ground.revision("b200", (op) -> op.execute("INSERT INTO by_hand VALUES (1)"), NOTHING);
		this.ground.upgrade();
		Authoring authoring = this.ground.authoring(this.directory.resolve("src/main/java/db/revision"),
				BOOK.andThen(ISBN));

		WrittenRevision written = this.ground.migrations()
			.revision(RevisionRequest.of("add isbn", Source.DATABASE), authoring,
					this.ground.proving(Mode.IF_POSSIBLE));

		assertThat(written.proof().outcome()).isEqualTo(Outcome.NOT_PROVEN);
		assertThat(written.proof().text())
			.startsWith("Not proven: revision 'b200' fails on upgrade: Statement 1 failed: ")
			.contains("(INSERT INTO by_hand VALUES (1)), on a");
		Authoring elsewhere = this.ground.authoring(this.directory.resolve("other/src/main/java/db/revision"),
				BOOK.andThen(ISBN));
		assertThatExceptionOfType(ProofFailedException.class).isThrownBy(() -> this.ground.migrations()
			.revision(RevisionRequest.of("add isbn", Source.DATABASE), elsewhere, this.ground.proving(Mode.REQUIRED)))
			.withMessageEndingWith(" No file was written; leave '--prove' out to write it unproven.");
	}

	@Test
	void provesAHistory() {
		this.ground.revision("b200", ISBN, NO_ISBN)
			.revision("c300", (op) -> op.execute("UPDATE book SET isbn = '0'"), (op) -> {
				throw new UnsupportedOperationException("the old values are gone");
			})
			.revision("d400", (op) -> op.createIndex("book", index("isbn").named("ix_isbn")), NOTHING)
			.revision("e500", (op) -> op.dropIndex("book", "ix_isbn"),
					(op) -> op.createIndex("book", index("isbn").named("ix_isbn")));

		ProofReport report = this.ground.migrations(new Nowhere())
			.prove(this.ground.authoring(this.directory, BOOK), this.ground.scratch());

		assertThat(report.revisions())
			.extracting((proof) -> proof.revision().id() + " " + proof.outcome() + " " + proof.findings())
			.containsExactly("a100 PROVEN []", "b200 PROVEN []", "c300 IRREVERSIBLE [the old values are gone]",
					"d400 FAILED [the downgrade would also have to drop index 'ix_isbn' on 'book(isbn)']",
					"e500 PROVEN []");
		assertThat(report.differences()).containsExactly("drop column 'book.isbn'");
		assertThat(report.isProven()).isFalse();
	}

	@Test
	void callsNoCallbackAndChangesNothing() {
		this.ground.upgrade();
		List<String> before = this.ground.strings("SELECT revision FROM migration_history");
		this.ground.with(this.ground.options().withCallbacks(List.of(new MigrationCallback() {

			@Override
			public void beforeRevision(RevisionRun run) {
				throw new IllegalStateException("called");
			}

		})));

		ProofReport report = this.ground.migrations().prove(Authoring.NONE, this.ground.scratch());

		assertThat(report.isProven()).isTrue();
		assertThat(report.differences()).isNull();
		assertThat(this.ground.strings("SELECT revision FROM migration_history")).isEqualTo(before);
		assertThat(report.revisions()).hasSize(1)
			.allSatisfy((proof) -> assertThat(proof.outcome()).isEqualTo(RevisionProof.Outcome.PROVEN));
	}

	/**
	 * A server that does not answer.
	 */
	private static final class Nowhere extends AbstractDataSource {

		@Override
		public Connection getConnection() throws SQLException {
			throw new SQLException("nobody is there", "08001");
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
