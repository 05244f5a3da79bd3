package dev.migration.runtime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScriptPlace}.
 */
class ScriptPlaceTests {

	@Test
	void lineIsThatOfTheClassOrOfOneWithinIt() {
		IllegalStateException here = new IllegalStateException();
		IllegalStateException within = Within.failure();

		assertThat(place(here)).isEqualTo(expected(here));
		assertThat(place(within)).isEqualTo(expected(within));
	}

	@Test
	void nothingIsSaidOfOtherClasses() {
		assertThat(ScriptPlace.inClass("dev.migration.runtime.Script", new IllegalStateException())).isEmpty();
	}

	@Test
	void causesThatGoRoundInACircleEnd() {
		IllegalStateException one = new IllegalStateException();
		IllegalStateException other = new IllegalStateException(one);
		one.initCause(other);

		assertThat(ScriptPlace.inClass("dev.migration.runtime.Script", one)).isEmpty();
	}

	private static String place(Throwable failure) {
		return ScriptPlace.inClass(ScriptPlaceTests.class.getName(), failure);
	}

	private static String expected(Throwable failure) {
		return "ScriptPlaceTests.java:" + failure.getStackTrace()[0].getLineNumber();
	}

	private static final class Within {

		static IllegalStateException failure() {
			return new IllegalStateException();
		}

	}

}
