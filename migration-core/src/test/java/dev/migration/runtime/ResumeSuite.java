package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migration.dialect.Dialects;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.schema.SchemaModel;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.varchar;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a revision that no transaction holds does after a failure at each of its
 * statements: the next run leaves out what took effect and ends where an undisturbed run
 * does.
 */
abstract class ResumeSuite {

	private static final Consumer<Operations> NOTHING = (op) -> {
	};

	abstract TestDatabase createDatabase();

	@Test
	void batchGoesOnInside() {
		assertGoesOn((op) -> op.batch("account", (table) -> {
			table.alterColumn("name", change().renameTo("label").type(varchar(80)).notNull().defaultValue("none"));
			table.addColumn(column("note", varchar(20)));
			table.alterColumn("price", change().type(bigint()).comment("shown"));
			table.createIndex(index("label").named("ix_account_label"));
			table.alterColumn("note", change().renameTo("remark"));
		}));
	}

	@Test
	void columnGoesOnInside() {
		assertGoesOn((op) -> {
			op.alterColumn("account", "name",
					change().renameTo("label").type(varchar(80)).notNull().defaultValue("none").comment("shown"));
			op.alterColumn("account", "label", change().nullable().noDefault().noComment().renameTo("title"));
		});
	}

	@Test
	void computedColumnGoesOnInside() {
		assertGoesOn((op) -> op.alterColumn("account", "twice", change().notGenerated().renameTo("doubled")));
	}

	@Test
	void replacedObjectsGoOnInside() {
		assertGoesOn((op) -> {
			op.createOrReplace(view("v", "SELECT id, name FROM account"));
			op.createOrReplace(view("v", "SELECT name FROM account"));
			op.createOrReplace(view("w", "SELECT id FROM account"));
		});
	}

	@Test
	void downgradeGoesOnInside() {
		assertGoesOn((op) -> {
			op.createOrReplace(view("v", "SELECT id, name FROM account"));
			op.createOrReplace(view("w", "SELECT id FROM account"));
			op.drop(view("other"));
		}, (op) -> {
			op.restore(view("v"));
			op.alterColumn("account", "name", change().notNull().type(varchar(90)).renameTo("label"));
			op.restore(view("w"));
			op.restore(view("other"));
		}, true);
	}

	final void assertGoesOn(Consumer<Operations> upgrade) {
		assertGoesOn(upgrade, NOTHING, false);
	}

	final void assertGoesOn(Consumer<Operations> upgrade, Consumer<Operations> downgrade, boolean down) {
		List<LoadedRevision> revisions = List.of(start(),
				TestRevisions.revision("b2", List.of("a1"), "second", false, upgrade, downgrade));
		List<String> statements;
		SchemaModel undisturbed;
		try (TestDatabase database = prepared(revisions, down)) {
			InterruptedDataSource dataSource = new InterruptedDataSource(database.dataSource(), 0);
			run(revisions, database, dataSource, down);
			statements = dataSource.sent();
			undisturbed = schema(database);
		}
		for (int refused = 1; refused <= statements.size(); refused++) {
			try (TestDatabase database = prepared(revisions, down)) {
				InterruptedDataSource failing = new InterruptedDataSource(database.dataSource(), refused);
				assertThat(catchThrowableOfType(RevisionFailedException.class,
						() -> run(revisions, database, failing, down)))
					.as("failure at '%s'", statements.get(refused - 1))
					.hasMessageContaining("refused '" + statements.get(refused - 1) + "'");
				InterruptedDataSource rest = new InterruptedDataSource(database.dataSource(), 0);
				run(revisions, database, rest, down);

				List<String> sent = new ArrayList<>(failing.sent());
				sent.addAll(rest.sent());
				assertThat(sent).isEqualTo(statements);
				assertThat(schema(database)).isEqualTo(undisturbed);
			}
		}
	}

	private static LoadedRevision start() {
		return TestRevisions.revision("a1", List.of(), "first", (op) -> {
			op.createTable("account", column("id", bigint()).notNull(), column("name", varchar(40)),
					column("amount", integer()), column("price", integer()),
					column("twice", integer()).generatedVirtualAs("amount * 2"), primaryKey("id"));
			op.createOrReplace(view("v", "SELECT id FROM account"));
			op.createOrReplace(view("other", "SELECT 1 AS one"));
		}, NOTHING);
	}

	private TestDatabase prepared(List<LoadedRevision> revisions, boolean down) {
		TestDatabase database = createDatabase();
		run(down ? revisions : revisions.subList(0, 1), database, new InterruptedDataSource(database.dataSource(), 0),
				false);
		return database;
	}

	private static void run(List<LoadedRevision> revisions, TestDatabase database, InterruptedDataSource dataSource,
			boolean down) {
		MigrationHistory history = MigrationHistory.of(revisions);
		MigrationRunner runner = new MigrationRunner(history, database(database, dataSource),
				TestRevisions.options(dataSource));
		runner.run((heads) -> down ? history.map().downgrade(heads, RevisionTarget.revision("a1"))
				: history.map().upgrade(heads, RevisionTarget.HEADS));
		assertThat(runner.state().rows())
			.isEqualTo(Heads.of(down ? "a1" : revisions.get(revisions.size() - 1).node().id()));
	}

	private static MigrationDatabase database(TestDatabase database, DataSource dataSource) {
		return new MigrationDatabase("default", dataSource, () -> Dialects.ofUrl(database.url()), null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private static SchemaModel schema(TestDatabase database) {
		try (MigrationSession session = MigrationSession.open(database(database, database.dataSource()))) {
			return SessionSchemas.of(session, List.of(), Set.of()).read();
		}
	}

}
