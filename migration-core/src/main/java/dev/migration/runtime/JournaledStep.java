package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.migration.revision.RevisionStep;
import dev.migration.runtime.JournalReader.StatementRow;
import org.jspecify.annotations.Nullable;

/**
 * Runs one step that no transaction holds: each statement is written down, and only the
 * rows of the step change in a transaction.
 */
final class JournaledStep {

	private final StepContext context;

	private final StepRows rows;

	JournaledStep(StepContext context) {
		this.context = context;
		this.rows = new StepRows(context);
	}

	/**
	 * Run a step.
	 * @param memory what the session has of the step already, from an earlier try
	 */
	AppliedRevision run(RevisionStep step, SessionMemory memory) {
		// What a try leaves open is taken back with it
		memory.end(false);
		MigrationSession session = this.context.session();
		StartedStep started = this.context.start(step);
		StepTransaction transaction = new StepTransaction(session.connection(), false);
		StatementJournal journal = null;
		this.context.sink().restart();
		try {
			List<StatementRow> earlier = this.rows.statements(step);
			journal = startJournal(started, earlier);
			ScriptCheck.run(this.context.script(step), step.direction(), this.context.dialect(),
					this.context.options().scriptArguments());
			transaction.begin();
			Map<String, String> outcome = new ScriptRun(this.context).run(step, journal, earlier, memory);
			transaction.endScript();
			Duration duration = started.duration();
			this.rows.apply(started, duration, outcome);
			transaction.commit();
			return new AppliedRevision(step.revision(), step.direction(), duration);
		}
		catch (RuntimeException | SQLException ex) {
			throw failed(started, transaction, journal, ex);
		}
	}

	private RevisionFailedException failed(StartedStep started, StepTransaction transaction,
			@Nullable StatementJournal journal, Exception reason) {
		RevisionFailedException failure = new RevisionFailedException(this.context, started.step(),
				transaction.rollBack(), journal, reason);
		this.rows.recordFailure(started, failure);
		return failure;
	}

	private StatementJournal startJournal(StartedStep started, List<StatementRow> earlier) {
		this.rows.append(started, HistoryEvent.STARTED, Duration.ZERO, Map.of());
		// A person counts the statements of the script
		this.context.sink().restart();
		SqlSink journalSink = new ConnectionSink(this.context.session().connection(), this.context.dialect());
		return new StatementJournal(JournalRows.of(earlier),
				(event, row) -> this.rows.append(started.step(), event, row, journalSink));
	}

}
