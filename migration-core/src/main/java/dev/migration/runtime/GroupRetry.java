package dev.migration.runtime;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import dev.migration.MigrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a transaction that was taken back is tried again: if it failed only
 * because others held what it needs. Pauses before, so that they come to their end.
 */
final class GroupRetry {

	private static final Logger logger = LoggerFactory.getLogger(GroupRetry.class);

	private static final long FIRST_PAUSE_MILLIS = 1000;

	private static final long LONGEST_PAUSE_MILLIS = 30_000;

	private final MigrationSession session;

	GroupRetry(MigrationSession session) {
		this.session = session;
	}

	/**
	 * Decide, and let time pass if so.
	 * @param failure how the transaction failed
	 * @param retries how often it may be tried again
	 * @param tries how often it was tried
	 * @return whether to try again
	 * @throws InterruptedWaitException if the process is ending
	 */
	boolean isWorthwhile(RevisionFailedException failure, int retries, int tries) {
		SQLException refusal = refusal(failure).orElse(null);
		if (refusal == null || !(failure.isRolledBack() || failure.isWrittenDown())) {
			return false;
		}
		String others = others(failure);
		if (tries > retries) {
			if (waitedFor(failure).isEmpty()) {
				logger.warn("Revision '{}' did not get what it needs.{}", failure.revision(), others);
			}
			return false;
		}
		String what = "Revision '" + failure.revision() + "' was "
				+ (failure.isRolledBack() ? "taken back" : "stopped");
		return pause(what, refusal, others, failure, retries, tries);
	}

	/**
	 * Decide about the tables of the migrations, and let time pass if so.
	 * @param failure why they could not be completed, which is taken back
	 * @param retries how often it may be tried again
	 * @param tries how often it was tried
	 * @return whether to try again
	 * @throws InterruptedWaitException if the process is ending
	 */
	boolean isWorthwhile(StateTablesException failure, int retries, int tries) {
		SQLException refusal = refusal(failure).orElse(null);
		return refusal != null && tries <= retries
				&& pause("The history table could not be completed", refusal, candidates(), failure, retries, tries);
	}

	private boolean pause(String what, SQLException refusal, String others, MigrationException failure, int retries,
			int tries) {
		Duration pause = pause(tries, ThreadLocalRandom.current().nextDouble());
		logger.warn("{}, since others hold what it needs ({}); next try in '{}' seconds ('{}' of '{}').{}", what,
				message(refusal), String.format(Locale.ROOT, "%.1f", pause.toMillis() / 1000.0), tries, retries,
				others);
		try {
			PollingPause.millis(pause.toMillis());
			return true;
		}
		catch (InterruptedWaitException ex) {
			ex.addSuppressed(failure);
			throw ex;
		}
	}

	/**
	 * Return how long to wait before a try.
	 * @param tries how often it was tried
	 * @param random a number from 0 to 1, so that several do not try at the same time
	 */
	static Duration pause(int tries, double random) {
		long full = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries - 1, 10));
		return Duration.ofMillis(full / 2 + Math.round(full / 2 * random));
	}

	/**
	 * Return who was in the way, as far as that is known.
	 */
	private String others(RevisionFailedException failure) {
		List<ServerSession> known = waitedFor(failure);
		if (!known.isEmpty()) {
			return " It waited for " + ServerSession.describe(known);
		}
		return candidates();
	}

	private String candidates() {
		try {
			List<ServerSession> candidates = this.session.watch().candidates();
			return candidates.isEmpty() ? "" : " It may have waited for " + ServerSession.describe(candidates);
		}
		catch (SQLException ex) {
			logger.debug("Could not find out who was in the way", ex);
			return "";
		}
	}

	private List<ServerSession> waitedFor(RevisionFailedException failure) {
		return (failure.getCause() instanceof StatementFailedException statement) ? statement.waitedFor()
				: this.session.watch().waitedFor();
	}

	private Optional<SQLException> refusal(Throwable failure) {
		for (Throwable reason = failure; reason != null; reason = reason.getCause()) {
			if (reason instanceof SQLException answer
					&& this.session.state().isLockRefused(answer.getSQLState(), answer.getErrorCode())) {
				return Optional.of(answer);
			}
		}
		return Optional.empty();
	}

	private static String message(SQLException refusal) {
		return ServerReason.of(refusal).lines().findFirst().orElse("");
	}

}
