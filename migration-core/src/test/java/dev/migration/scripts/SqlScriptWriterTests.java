package dev.migration.scripts;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.migration.MigrationException;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropEnumValue;
import dev.migration.operation.DropTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.ReplaceObject;
import dev.migration.revision.RevisionNode;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.script.ScriptArguments;
import dev.migration.testing.RandomSchemas;
import dev.migration.testing.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlScriptWriterTests {

	private static final Instant DATE = Instant.parse("2026-11-20T23:29:18Z");

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	private final SqlScriptWriter writer = new SqlScriptWriter(this.dialect, FileNames.STANDARD, null);

	@TempDir
	private Path root;

	private int written;

	@Test
	void writesAHeaderAndTwoSections() {
		Table table = Table.of(QualifiedName.of("app_user"), List.of(Column.of("id", ColumnType.of("bigint"))));

		RenderedScript script = this.writer
			.render(new RevisionDraft("5c626978d652", List.of("d330d086edfe", "a1"), List.of(), List.of("users"),
					"create user", DATE, true, List.of(new CreateTable(table), sql("select 1")),
					List.of(new DropTable(table.name(), table)), List.of("Look at this.")));

		assertThat(script.fileName()).isEqualTo("5c626978d652_create_user.sql");
		assertThat(script.text()).isEqualTo("""
				-- revision: 5c626978d652
				-- down_revision: d330d086edfe, a1
				-- branch_labels: users
				-- depends_on:
				-- transactional: true
				-- create_date: 2026-11-20T23:29:18Z
				-- message: create user

				-- upgrade
				-- Note: Look at this.
				%s;

				select 1;

				-- downgrade
				%s;
				""".formatted(this.dialect.statements(new CreateTable(table)).get(0),
				this.dialect.statements(new DropTable(table.name(), table)).get(0)));
	}

	@Test
	void writesNotesOnAnOperationAboveIt() {
		RevisionDraft draft = new RevisionDraft("abc", List.of(), List.of(), List.of(), "", DATE, true,
				List.of(sql("select 1"), sql("select 2")), List.of(), List.of("Look at all of it."),
				List.of(List.of(), List.of("3 rows.\n-- downgrade", "*/ drop /*")));

		assertThat(this.writer.render(draft).text()).contains("""
				-- upgrade
				-- Note: Look at all of it.
				select 1;

				-- Note: 3 rows. -- downgrade
				-- Note: * / drop / *
				select 2;

				-- downgrade
				""");
		assertThat(reload(draft).node().id()).isEqualTo("abc");
	}

	@Test
	void writesAnEmptyRevision() {
		assertThat(this.writer.render(draft("", List.of())).text()).isEqualTo("""
				-- revision: abc
				-- down_revision:
				-- branch_labels:
				-- depends_on:
				-- transactional: true
				-- create_date: 2026-11-20T23:29:18Z
				-- message:

				-- upgrade

				-- downgrade
				""");
	}

	@Test
	void whatTheUserTypesStaysInItsComment() {
		for (String message : List.of("a\n-- upgrade\ndrop table a;", "*/ drop /*", "[[${1+1}]] [(${1})]", "a\r\u2028b",
				"\u202Ea")) {
			LoadedRevision revision = reload(draft(message, List.of(sql("select 1"))));

			assertThat(Recording.of((op) -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE).upgrade(op))
				.sql()).containsExactly("select 1");
			assertThat(revision.node().message()).doesNotContain("\n", "\u2028", "\u202E", "*/").isNotEmpty();
		}
	}

	@Test
	void comesBackAsItWas() {
		LoadedRevision revision = reload(new RevisionDraft("abc", List.of("a", "b"), List.of("c", "d"), List.of("e"),
				"it's: done", DATE, false, List.of(), List.of(), List.of("one\ntwo;")));

		assertThat(revision.node()).isEqualTo(new RevisionNode("abc", List.of("a", "b"), List.of("c", "d"),
				List.of("e"), "it's: done", DATE, revision.origin()));
		assertThat(revision.transactional()).isFalse();
		assertThat(Recording.of((op) -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE).downgrade(op))
			.sql()).isEmpty();
	}

	@Test
	void statementsComeBackWhateverTheyEndWith() {
		LoadedRevision revision = reload(draft("",
				List.of(sql("select 1 -- one"), sql("select 2;"), sql("select ';'\n"), sql("do $$ begin; end $$"))));

		assertThat(
				Recording.of((op) -> revision.script(new PostgreSqlDialect(), ScriptArguments.NONE).upgrade(op)).sql())
			.containsExactly("select 1 -- one", "select 2", "select ';'", "do $$ begin; end $$");
	}

	@Test
	@Tag("campaign")
	void randomSchemasComeBack() {
		Seeds.of(3, 50).check((seed) -> {
			SchemaModel schema = new RandomSchemas(seed).next();
			List<Operation> operations = schema.tables()
				.stream()
				.map((table) -> (Operation) new CreateTable(table))
				.toList();

			String text = this.writer.render(draft("", operations)).text();

			assertThat(SqlSections.parse("a.sql", text, SqlRules.POSTGRESQL).upgrade()).containsExactlyElementsOf(
					operations.stream().flatMap((operation) -> this.dialect.statements(operation).stream()).toList());
		});
	}

	@Test
	void bodiesOfRoutinesComeBackOnMariaDb() {
		MariaDbDialect mariaDb = new MariaDbDialect();
		SqlScriptWriter mariaDbWriter = new SqlScriptWriter(mariaDb, FileNames.STANDARD, null);
		String body = "create trigger t before insert on a for each row begin set @a = '//'; set @b = 1; end";

		String text = mariaDbWriter.render(draft("", List.of(sql(body), sql("select 1; select 2"), sql("select 3"))))
			.text();

		assertThat(text).contains("""
				-- upgrade
				DELIMITER $$
				%s
				$$
				DELIMITER ;

				select 1; select 2;

				select 3;
				""".formatted(body));
		assertThat(SqlSections.parse("a.sql", text, SqlRules.of(mariaDb)).upgrade()).containsExactly(body, "select 1",
				"select 2", "select 3");
	}

	@Test
	void functionsComeBackOnPostgreSql() {
		List<Operation> operations = List.of(
				new ReplaceObject(null, new DatabaseObject(ObjectKind.FUNCTION, QualifiedName.of("f"), null,
						"() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END")),
				new ReplaceObject(null,
						new DatabaseObject(ObjectKind.FUNCTION, QualifiedName.of("g"), null,
								"() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM '${a}'; END $$")),
				new DropEnumValue(QualifiedName.of("mood"), "it's; sad", null, null, false));
		List<String> statements = operations.stream()
			.flatMap((operation) -> this.dialect.statements(operation).stream())
			.toList();
		Map<String, String> placeholders = Map.of("b", "c");

		String plain = this.writer.render(draft("", operations)).text();
		String escaped = new SqlScriptWriter(this.dialect, FileNames.STANDARD, null, placeholders)
			.render(draft("", operations))
			.text();

		assertThat(SqlSections.parse("a.sql", plain, SqlRules.POSTGRESQL).upgrade())
			.containsExactlyElementsOf(statements);
		assertThat(escaped).contains("PERFORM '$${a}'");
		assertThat(SqlSections.parse("a.sql", escaped, SqlRules.POSTGRESQL, placeholders).upgrade())
			.containsExactlyElementsOf(statements);
	}

	@Test
	void refusesAStatementThatWouldStartASection() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> this.writer.render(draft("", List.of(sql("select 1\n-- downgrade\n, 2")))))
			.withMessage("A statement of 'abc.sql' contains a line that marks a section, such as '-- downgrade';"
					+ " change the line or write a Java script.");
	}

	private LoadedRevision reload(RevisionDraft draft) {
		Path directory = this.root.resolve(String.valueOf(this.written++));
		new ScriptDirectory(directory).write(this.writer.render(draft));
		List<LoadedRevision> revisions = new ScriptLocations(List.of("file:" + directory), getClass().getClassLoader())
			.load();
		assertThat(revisions).hasSize(1);
		return revisions.get(0);
	}

	private static ExecuteSql sql(String statement) {
		return new ExecuteSql(statement, List.of());
	}

	private static RevisionDraft draft(String message, List<Operation> upgrade) {
		return new RevisionDraft("abc", List.of(), List.of(), List.of(), message, DATE, true, upgrade, List.of(),
				List.of());
	}

}
