package dev.migration.runtime;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migration.dialect.Dialects;
import dev.migration.schema.QualifiedName;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import org.junit.jupiter.api.Test;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.sequence;
import static dev.migration.script.Ddl.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CreatedObjectsTests {

	@Test
	void rawSqlCountsOnEveryDatabase() {
		Map<String, String> statements = Map.of("postgresql", "CREATE TABLE \"book\" (id int)", "mariadb",
				"CREATE TABLE `book` (id int)", "mysql", "CREATE TABLE shelf.`book` (id int)", "h2",
				"CREATE TABLE \"BOOK\" (id int)");

		statements.forEach((dialect, sql) -> assertThat(created(dialect, sql).tables()).containsExactlyInAnyOrder(
				QualifiedName.of("author"), QualifiedName.of(dialect.equals("mysql") ? "shelf" : null, "book")));
	}

	@Test
	void domainsOfH2AreItsEnumTypes() {
		CreatedObjects created = created("h2", "CREATE DOMAIN Mood AS ENUM ('ok')");

		assertThat(created.types()).containsExactly(QualifiedName.of("mood"));
		assertThat(created.sequences()).isEmpty();
	}

	@Test
	void bothNamesOfWhatWasRenamedCount() {
		CreatedObjects created = created("postgresql", (op) -> {
			op.createTable("author", column("id", bigint()));
			op.renameTable("author", "writer");
			op.createSequence(sequence("author_seq"));
			op.renameSequence("author_seq", "writer_seq");
		});

		assertThat(created.tables()).containsExactlyInAnyOrder(QualifiedName.of("author"), QualifiedName.of("writer"));
		assertThat(created.sequences()).containsExactlyInAnyOrder(QualifiedName.of("author_seq"),
				QualifiedName.of("writer_seq"));
	}

	@Test
	void revisionThatCannotBeReplayedIsNamed() {
		assertThatExceptionOfType(RevisionNotReplayedException.class)
			.isThrownBy(() -> created("mariadb", (op) -> op.createTable("stay", column("during", type("daterange")))))
			.withMessage("Revision 'a1' (Ra1) cannot be replayed for 'mariadb': Type 'daterange' is no MariaDB type:"
					+ " 'daterange' does not belong there; give a type with its arguments and nothing else. Correct the"
					+ " revision so that this database takes it, or use the database that it was written for.")
			.satisfies((ex) -> assertThat(ex.revision()).isEqualTo("a1"))
			.satisfies((ex) -> assertThat(ex.origin()).isEqualTo("Ra1"));
	}

	private static CreatedObjects created(String dialect, String sql) {
		return created(dialect, (op) -> {
			op.createTable("author", column("id", bigint()));
			op.execute(sql);
		});
	}

	private static CreatedObjects created(String dialect, Consumer<Operations> upgrade) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "create", upgrade, (op) -> {
		});
		MigrationHistory history = MigrationHistory.of(List.of(revision));
		return CreatedObjects.of(history.map().nodes(), history, Dialects.named(dialect),
				TestRevisions.options().scriptArguments());
	}

}
