package dev.migration.dialect;

import dev.migration.operation.InvalidOperationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SqlLexis}.
 */
class SqlLexisTests {

	@ParameterizedTest
	@ValueSource(strings = { "1", "a > 0", "(a) or (b)", "';'", "')('", "E'\\'); '", "\"a;b\" > 0", "$$ ; ) $$",
			"$x$ $$ ; $x$", "1 /* ; ) /* nested */ ) */", "a IN (';', \")\")" })
	void whatStandsByItselfIsAPart(String sql) {
		assertThat(SqlLexis.POSTGRESQL.part(sql)).isEqualTo(sql);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1; DROP TABLE t", "1;", "a > 0) OR (1 = 1", "(a", "a)", "'a", "\"a", "$$ a", "$x$ $$",
			"/* a", "/* /* a */", "a -- (\n)", "E'\\'", "1) -- " })
	void moreOrLessThanOneExpressionIsRefused(String sql) {
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(() -> SqlLexis.POSTGRESQL.part(sql))
			.withMessage("'" + sql + "' does not stand by itself; write one expression or query without a semicolon, in"
					+ " which all parentheses, quotes and comments are closed.");
	}

	@Test
	void commentAtTheEndEndsThere() {
		assertThat(SqlLexis.POSTGRESQL.part("1 -- one ; )")).isEqualTo("1 -- one ; )\n");
		assertThat(SqlLexis.MYSQL.part("1 # one ; )")).isEqualTo("1 # one ; )\n");
		assertThat(SqlLexis.H2.part("1 // one ; )")).isEqualTo("1 // one ; )\n");
	}

	@Test
	void quotesAreThoseOfTheDatabase() {
		assertThat(SqlLexis.MYSQL.part("'\\'; )'")).isEqualTo("'\\'; )'");
		assertThat(SqlLexis.MYSQL.part("1--1")).isEqualTo("1--1\n");
		assertThat(SqlLexis.H2.part("'\\'")).isEqualTo("'\\'");
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(() -> SqlLexis.MYSQL.part("'\\'"));
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(() -> SqlLexis.H2.part("'\\'; )'"));
	}

}
