package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migration.revision.RevisionStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a plan, group by group.
 */
final class StepRunner {

	private static final Logger logger = LoggerFactory.getLogger(StepRunner.class);

	private final StepContext context;

	private final Consumer<RevisionStep> announcement;

	/**
	 * Create a runner.
	 * @param context what the steps have to do with
	 * @param announcement called with each step before it runs
	 */
	StepRunner(StepContext context, Consumer<RevisionStep> announcement) {
		this.context = context;
		this.announcement = announcement;
	}

	/**
	 * Carry out steps. Whoever listens for commits hears of a revision once its group is
	 * committed.
	 * @param steps the steps in order
	 * @return what was carried out
	 * @throws RevisionFailedException if one of them failed
	 */
	List<AppliedRevision> run(List<RevisionStep> steps) {
		try (ScriptPreparation preparation = ScriptPreparation.of(steps.stream().map(this.context::script).toList())) {
			return runPrepared(steps);
		}
	}

	private List<AppliedRevision> runPrepared(List<RevisionStep> steps) {
		List<AppliedRevision> applied = new ArrayList<>();
		TransactionMode mode = this.context.options().policy().transaction();
		List<StepGroup> groups = StepGroups.of(steps, this.context::isTransactional, mode);
		for (StepGroup group : groups) {
			if (mode == TransactionMode.PER_RUN && !group.transactional() && groups.size() > 1) {
				logger.info("Revision '{}' runs without a transaction, so that the run is not all or nothing: what"
						+ " is before it is committed first", group.steps().get(0).revision().id());
			}
			List<AppliedRevision> committed = carryOut(group);
			applied.addAll(committed);
			committed.forEach(this::tell);
		}
		return List.copyOf(applied);
	}

	private List<AppliedRevision> carryOut(StepGroup group) {
		if (group.transactional()) {
			return new TransactionalGroup(this.context, this.announcement).run(group.steps());
		}
		RevisionStep step = group.steps().get(0);
		this.announcement.accept(step);
		return List.of(runAlone(step));
	}

	/**
	 * Each try goes on behind what took effect.
	 */
	private AppliedRevision runAlone(RevisionStep step) {
		MigrationSession session = this.context.session();
		StatementLimits limits = this.context.limits(step);
		GroupRetry retry = new GroupRetry(session);
		SessionMemory memory = new SessionMemory(session.dialect().capabilities().transactionalDdl());
		for (int tries = 1;; tries++) {
			try {
				beginTry(session, tries == 1);
				session.watch().beginAlone(limits);
				return new JournaledStep(this.context).run(step, memory);
			}
			catch (RevisionFailedException ex) {
				if (!retry.isWorthwhile(ex, limits.retries(), tries)) {
					throw ex;
				}
			}
			catch (SQLException ex) {
				throw new DatabaseUnavailableException(session.database().name(), ex);
			}
		}
	}

	/**
	 * Scripts from {@code pg_dump} empty the search path of the session. What else a try
	 * has set stays for the next one, which leaves out what computed variables.
	 */
	private static void beginTry(MigrationSession session, boolean first) throws SQLException {
		if (first) {
			session.beginStep();
		}
		else {
			session.prepare();
		}
	}

	private void tell(AppliedRevision applied) {
		RevisionRun run = new RevisionRun(this.context.session().database().name(), applied.revision(),
				applied.direction());
		this.context.options().callbacks().forEach((callback) -> callback.afterCommit(run, applied.duration()));
	}

	/**
	 * Who stamps says that the database is as the script says, as far as that is known
	 * without running it.
	 */
	private Map<String, String> stampedText(RevisionStep step) {
		Map<String, String> outcome = new HashMap<>(StampedRows.column(step.after()));
		outcome
			.putAll(ScriptText.columnsOfSql(this.context.script(step), this.context.dialect(), this.context.options()));
		return outcome;
	}

	/**
	 * Stamp all or nothing.
	 * @param steps the stamps
	 * @return what was stamped
	 */
	List<AppliedRevision> stamp(List<RevisionStep> steps) {
		StepRows rows = new StepRows(this.context);
		StepTransaction transaction = new StepTransaction(this.context.session().connection(), true);
		this.context.sink().restart();
		StartedStep current = this.context.start(steps.get(0));
		try {
			transaction.begin();
			for (RevisionStep step : steps) {
				this.announcement.accept(step);
				current = new StartedStep(step, current.startedAt(), current.nanos());
				rows.apply(current, Duration.ZERO, stampedText(step));
			}
			rows.forgetUnfinished(steps.get(steps.size() - 1).after());
			transaction.commit();
		}
		catch (RuntimeException | SQLException ex) {
			RevisionFailedException failure = new RevisionFailedException(this.context, current.step(),
					transaction.rollBack(), current.step().revision().id(), ex);
			rows.recordFailure(current, failure);
			throw failure;
		}
		return steps.stream()
			.map((step) -> new AppliedRevision(step.revision(), step.direction(), Duration.ZERO))
			.toList();
	}

}
