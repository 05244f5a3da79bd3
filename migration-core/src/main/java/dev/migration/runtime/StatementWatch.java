package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migration.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the statements of a session: how long they may wait, and for whom they do.
 */
final class StatementWatch implements AutoCloseable {

	private static final Pattern OWN_LIMIT = Pattern.compile(
			"\\bset\\s+(?:local\\s+|session\\s+)?\"?lock_timeout\\b|\\bset_config\\s*\\(\\s*'lock_timeout'",
			Pattern.CASE_INSENSITIVE);

	// Neither the server nor the driver tells what a statement has set
	private static final Pattern SETTING = Pattern.compile(
			"(?:set|reset|discard|use|load|call|do|execute|begin|select|with|values)\\b", Pattern.CASE_INSENSITIVE);

	private final MigrationSession session;

	private final BlockerWatch blockers;

	private StatementLimits limits = StatementLimits.DEFAULT;

	private @Nullable LockBudget budget;

	private long begun;

	private boolean set;

	private final Set<String> temporary = new LinkedHashSet<>();

	private volatile @Nullable RunningStatement running;

	StatementWatch(MigrationSession session, BlockerWatch blockers) {
		this.session = session;
		this.blockers = blockers;
	}

	/**
	 * Limit a step that no transaction holds, as far as sessions can, and the
	 * transactions in it.
	 * @param step the limits of the step
	 */
	void beginAlone(StatementLimits step) throws SQLException {
		this.limits = step;
		this.budget = null;
		execute(this.session.state().limitSession(step.lockTimeout(), step.statementTimeout()));
	}

	/**
	 * Limit a step in the transaction that is open, which it may share with those before
	 * it.
	 * @param step the limits of the step
	 * @param first whether the transaction begins with it
	 * @return the statements that limit it, to be carried out before anything else
	 */
	List<String> begin(StatementLimits step, boolean first) {
		this.limits = step;
		if (first || this.budget == null) {
			this.budget = new LockBudget(step.lockTimeout());
		}
		return this.session.state().limit(this.budget.limit(step.lockTimeout()), step.statementTimeout());
	}

	/**
	 * Limit what follows in the transaction that has just been opened.
	 */
	void beginTransaction() throws SQLException {
		execute(begin(this.limits, true));
	}

	private void execute(List<String> statements) throws SQLException {
		for (String sql : statements) {
			this.session.execute(sql);
		}
	}

	/**
	 * Take note that a statement is about to be sent.
	 * @param sql its text
	 */
	void before(String sql) throws SQLException {
		this.session.unlistedSettings().before(sql);
		LockBudget current = this.session.connection().getAutoCommit() ? null : this.budget;
		if (current != null) {
			if (OWN_LIMIT.matcher(sql).find()) {
				current.switchOff();
			}
			Optional<Duration> left = current.next();
			if (left.isPresent()) {
				execute(this.session.state().limit(left.get(), null));
			}
			this.blockers.begin(this.limits.lockTimeout());
		}
		this.begun = System.nanoTime();
		this.running = new RunningStatement(this.session.dialect(), sql, this.begun);
	}

	/**
	 * Take note that a statement has come to its end.
	 */
	void after() {
		this.running = null;
		this.blockers.end();
		if (this.budget != null) {
			this.budget.took(Duration.ofNanos(System.nanoTime() - this.begun));
		}
	}

	/**
	 * Take note of a statement of a script, which may set something in the session.
	 */
	void note(String sql) {
		StatementText text = StatementText.of(this.session.dialect(), sql);
		this.set |= text.setsConfiguration() || text.begins(SETTING);
		TemporaryTables.created(text).ifPresent(this.temporary::add);
	}

	/**
	 * Take note of work that sends its own statements.
	 */
	void noteWork() {
		this.set = true;
	}

	/**
	 * Return whether something may have been set in the session since this was asked
	 * last.
	 */
	boolean takeSet() {
		boolean result = this.set;
		this.set = false;
		return result;
	}

	/**
	 * Return the temporary tables that were made since this was asked last.
	 */
	Set<String> takeTemporary() {
		Set<String> result = new LinkedHashSet<>(this.temporary);
		this.temporary.clear();
		return result;
	}

	/**
	 * Return the statement that the server is at, for whoever asks from another thread.
	 */
	@Nullable RunningStatement running() {
		return this.running;
	}

	/**
	 * Return for whom the last statement is known to have waited.
	 */
	List<ServerSession> waitedFor() {
		return this.blockers.seen();
	}

	/**
	 * Return who may have been waited for, once everything is taken back.
	 */
	List<ServerSession> candidates() throws SQLException {
		String query = this.session.state().candidates(this.limits.lockTimeout()).orElse(null);
		return (query != null) ? ServerSession.read(this.session.connection(), query) : List.of();
	}

	@Override
	public void close() {
		this.blockers.close();
	}

	/**
	 * A statement that has been sent.
	 *
	 * @param dialect the language of the database
	 * @param sql its text
	 * @param since when, as {@link System#nanoTime()} tells it
	 */
	record RunningStatement(Dialect dialect, String sql, long since) {

	}

}
