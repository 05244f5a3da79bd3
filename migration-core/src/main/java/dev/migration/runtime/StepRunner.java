package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionStep;
import dev.migration.scripts.LoadedRevision;
import org.jspecify.annotations.Nullable;

/**
 * Runs single steps: the script, the version rows and the history row together.
 */
final class StepRunner {

	private final MigrationHistory history;

	private final MigrationSession session;

	private final RunOptions options;

	private final ConnectionSink sink;

	StepRunner(MigrationHistory history, MigrationSession session, RunOptions options) {
		this.history = history;
		this.session = session;
		this.options = options;
		this.sink = new ConnectionSink(session.connection());
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
				append(step, HistoryEvent.APPLIED, startedAt, Duration.ZERO, null, null);
			}
			transaction.commit();
		}
		catch (RuntimeException | SQLException ex) {
			RevisionFailedException failure = new RevisionFailedException(revisionRun(current), transaction.rollBack(),
					ex);
			recordFailure(current, startedAt, Duration.ZERO, failure);
			throw failure;
		}
		return steps.stream()
			.map((step) -> new AppliedRevision(step.revision(), step.direction(), Duration.ZERO))
			.toList();
	}

	private AppliedRevision carryOut(RevisionStep step) {
		Instant startedAt = this.options.clock().instant();
		long start = System.nanoTime();
		boolean transactional = this.history.script(step.revision()).transactional();
		StepTransaction transaction = new StepTransaction(this.session.connection(), transactional);
		this.sink.restart();
		try {
			if (!transactional) {
				append(step, HistoryEvent.STARTED, startedAt, Duration.ZERO, null, null);
				// A person counts the statements of the script
				this.sink.restart();
			}
			// Scripts from 'pg_dump' empty the search path of the session
			this.session.pinSearchPath();
			transaction.begin();
			Outcome outcome = runScript(step);
			transaction.endScript();
			Duration duration = Duration.ofNanos(System.nanoTime() - start);
			changeRows(step);
			append(step, HistoryEvent.APPLIED, startedAt, duration, outcome, null);
			transaction.commit();
			return new AppliedRevision(step.revision(), step.direction(), duration);
		}
		catch (RuntimeException | SQLException ex) {
			RevisionFailedException failure = new RevisionFailedException(revisionRun(step), transaction.rollBack(),
					ex);
			recordFailure(step, startedAt, Duration.ofNanos(System.nanoTime() - start), failure);
			throw failure;
		}
	}

	private Outcome runScript(RevisionStep step) {
		RevisionRun run = revisionRun(step);
		LoadedRevision revision = this.history.script(step.revision());
		SinkTarget target = new SinkTarget(this.session.dialect(), this.sink, new OnlineAccess(this.session));
		this.options.callbacks().forEach((callback) -> callback.beforeRevision(run));
		RecordedScript.run(revision, step.direction(), this.session.dialect(), this.options.scriptArguments(), target);
		this.options.callbacks().forEach((callback) -> callback.afterRevision(run));
		String checksum = Checksum.of(target.applied(), target.work());
		return new Outcome(checksum, (step.direction() == Direction.UPGRADE)
				? DowngradeRecording.of(revision, this.session.dialect(), this.options.scriptArguments()) : null);
	}

	private void changeRows(RevisionStep step) {
		VersionTable table = new VersionTable(this.session.dialect(), this.session.versionTable());
		step.rowChanges().forEach((change) -> table.apply(change, this.sink));
	}

	private void append(RevisionStep step, HistoryEvent event, Instant startedAt, Duration duration,
			@Nullable Outcome outcome, @Nullable String error) {
		HistoryRecord entry = new HistoryRecord(step.revision(), step.direction(), event, startedAt, duration,
				(outcome != null) ? outcome.checksum() : null, (outcome != null) ? outcome.downgrade() : null, error);
		new HistoryTable(this.session.dialect(), this.session.historyTable()).append(entry, this.options, this.sink);
	}

	/**
	 * Write the failure in a transaction of its own. A connection that is broken cannot;
	 * then the failure itself is the news.
	 */
	private void recordFailure(RevisionStep step, Instant startedAt, Duration duration,
			RevisionFailedException failure) {
		try {
			append(step, HistoryEvent.FAILED, startedAt, duration, null, failure.getMessage());
		}
		catch (StatementFailedException ex) {
			failure.addSuppressed(ex);
		}
	}

	private RevisionRun revisionRun(RevisionStep step) {
		return new RevisionRun(this.session.database().name(), step.revision(), step.direction());
	}

	/**
	 * What running a script has left to be written down.
	 *
	 * @param checksum the checksum of what it did
	 * @param downgrade how to undo it, or {@code null} if that is not known
	 */
	private record Outcome(String checksum, @Nullable RecordedStatements downgrade) {

	}

}
