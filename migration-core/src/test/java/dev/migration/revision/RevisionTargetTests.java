package dev.migration.revision;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionTargetTests {

	@Test
	void partsAreSeparated() {
		assertThat(RevisionTarget.parse("head")).isEqualTo(RevisionTarget.HEAD);
		assertThat(RevisionTarget.parse("+2")).isEqualTo(new RevisionTarget(null, null, 2));
		assertThat(RevisionTarget.parse("ae10-1")).isEqualTo(new RevisionTarget(null, "ae10", -1));
		assertThat(RevisionTarget.parse("net@head-2")).isEqualTo(new RevisionTarget("net", "head", -2));
		assertThat(RevisionTarget.parse("net@-1")).isEqualTo(new RevisionTarget("net", null, -1));
	}

	@Test
	void baseIsBaseAlone() {
		assertThat(RevisionTarget.parse("base").isBase()).isTrue();
		assertThat(RevisionTarget.parse("net@base").isBase()).isFalse();
		assertThat(RevisionTarget.parse("base+1").isBase()).isFalse();
		assertThat(RevisionTarget.HEAD.isBase()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "heads", "base", "ae1027a6acf0", "net@head", "net@+1", "base+2", "-1" })
	void textIsThatOfTheUser(String text) {
		assertThat(RevisionTarget.parse(text)).hasToString(text);
		assertThat(RevisionTarget.parse(" " + text + "\n")).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "@", "net@", "@head", "a@b@c", "@@", "aaaa+1xyz", "a b", "+", "a-", "+0", "-0",
			"--", "--1", "a+0", "net@+0", "+1+1", "head+-1", "-", "+99999999999", "my-branch" })
	void anythingElseIsRefused(String text) {
		assertThatExceptionOfType(InvalidRevisionTargetException.class).isThrownBy(() -> RevisionTarget.parse(text))
			.withMessage("'" + text + "' is no revision target; use 'head', 'heads', 'base', a revision id, "
					+ "a branch label, '+1', '-1' or '<label>@<target>'.")
			.satisfies((ex) -> assertThat(ex.target()).isEqualTo(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a:b", "a:", ":b", ":", "a:b:c" })
	void rangeIsNoTarget(String text) {
		assertThatExceptionOfType(InvalidRevisionTargetException.class).isThrownBy(() -> RevisionTarget.parse(text))
			.withMessage("Range revision not allowed: '" + text + "' has a start and an end; name one revision.");
	}

	@Test
	void longTextIsNotRepeatedInTheMessage() {
		String text = "x y".repeat(4000);

		assertThatExceptionOfType(InvalidRevisionTargetException.class).isThrownBy(() -> RevisionTarget.parse(text))
			.satisfies(
					(ex) -> assertThat(ex.getMessage()).hasSizeLessThan(250).contains("... (12000 characters)' is no"))
			.satisfies((ex) -> assertThat(ex.target()).isEqualTo(text));
		assertThatExceptionOfType(InvalidRevisionTargetException.class).isThrownBy(() -> RevisionRange.parse(text))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(250));
	}

	@Test
	void textThatMovesTheCursorIsNotRepeatedInTheMessage() {
		assertThatExceptionOfType(InvalidRevisionTargetException.class)
			.isThrownBy(() -> RevisionTarget.parse("a\u001b[2J\n\u202eb "))
			.withMessageStartingWith("'a?[2J??b ' is no revision target;");
	}

	@Test
	void textIsTheSameInEveryLocale() {
		Locale locale = Locale.getDefault(Locale.Category.FORMAT);
		Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
		try {
			assertThat(RevisionTarget.parse("billing@head-12")).hasToString("billing@head-12");
			assertThat(RevisionTarget.parse("+3")).hasToString("+3");
		}
		finally {
			Locale.setDefault(Locale.Category.FORMAT, locale);
		}
	}

	@Test
	void rangeHasDefaults() {
		assertThat(RevisionRange.parse(":")).isEqualTo(RevisionRange.ALL);
		assertThat(RevisionRange.parse("a1:")).hasToString("a1:heads");
		assertThat(RevisionRange.parse(":current")).hasToString("base:current");
	}

	@Test
	void rangeNeedsAColon() {
		assertThatExceptionOfType(InvalidRevisionTargetException.class).isThrownBy(() -> RevisionRange.parse("a1"))
			.withMessage("History range requires [start]:[end], [start]:, or :[end]; 'a1' has no ':'.");
	}

}
