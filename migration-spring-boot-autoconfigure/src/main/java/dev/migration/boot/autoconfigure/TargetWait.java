package dev.migration.boot.autoconfigure;

import java.time.Duration;
import java.util.function.Supplier;

import dev.migration.MigrationException;
import dev.migration.runtime.DatabaseUnavailableException;
import dev.migration.runtime.PollingPause;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until somebody else has brought a database to where it should be. The server need
 * not be there yet.
 */
final class TargetWait {

	private static final Logger logger = LoggerFactory.getLogger(TargetWait.class);

	private static final long POLL_MILLIS = 500;

	private static final Duration REPORT_INTERVAL = Duration.ofSeconds(30);

	private final String aim;

	private final Duration timeout;

	private @Nullable String told;

	private Duration report = Duration.ZERO;

	/**
	 * Create a wait.
	 * @param aim what is waited for, such as {@code database 'default' is at 'heads'}
	 * @param timeout how long
	 */
	TargetWait(String aim, Duration timeout) {
		this.aim = aim;
		this.timeout = timeout;
	}

	/**
	 * Wait.
	 * @param lack looks what is missing
	 * @throws MigrationException what is missing still when the time is over, or what no
	 * waiting mends
	 */
	void run(Supplier<@Nullable MigrationException> lack) {
		long start = System.nanoTime();
		MigrationException missing = look(lack);
		while (missing != null) {
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			// A wait of centuries is more nanoseconds than there are numbers
			if (waited.compareTo(this.timeout) >= 0) {
				throw missing;
			}
			report(missing, waited);
			PollingPause.millis(POLL_MILLIS);
			missing = look(lack);
		}
	}

	private static @Nullable MigrationException look(Supplier<@Nullable MigrationException> lack) {
		try {
			return lack.get();
		}
		catch (DatabaseUnavailableException ex) {
			if (ex.isAuthentication() || ex.isRefusal()) {
				throw ex;
			}
			return ex;
		}
	}

	private void report(MigrationException missing, Duration waited) {
		String reason = (missing instanceof DatabaseUnavailableException) ? " (" + missing.getMessage() + ")" : "";
		boolean news = !reason.equals(this.told);
		if (news || waited.compareTo(this.report) >= 0) {
			logger.info("{} until {}{}", news ? "Waiting" : "Still waiting after " + waited.toSeconds() + " s",
					this.aim, reason);
			this.told = reason;
			this.report = waited.plus(REPORT_INTERVAL);
		}
	}

}
