package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migration.MigrationException;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.InvalidRevisionIdException;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.revision.VersionRowChange;
import dev.migration.runtime.JournalReader.StatementRow;
import dev.migration.schema.QualifiedName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of the version and the history table that belong to steps. Begins and ends no
 * transaction.
 */
final class StepRows {

	private static final Logger logger = LoggerFactory.getLogger(StepRows.class);

	private static final String UNIQUE_VIOLATION = "23505";

	private final StepContext context;

	StepRows(StepContext context) {
		this.context = context;
	}

	/**
	 * Write down that a step was carried out, if nobody else can have done so meanwhile.
	 * @param started the step
	 * @param duration how long its script took
	 * @param outcome what is known of it, by the name of the column
	 */
	void apply(StartedStep started, Duration duration, Map<String, String> outcome) {
		VersionTable table = new VersionTable(this.context.dialect(), this.context.session().versionTable());
		List<RowStatement> rows = new ArrayList<>();
		rows.add(MigrationLock.check(this.context.session(), started.step().revision().id()));
		started.step().rowChanges().forEach((change) -> rows.add(table.statement(change)));
		rows.add(historyTable().statement(
				record(started.step(), HistoryEvent.APPLIED, started.startedAt(), duration, outcome),
				this.context.options()));
		insert(() -> this.context.sink().execute(rows));
	}

	void append(StartedStep started, HistoryEvent event, Duration duration, Map<String, String> outcome) {
		append(started.step(), event, started.startedAt(), duration, outcome, this.context.sink());
	}

	/**
	 * Write a row about a single statement of a step, now.
	 * @param rows takes the row, so that it is not counted as a statement of the script
	 */
	void append(RevisionStep step, HistoryEvent event, Map<String, String> outcome, SqlSink rows) {
		append(step, event, this.context.options().clock().instant(), Duration.ZERO, outcome, rows);
	}

	private void append(RevisionStep step, HistoryEvent event, Instant startedAt, Duration duration,
			Map<String, String> outcome, SqlSink rows) {
		insert(() -> historyTable().append(record(step, event, startedAt, duration, outcome), this.context.options(),
				rows));
	}

	private void insert(Runnable rows) {
		try {
			rows.run();
		}
		catch (StatementFailedException ex) {
			QualifiedName table = this.context.session().historyTable();
			String remedy = this.context.session().state().renumber(table).orElse(null);
			if (remedy != null && isNumberedTwice(table, ex)) {
				throw new HistoryNumbersException(table, remedy, ex);
			}
			throw ex;
		}
	}

	/**
	 * The number is the only key of the table, whose name that of the key begins with.
	 */
	private static boolean isNumberedTwice(QualifiedName table, StatementFailedException failure) {
		return failure.getCause() instanceof SQLException refusal && UNIQUE_VIOLATION.equals(refusal.getSQLState())
				&& failure.reason().contains(table.name().text());
	}

	private static HistoryRecord record(RevisionStep step, HistoryEvent event, Instant startedAt, Duration duration,
			Map<String, String> outcome) {
		return new HistoryRecord(step.revision(), step.direction(), event, startedAt, duration, outcome);
	}

	/**
	 * Write the failure in a transaction of its own. A connection that is broken cannot;
	 * then the failure itself is the news.
	 */
	void recordFailure(StartedStep started, RevisionFailedException failure) {
		try {
			Map<String, String> outcome = new HashMap<>();
			outcome.put(HistoryTable.ERROR, String.valueOf(failure.getMessage()));
			String mark = failure.mark();
			if (mark != null) {
				outcome.put(HistoryTable.STATEMENT, mark);
			}
			append(started, HistoryEvent.FAILED, started.duration(), outcome);
		}
		catch (MigrationException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Read what was written down for the statements of a step that was left half-way.
	 */
	List<StatementRow> statements(RevisionStep step) {
		return statements(step.revision().id(), step.direction());
	}

	/**
	 * Read what was written down for the statements of a revision that was left half-way.
	 */
	List<StatementRow> statements(String revision, Direction direction) {
		try {
			return journal().readStatements(this.context.session().connection(), revision, direction);
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.context.session().database().name(), ex);
		}
	}

	/**
	 * Read what a revision stood on when it was last begun, if that is written down.
	 */
	Optional<List<String>> parents(String revision) {
		try {
			return journal().readParents(this.context.session().connection(), revision);
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.context.session().database().name(), ex);
		}
	}

	List<UnfinishedRevision> unfinished() {
		try {
			return journal().readUnfinished(this.context.session().connection());
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.context.session().database().name(), ex);
		}
	}

	/**
	 * Who stamps says what the database is, so that nothing in it is half-way any more.
	 * @param after the version rows that the stamp leaves
	 */
	void forgetUnfinished(Heads after) {
		for (UnfinishedRevision one : unfinished()) {
			logger.info("{}; that is forgotten by the stamp", one.description());
			appendStamp(one.revision(), after);
		}
	}

	/**
	 * Forget rows and what is half-way. That somebody wanted it is written down: nobody
	 * takes the rows for edited later.
	 * @param rows the rows, known or not
	 */
	void purge(Heads rows) {
		forgetUnfinished(Heads.none());
		VersionTable table = new VersionTable(this.context.dialect(), this.context.session().versionTable());
		for (String id : rows.ids()) {
			table.apply(new VersionRowChange.Delete(id), this.context.sink());
			try {
				appendStamp(id, Heads.none());
			}
			catch (InvalidRevisionIdException ex) {
				logger.debug("Row '{}' was none of a revision", id, ex);
			}
		}
	}

	private void appendStamp(String id, Heads after) {
		Instant now = this.context.options().clock().instant();
		RevisionNode revision = this.context.history()
			.map()
			.find(id)
			.orElseGet(() -> new RevisionNode(id, List.of(), List.of(), List.of(), "", now, ""));
		historyTable().append(new HistoryRecord(revision, Direction.STAMP, HistoryEvent.APPLIED, now, Duration.ZERO,
				StampedRows.column(after)), this.context.options(), this.context.sink());
	}

	private JournalReader journal() {
		return new JournalReader(this.context.dialect(), this.context.session().historyTable());
	}

	private HistoryTable historyTable() {
		return new HistoryTable(this.context.dialect(), this.context.session().historyTable());
	}

}
