package dev.migration.runtime;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GroupRetryTests {

	@Test
	void pausesGrowUpToHalfAMinute() {
		assertThat(GroupRetry.pause(1, 1)).isEqualTo(Duration.ofSeconds(1));
		assertThat(GroupRetry.pause(2, 1)).isEqualTo(Duration.ofSeconds(2));
		assertThat(GroupRetry.pause(5, 1)).isEqualTo(Duration.ofSeconds(16));
		assertThat(GroupRetry.pause(6, 1)).isEqualTo(Duration.ofSeconds(30));
		assertThat(GroupRetry.pause(1000, 1)).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void severalDoNotTryAtTheSameTime() {
		assertThat(GroupRetry.pause(1, 0)).isEqualTo(Duration.ofMillis(500));
		assertThat(GroupRetry.pause(1, 0.5)).isEqualTo(Duration.ofMillis(750));
		assertThat(GroupRetry.pause(1000, 0)).isEqualTo(Duration.ofSeconds(15));
	}

}
