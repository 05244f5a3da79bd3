package dev.migration.boot.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndedStartReporter}.
 */
class EndedStartReporterTests {

	private final EndedStartReporter reporter = new EndedStartReporter();

	@Test
	void itIsAskedFirst() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(SpringBootExceptionReporter.class, ArgumentResolver.of(ConfigurableApplicationContext.class, null)))
			.first()
			.isInstanceOf(EndedStartReporter.class);
	}

	@Test
	void nothingIsAddedToWhatTheEndHasSaid() {
		IllegalStateException start = new IllegalStateException(new BackgroundInterruptedException(null));

		assertThat(this.reporter.reportException(start)).isTrue();
	}

	@Test
	void otherFailuresAreLeftToOthers() {
		IllegalStateException one = new IllegalStateException();
		one.initCause(new IllegalStateException(one));

		assertThat(this.reporter.reportException(one)).isFalse();
		assertThat(this.reporter.reportException(new IllegalStateException())).isFalse();
	}

}
