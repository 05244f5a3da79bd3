package dev.migration.runtime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PollingPauseTests {

	@Test
	void interruptedThreadWaitsNoLongerAndStaysInterrupted() {
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(InterruptedWaitException.class).isThrownBy(() -> PollingPause.millis(60_000))
			.withMessage("Interrupted while waiting for another instance that migrates; nothing was changed.");
		assertThat(Thread.interrupted()).isTrue();
	}

}
