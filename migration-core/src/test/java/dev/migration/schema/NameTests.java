package dev.migration.schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NameTests {

	@ParameterizedTest
	@ValueSource(strings = { "book", "Book of \"names\"", "\uD83D\uDCD6", "b\uD83D\uDCD6\uD83D\uDCD6k", "\uFFFF" })
	void textIsKeptAsItIs(String text) {
		assertThat(Name.of(text).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "\uD83D", "b\uDCD6", "\uD83Dk", "\uDCD6\uD83D", "\uD83D\uDCD6\uDCD6", "\uD83D\uD83D\uDCD6" })
	void halfOfPairIsRefused(String text) {
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> Name.of(text))
			.withMessageEndingWith("contains half of a surrogate pair, which no database stores; remove it.");
	}

	@Test
	void emptyTextIsRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> Name.of(""))
			.withMessage("A name is empty; give it at least one character.");
	}

}
