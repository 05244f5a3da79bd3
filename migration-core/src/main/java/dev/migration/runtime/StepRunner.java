package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.operation.Operation;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.revision.RevisionStep;
import dev.migration.runtime.HistoryTable.StatementRow;
import dev.migration.runtime.StepTransaction.Ending;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.SqlText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs single steps: the script, the version rows and the history row together.
 */
final class StepRunner {

	private static final Logger logger = LoggerFactory.getLogger(StepRunner.class);

	private final MigrationHistory history;

	private final MigrationSession session;

	private final RunOptions options;

	private final ConnectionSink sink;

	StepRunner(MigrationHistory history, MigrationSession session, RunOptions options) {
		this.history = history;
		this.session = session;
		this.options = options;
		this.sink = new ConnectionSink(session.connection(), session.dialect());
	}

	AppliedRevision run(RevisionStep step) {
		AppliedRevision applied = carryOut(step);
		RevisionRun run = revisionRun(step);
		this.options.callbacks().forEach((callback) -> callback.afterCommit(run, applied.duration()));
		return applied;
	}

	/**
	 * Stamp all or nothing.
	 * @param steps the stamps
	 * @return what was stamped
	 */
	List<AppliedRevision> stamp(List<RevisionStep> steps) {
		StepTransaction transaction = new StepTransaction(this.session.connection(), true);
		this.sink.restart();
		RevisionStep current = steps.get(0);
		Instant startedAt = this.options.clock().instant();
		try {
			transaction.begin();
			for (RevisionStep step : steps) {
				current = step;
				changeRows(step);
				append(step, HistoryEvent.APPLIED, startedAt, Duration.ZERO, Map.of());
			}
			forgetUnfinished();
			transaction.commit();
		}
		catch (RuntimeException | SQLException ex) {
			RevisionFailedException failure = new RevisionFailedException(revisionRun(current), transaction.rollBack(),
					null, hasPlaceholders(), ex);
			recordFailure(current, startedAt, Duration.ZERO, failure);
			throw failure;
		}
		return steps.stream()
			.map((step) -> new AppliedRevision(step.revision(), step.direction(), Duration.ZERO))
			.toList();
	}

