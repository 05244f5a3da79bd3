package dev.migration.autogenerate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.command.Migrations;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionTarget;
import dev.migration.runtime.MigrationDatabase;
import dev.migration.runtime.MigrationHistory;
import dev.migration.runtime.MigrationSession;
import dev.migration.runtime.RecordedScript;
import dev.migration.runtime.RunOptions;
import dev.migration.schema.SchemaModel;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is detected, row by row the facts that Alembic was measured by. What is proposed
 * makes the database what the model wants.
 */
class DetectionFactsIntegrationTests {

	// Empty before each row; a database for each would take longer than all the rest
	private static TestDatabase database;

	private final PostgreSqlDialect dialect = new PostgreSqlDialect();

	@BeforeAll
	static void createDatabase() {
		database = TestDatabase.create();
	}

	@AfterAll
	static void dropDatabase() {
		database.close();
	}

	static Stream<DetectionFact> facts() {
		return DetectionFacts.all().stream();
	}

	@ParameterizedTest
	@MethodSource("facts")
	void saysWhatIsDifferent(DetectionFact fact) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		jdbc.execute("DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS s2 CASCADE; CREATE SCHEMA public");
		MigrationHistory history = MigrationHistory.of(List.of(revision("a100", fact.history())));
		upgrade(history);
		fact.byHand().forEach(jdbc::execute);

		Comparison comparison = compare(fact, history);

		assertThat(lines(comparison)).isEqualTo(fact.ours());
		for (Operation operation : comparison.upgrade()) {
			this.dialect.statements(operation).forEach(jdbc::execute);
		}
		assertThat(compare(fact, history).differences()).as("after the upgrade").isEmpty();
	}

	private void upgrade(MigrationHistory history) {
		new Migrations(history, migrated(),
				new RunOptions(Duration.ofSeconds(10), "1.0", "host", List.of(), Clock.systemUTC()))
			.upgrade(RevisionTarget.HEADS);
	}

	private MigrationDatabase migrated() {
		return new MigrationDatabase("default", database.dataSource(), this.dialect, null,
				MigrationDatabase.DEFAULT_VERSION_TABLE);
	}

	private Comparison compare(DetectionFact fact, MigrationHistory history) {
		SchemaModel wanted = fact.wanted(model(fact.model()));
		try (MigrationSession session = MigrationSession.open(migrated())) {
			return new Autogenerate(() -> wanted, (object) -> true, List.of()).withOptions(fact.options())
				.compare(session, history, ScriptArguments.NONE);
		}
	}

	private static List<String> lines(Comparison comparison) {
		List<String> lines = new ArrayList<>(comparison.differences());
		comparison.notes()
			.stream()
			.flatMap(List::stream)
			.filter((note) -> note.startsWith("Was it renamed?"))
			.forEach(lines::add);
		comparison.unmanaged().forEach((object) -> lines.add("Left alone: " + object));
		comparison.notCompared().forEach((reason) -> lines.add("Not compared: " + reason));
		return lines;
	}

	private SchemaModel model(Consumer<Operations> script) {
		SchemaModel schema = SchemaModel.EMPTY;
		for (Operation operation : RecordedScript.operationsOf(revision("model", script), Direction.UPGRADE,
				this.dialect, ScriptArguments.NONE)) {
			schema = operation.applyTo(schema);
		}
		return schema;
	}

	private static LoadedRevision revision(String id, Consumer<Operations> upgrade) {
		RevisionNode node = new RevisionNode(id, List.of(), List.of(), List.of(), "", Instant.EPOCH, id);
		return new LoadedRevision(node, true, () -> new RevisionScript() {

			@Override
			public void upgrade(Operations op) {
				upgrade.accept(op);
			}

			@Override
			public void downgrade(Operations op) {
				throw new UnsupportedOperationException();
			}

		});
	}

}
