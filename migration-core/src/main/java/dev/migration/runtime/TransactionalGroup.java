package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migration.revision.RevisionStep;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps in one transaction, with their rows.
 */
final class TransactionalGroup {

	private final StepContext context;

	private final StepRows rows;

	private final Consumer<RevisionStep> announcement;

	/**
	 * Create a group.
	 * @param context what the steps have to do with
	 * @param announcement called with each step before it runs
	 */
	TransactionalGroup(StepContext context, Consumer<RevisionStep> announcement) {
		this.context = context;
		this.rows = new StepRows(context);
		this.announcement = announcement;
	}

	/**
	 * Carry out all of the steps or none.
	 * @param steps the steps in order, at least one
	 * @return what was carried out, once it is committed
	 * @throws RevisionFailedException if one of them failed
	 */
	List<AppliedRevision> run(List<RevisionStep> steps) {
		return run(steps, null);
	}

	/**
	 * Carry out all of the steps and take them back.
	 * @param steps the steps in order, at least one
	 * @param tables the state tables, of which the transaction creates what is missing
	 * @return what was carried out
	 * @throws RevisionFailedException if one of them failed
	 */
	List<AppliedRevision> tryOut(List<RevisionStep> steps, StateTables tables) {
		return run(steps, tables);
	}

	private List<AppliedRevision> run(List<RevisionStep> steps, @Nullable StateTables tried) {
		GroupRetry retry = new GroupRetry(this.context.session());
		for (int tries = 1;; tries++) {
			Attempt attempt = new Attempt(steps, tried);
			try {
				return attempt.run();
			}
			catch (RevisionFailedException ex) {
				if (!retry.isWorthwhile(ex, this.context.limits(attempt.current.step()).retries(), tries)) {
					if (tried == null || ex.mark() != null) {
						this.rows.recordFailure(attempt.current, ex);
					}
					throw ex;
				}
			}
		}
	}

	/**
	 * One transaction, which is committed or taken back; always taken back if it brings
	 * the state tables along.
	 */
	private final class Attempt {

		private final List<RevisionStep> steps;

		private final StepTransaction transaction;

		private final @Nullable StateTables tried;

		private final List<AppliedRevision> applied = new ArrayList<>();

		private StartedStep current;

		private Attempt(List<RevisionStep> steps, @Nullable StateTables tried) {
			this.steps = steps;
			this.tried = tried;
			this.transaction = new StepTransaction(TransactionalGroup.this.context.session().connection(), true);
			this.current = TransactionalGroup.this.context.start(steps.get(0));
		}

		private List<AppliedRevision> run() {
			try {
				StepContext context = TransactionalGroup.this.context;
				if (isShared()) {
					for (RevisionStep step : this.steps) {
						start(step);
						AutocommitCheck.look(context.script(step), step.direction(), context.dialect(),
								context.options().scriptArguments());
					}
				}
				context.session().forgetSettings();
				this.transaction.begin();
				if (this.tried != null) {
					this.tried.createMissingInTransaction();
				}
				for (RevisionStep step : this.steps) {
					start(step);
					TransactionalGroup.this.announcement.accept(step);
					carryOut(step);
				}
				end();
				return List.copyOf(this.applied);
			}
			catch (StateTablesException ex) {
				this.transaction.rollBack();
				throw ex;
			}
			catch (RuntimeException | SQLException ex) {
				StepContext context = TransactionalGroup.this.context;
				throw new RevisionFailedException(context, this.current.step(), this.transaction.rollBack(),
						this.steps.get(0).revision().id(), ex);
			}
		}

		/**
		 * Return whether other steps would be in vain if one cannot run.
		 */
		private boolean isShared() {
			return this.steps.size() > 1;
		}

		private void end() throws SQLException {
			if (this.tried == null) {
				this.transaction.commit();
				return;
			}
			MigrationSession session = TransactionalGroup.this.context.session();
			for (String sql : session.state().checkDeferred()) {
				session.execute(sql);
			}
			this.transaction.rollBack();
		}

		private void start(RevisionStep step) {
			this.current = TransactionalGroup.this.context.start(step);
			TransactionalGroup.this.context.sink().restart();
		}

		private void carryOut(RevisionStep step) throws SQLException {
			StepContext context = TransactionalGroup.this.context;
			context.session().forgetSettings();
			// Scripts from 'pg_dump' empty the search path of the session
			context.session().prepare(context.session().watch().begin(context.limits(step), this.applied.isEmpty()));
			Map<String, String> outcome = new ScriptRun(context).run(step, this.transaction, !isShared());
			this.transaction.endScript();
			Duration duration = this.current.duration();
			TransactionalGroup.this.rows.apply(this.current, duration, outcome);
			this.applied.add(new AppliedRevision(step.revision(), step.direction(), duration));
		}

	}

}
