package dev.migration.runtime;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineDifference}.
 */
class LineDifferenceTests {

	@Test
	void equalTextsHaveNone() {
		assertThat(LineDifference.of(List.of("a", "b"), List.of("a", "b"))).isEmpty();
	}

	@Test
	void linesThatDifferAreShownWithThoseAroundThem() {
		assertThat(LineDifference.of(List.of("a", "b", "c", "d", "e", "f", "g"),
				List.of("a", "b", "c", "d", "e", "x", "g", "h")))
			.containsExactly("  ...", "  c", "  d", "  e", "- f", "+ x", "  g", "+ h");
	}

	@Test
	void whatMovedIsGoneAndNew() {
		assertThat(LineDifference.of(List.of("a", "b"), List.of("b", "a"))).containsExactly("- a", "  b", "+ a");
	}

	@Test
	void longTextsAreNotAligned() {
		List<String> before = IntStream.range(0, 2001).mapToObj(String::valueOf).toList();
		List<String> after = Collections.nCopies(2001, "x");

		assertThat(LineDifference.of(before, after)).hasSize(4002).startsWith("- 0", "- 1").endsWith("+ x");
	}

}
