package dev.migration.schema;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionTests {

	private static final List<Name> COLUMNS = List.of(Name.of("end"), Name.of("say \"hi\""));

	@ParameterizedTest
	@ValueSource(strings = { "end > 0", "END > 0", "\"END\" >= 0", "\"end\" >= 0", "`end` > 0", "abs(t.end)",
			"'x' < end", "\"say \"\"hi\"\"\" is null", "1 /* none */ + end" })
	void columnIsMentionedHoweverItIsWritten(String sql) {
		assertThat(Expression.of(sql).mentions(COLUMNS)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'end' > 0", "ends > 0", "1 -- end", "/* end */ 1", "$$end$$ = 'x'", "E'it\\'s end'",
			"\"the end\" > 0", "say = hi" })
	void wordOfAnotherKindIsNoMention(String sql) {
		assertThat(Expression.of(sql).mentions(COLUMNS)).isFalse();
	}

}