	List<UnfinishedRevision> unfinished() {
		try {
			return historyTable().readUnfinished(this.session.connection());
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
	}

	/**
	 * Who stamps says what the database is, so that nothing in it is half-way any more.
	 */
	void forgetUnfinished() {
		for (UnfinishedRevision one : unfinished()) {
			logger.info("{}; that is forgotten by the stamp", one.description());
			Instant now = this.options.clock().instant();
			RevisionNode revision = this.history.map()
				.find(one.revision())
				.orElseGet(() -> new RevisionNode(one.revision(), List.of(), List.of(), List.of(), "", now, ""));
			historyTable().append(
					new HistoryRecord(revision, Direction.STAMP, HistoryEvent.APPLIED, now, Duration.ZERO, Map.of()),
					this.options, this.sink);
		}
	}

	private AppliedRevision carryOut(RevisionStep step) {
		Instant startedAt = this.options.clock().instant();
		long start = System.nanoTime();
		boolean transactional = RecordedScript.inTransaction(script(step), this.session.dialect());
		StepTransaction transaction = new StepTransaction(this.session.connection(), transactional);
		StatementJournal journal = null;
		this.sink.restart();
		try {
			if (transactional) {
				refuseAutocommit(step);
			}
			else {
				journal = startJournal(step, startedAt);
				ScriptCheck.run(script(step), step.direction(), this.session.dialect(), this.options.scriptArguments());
			}
			// Scripts from 'pg_dump' empty the search path of the session
			this.session.prepare();
			transaction.begin();
			Map<String, String> outcome = runScript(step, journal);
			transaction.endScript();
			Duration duration = Duration.ofNanos(System.nanoTime() - start);
			changeRows(step);
			append(step, HistoryEvent.APPLIED, startedAt, duration, outcome);
			transaction.commit();
			return new AppliedRevision(step.revision(), step.direction(), duration);
		}
		catch (RuntimeException | SQLException ex) {
			Ending ending = transaction.rollBack();
			RevisionFailedException failure = new RevisionFailedException(revisionRun(step), ending, journal,
					hasPlaceholders(), ex);
			recordFailure(step, startedAt, Duration.ofNanos(System.nanoTime() - start), failure);
			throw failure;
		}
	}

	/**
	 * Find what cannot run in a transaction before anything runs. What only the real run
	 * shows is found there.
	 */
	private void refuseAutocommit(RevisionStep step) {
		List<Operation> operations;
		try {
			operations = RecordedScript.operationsOf(script(step), step.direction(), this.session.dialect(),
					this.options.scriptArguments());
		}
		catch (MigrationException ex) {
			// Where it matters, the run says it again
			return;
		}
		operations.stream().filter(this.session.dialect()::requiresAutocommit).findFirst().ifPresent((operation) -> {
			throw new AutocommitRequiredException(operation);
		});
	}

	private StatementJournal startJournal(RevisionStep step, Instant startedAt) throws SQLException {
		List<StatementRow> rows = historyTable().readStatements(this.session.connection(), step.revision().id(),
				step.direction());
		List<String> texts = rows.stream().map(StatementRow::statement).flatMap(Stream::ofNullable).toList();
		List<JournalEntry> entries = texts.stream().flatMap((text) -> JournalEntry.parse(text).stream()).toList();
		Map<Integer, Answers> answers = new HashMap<>();
		texts.stream()
			.map(Answers::parse)
			.flatMap(Stream::ofNullable)
			.forEach((given) -> answers.put(given.position(), given.answers()));
		append(step, HistoryEvent.STARTED, startedAt, Duration.ZERO, Map.of());
		// A person counts the statements of the script
		this.sink.restart();
		SqlSink journalSink = new ConnectionSink(this.session.connection(), this.session.dialect());
		return new StatementJournal(entries, answers, (row) -> append(step, HistoryEvent.STATEMENT,
				this.options.clock().instant(), Duration.ZERO, row, journalSink));
	}

	/**
	 * Read what an earlier run that was left half-way has replaced.
	 */
	private ObjectStates replacedEarlier(RevisionStep step) {
		ObjectStates replaced = new ObjectStates();
		try {
			historyTable().readStatements(this.session.connection(), step.revision().id(), step.direction())
				.stream()
				.map(StatementRow::replaced)
				.flatMap(Stream::ofNullable)
				.forEach((text) -> ObjectStates.parse(text).forEach(replaced::putIfAbsent));
			return replaced;
		}
		catch (SQLException ex) {
			throw new DatabaseUnavailableException(this.session.database().name(), ex);
		}
	}

	private Map<String, String> runScript(RevisionStep step, @Nullable StatementJournal journal) {
		RevisionRun run = revisionRun(step);
		LoadedRevision revision = script(step);
		JournaledSender journaled = (journal != null)
				? new JournaledSender(this.session, this.sink, journal, revision.transactional(),
						(entry) -> new JournalMismatchException(
								new UnfinishedRevision(step.revision().id(), step.direction(), journal.size()),
								this.session.database().name(), entry))
				: null;
		OperationSender sender = (journaled != null) ? journaled
				: new DirectSender(this.session.dialect(), this.sink, true);
		OnlineAccess access = new OnlineAccess(this.session, revision, this.options.scriptArguments());
		SinkTarget target = new SinkTarget(sender, access, step.direction());
		if (journaled != null) {
			target.goOn(replacedEarlier(step));
		}
		warnOfPlaceholders(revision, step.direction());
		this.options.callbacks().forEach((callback) -> callback.beforeRevision(run));
		RecordedScript.run(revision, step.direction(), this.session.dialect(), this.options.scriptArguments(), target);
		if (journaled != null) {
			journaled.finish();
		}
		this.options.callbacks().forEach((callback) -> callback.afterRevision(run));
		Map<String, String> outcome = new LinkedHashMap<>();
		outcome.put(HistoryTable.CHECKSUM, RecordedScript.checksum(revision, step.direction(), this.session.dialect(),
				this.options.scriptArguments(), target));
		if (step.direction() == Direction.UPGRADE) {
			outcome.putAll(target.replaced());
			outcome.putAll(DowngradeRecording.of(revision, this.session.dialect(), this.options.scriptArguments(),
					access.after(target)));
		}
		return outcome;
	}

	/**
	 * Where nothing takes back what was done, the failure comes too late to say it.
	 */
	private void warnOfPlaceholders(LoadedRevision revision, Direction direction) {
		if (hasPlaceholders() || this.session.dialect().capabilities().transactionalDdl()) {
			return;
		}
		revision.source()
			.text(direction, this.session.dialect(), this.options.scriptArguments())
			.stream()
			.flatMap(List::stream)
			.flatMap((statement) -> SqlText.placeholderIn(statement).stream())
			.findFirst()
			.ifPresent((name) -> logger.warn(
					"Script '{}' has '{}', which is left as it is, since placeholders are"
							+ " off; set 'migration.placeholders.{}' to turn them on",
					revision.origin(), "${" + name + "}", name));
	}

	private LoadedRevision script(RevisionStep step) {
		return this.history.script(step.revision());
	}

	private void changeRows(RevisionStep step) {
		VersionTable table = new VersionTable(this.session.dialect(), this.session.versionTable());
		step.rowChanges().forEach((change) -> table.apply(change, this.sink));
	}

	private void append(RevisionStep step, HistoryEvent event, Instant startedAt, Duration duration,
			Map<String, String> outcome) {
		append(step, event, startedAt, duration, outcome, this.sink);
	}

	private void append(RevisionStep step, HistoryEvent event, Instant startedAt, Duration duration,
			Map<String, String> outcome, SqlSink rows) {
		HistoryRecord entry = new HistoryRecord(step.revision(), step.direction(), event, startedAt, duration, outcome);
		historyTable().append(entry, this.options, rows);
	}

	private HistoryTable historyTable() {
		return new HistoryTable(this.session.dialect(), this.session.historyTable());
	}

	/**
	 * Write the failure in a transaction of its own. A connection that is broken cannot;
	 * then the failure itself is the news.
	 */
	private void recordFailure(RevisionStep step, Instant startedAt, Duration duration,
			RevisionFailedException failure) {
		try {
			append(step, HistoryEvent.FAILED, startedAt, duration,
					Map.of(HistoryTable.ERROR, String.valueOf(failure.getMessage())));
		}
		catch (MigrationException ex) {
			failure.addSuppressed(ex);
		}
	}

	private boolean hasPlaceholders() {
		return !this.options.placeholders().isEmpty();
	}

	private RevisionRun revisionRun(RevisionStep step) {
		return new RevisionRun(this.session.database().name(), step.revision(), step.direction());
	}

}
