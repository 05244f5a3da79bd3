package dev.migration.demo.database;

import java.io.IOException;
import java.time.Duration;

/**
 * Asks again and again until the answer is yes or the time is up.
 */
final class Patience {

	private static final long PAUSE_MILLIS = 100;

	private final Duration timeout;

	Patience(Duration timeout) {
		this.timeout = timeout;
	}

	boolean until(Question question) throws IOException {
		long start = System.nanoTime();
		while (!question.isSettled()) {
			if (System.nanoTime() - start > this.timeout.toNanos()) {
				return false;
			}
			pause();
		}
		return true;
	}

	private void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the database of the demo", ex);
		}
	}

	@FunctionalInterface
	interface Question {

		boolean isSettled() throws IOException;

	}

}
