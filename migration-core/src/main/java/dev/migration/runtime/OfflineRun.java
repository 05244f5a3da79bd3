package dev.migration.runtime;

import java.time.Duration;
import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionStep;
import dev.migration.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL of a run instead of running it. Needs no connection: tables are named
 * without a schema unless one is configured.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class OfflineRun {

	private final MigrationHistory history;

	private final RunOptions options;

	private final Dialect dialect;

	private final VersionTable versionTable;

	private final HistoryTable historyTable;

	/**
	 * Create an offline run.
	 * @param history the revisions
	 * @param database the database that the SQL is for; no connection is opened
	 * @param options what the history rows say
	 */
	public OfflineRun(MigrationHistory history, MigrationDatabase database, RunOptions options) {
		this.history = history;
		this.options = options;
		this.dialect = database.dialect();
		this.versionTable = new VersionTable(this.dialect,
				new QualifiedName(database.schema(), database.versionTable()));
		this.historyTable = new HistoryTable(this.dialect,
				new QualifiedName(database.schema(), database.historyTable()));
	}

	/**
	 * Return the SQL of steps.
	 * @param from the rows before the first step; with none the tables of the tool are
	 * created too
	 * @param steps the steps
	 * @return the text, each statement ending in a semicolon and an empty line
	 * @throws OpaqueWorkException if a script needs a database
	 */
	public String sql(Heads from, List<RevisionStep> steps) {
		StringBuilder text = new StringBuilder();
		if (from.isEmpty() && !steps.isEmpty() && steps.get(0).direction() != Direction.DOWNGRADE) {
			transaction(text, () -> {
				this.versionTable.create(sink(text));
				this.historyTable.create(sink(text));
			});
		}
		steps.forEach((step) -> append(step, text));
		return text.toString();
	}

	private void append(RevisionStep step, StringBuilder text) {
		boolean stamp = step.direction() == Direction.STAMP;
		RecordedScript script = stamp ? null : RecordedScript.of(this.history.script(step.revision()), step.direction(),
				this.dialect, this.options.scriptArguments());
		text.append("-- Running ").append(step.description()).append("\n\n");
		Runnable body = () -> {
			if (script != null) {
				script.statements().forEach((statement) -> statement(text, statement));
			}
		};
		Runnable state = () -> {
			step.rowChanges().forEach((change) -> this.versionTable.apply(change, sink(text)));
			this.historyTable.append(historyRecord(step, script), this.options, sink(text));
		};
		if (stamp || this.history.script(step.revision()).transactional()) {
			transaction(text, () -> {
				body.run();
				state.run();
			});
		}
		else {
			body.run();
			transaction(text, state);
		}
	}

	private HistoryRecord historyRecord(RevisionStep step, @Nullable RecordedScript script) {
		String checksum = (script != null) ? Checksum.of(script.operations(), List.of()) : null;
		return new HistoryRecord(
				step.revision(), step.direction(), HistoryEvent.APPLIED, this.options.clock().instant(), Duration.ZERO,
				checksum, (step.direction() == Direction.UPGRADE) ? DowngradeRecording
					.of(this.history.script(step.revision()), this.dialect, this.options.scriptArguments()) : null,
				null);
	}

	private SqlSink sink(StringBuilder text) {
		return new TextSink(this.dialect, (statement) -> statement(text, statement));
	}

	private static void transaction(StringBuilder text, Runnable statements) {
		statement(text, "BEGIN");
		statements.run();
		statement(text, "COMMIT");
	}

	private static void statement(StringBuilder text, String statement) {
		// A comment in the last line would swallow the semicolon
		boolean commented = statement.substring(statement.lastIndexOf('\n') + 1).contains("--");
		text.append(statement).append(commented ? "\n;\n\n" : ";\n\n");
	}

}
