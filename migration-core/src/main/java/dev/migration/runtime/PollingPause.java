package dev.migration.runtime;

import java.util.concurrent.TimeUnit;

/**
 * The pause between two looks at a database that another instance migrates. A process
 * that is asked to end does not go on waiting: Spring's shutdown hook waits for a start
 * to come to its end, so nobody else would stop it.
 *
 * @author The Migration Authors
 * @since 0.1.0
 */
public final class PollingPause {

	private PollingPause() {
	}

	/**
	 * Let time pass.
	 * @param millis how long, in milliseconds
	 * @throws InterruptedWaitException if the thread is interrupted or the process is
	 * ending
	 */
	public static void millis(long millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedWaitException(ex);
		}
		if (isProcessEnding()) {
			throw new InterruptedWaitException(null);
		}
	}

	/**
	 * Return whether the process was asked to end. The platform tells it in no other way
	 * than by refusing hooks for its end.
	 * @return {@code true} if it is ending
	 */
	public static boolean isProcessEnding() {
		Thread probe = new Thread("migration-probe");
		try {
			Runtime.getRuntime().addShutdownHook(probe);
			Runtime.getRuntime().removeShutdownHook(probe);
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
