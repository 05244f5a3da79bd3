package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.QualifiedName;
import dev.migration.script.OperationRecorder;
import dev.migration.script.OperationTarget;
import dev.migration.script.Operations;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AutocommitCheck}.
 */
class AutocommitCheckTests {

	private final List<String> calls = new ArrayList<>();

	private int runs;

	@Test
	void readsAScriptThatAsksForEverythingAtOnceOnce() {
		run((op) -> {
			op.createTable("account", column("id", bigint()));
			op.createIndex("account", index("id").named("ix"));
		});

		assertThat(this.calls).containsExactly("CreateTable", "CreateIndex");
		assertThat(this.runs).isEqualTo(1);
	}

	@Test
	void refusesWhatComesAtOnceBeforeAnythingRuns() {
		refused((op) -> {
			op.createTable("account", column("id", bigint()));
			concurrentIndex(op);
		});

		assertThat(this.runs).isEqualTo(1);
	}

	@Test
	void refusesWhatComesBehindDataWorkBeforeItRuns() {
		refused((op) -> {
			op.run("fill", (client) -> this.calls.add("filled"));
			concurrentIndex(op);
		});
	}

	@Test
	void refusesWhatComesBehindAStatementBeforeItRuns() {
		refused((op) -> {
			op.execute("DELETE FROM account");
			concurrentIndex(op);
		});
	}

	@Test
	void refusesWhatComesBehindAQuestionBeforeItIsAsked() {
		refused((op) -> {
			op.alterColumn("account", "name", change().type(text()));
			concurrentIndex(op);
		});
	}

	@Test
	void looksThroughAScriptOnceHoweverOftenItAsks() {
		run((op) -> {
			op.execute("DELETE FROM account");
			op.run("fill", (client) -> this.calls.add("filled"));
			op.execute("DELETE FROM account");
			op.dropTable("account");
		});

		assertThat(this.calls).containsExactly("ExecuteSql", "fill", "ExecuteSql", "DropTable");
		assertThat(this.runs).isEqualTo(2);
	}

	@Test
	void refusalOfAllThatAScriptAsksForCannotBeCaught() {
		refused((op) -> {
			try {
				op.execute("DELETE FROM account");
				concurrentIndex(op);
			}
			catch (AutocommitRequiredException ex) {
				// Nothing else
			}
		});
	}

	@Test
	void refusalCannotBeCaught() {
		refused((op) -> {
			try {
				op.execute("DELETE FROM account");
			}
			catch (AutocommitRequiredException ex) {
				op.dropTable("account");
			}
			concurrentIndex(op);
		});
	}

	private static void concurrentIndex(Operations op) {
		op.createIndex("account", index("id").named("ix").concurrently());
	}

	private void refused(Consumer<Operations> script) {
		assertThatExceptionOfType(AutocommitRequiredException.class).isThrownBy(() -> run(script));
		assertThat(this.calls).isEmpty();
	}

	private void run(Consumer<Operations> script) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "first", (op) -> {
			this.runs++;
			script.accept(op);
		}, (op) -> {
		});
		PostgreSqlDialect dialect = new PostgreSqlDialect();
		AutocommitCheck check = new AutocommitCheck(new Calls(), revision, Direction.UPGRADE, dialect,
				ScriptArguments.NONE);
		OperationRecorder recorder = new OperationRecorder(dialect, new NamingConvention(63), ScriptArguments.NONE,
				check);
		revision.script(dialect, ScriptArguments.NONE).upgrade(recorder);
		recorder.end();
		check.requireNone();
	}

	/**
	 * Notes what comes.
	 */
	private final class Calls implements OperationTarget {

		@Override
		public void apply(List<Operation> operations) {
			operations
				.forEach((operation) -> AutocommitCheckTests.this.calls.add(operation.getClass().getSimpleName()));
		}

		@Override
		public void run(String name, Consumer<JdbcClient> work) {
			AutocommitCheckTests.this.calls.add(name);
		}

		@Override
		public Column existingColumn(QualifiedName table, Name column) {
			throw new AssertionError(table + "." + column);
		}

	}

}
