package dev.migration.scripts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlSourceTests {

	private static final String REST = "-- message: down_revision: b1\n\n-- upgrade\nSELECT '-- down_revision: b1';\n";

	@Test
	void readsWhatAHeaderDeclares() {
		ScriptSource source = new SqlSource("a1.sql", "-- revision: a1\n-- down_revision: b1, b2\n"
				+ "-- depends_on: c1\n-- branch_labels: x\n-- transactional: false\n" + REST);

		assertThat(source.ids()).containsExactly("a1");
		assertThat(source.declared("a1"))
			.isEqualTo(new DeclaredRevision("a1", List.of("b1", "b2"), List.of("c1"), List.of("x"), false));
	}

	@Test
	void findsNothingInOtherSql() {
		assertThat(new SqlSource("a1.sql", "-- by hand\nSELECT 1;\n").ids()).isEmpty();
		assertThat(new SqlSource("a1.sql", "").ids()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			`-- down_revision: b1`|c1|`-- down_revision: c1`
			`--down_revision :b1, b2 \t`|c1|`--down_revision :c1 \t`
			`--\tdown_revision:\tb1`|c1 c2|`--\tdown_revision:\tc1, c2`
			`-- down_revision:`|c1|`-- down_revision: c1`
			`-- down_revision:  `|c1|`-- down_revision: c1`
			`-- down_revision: b1`|``|`-- down_revision:`
			`  -- down_revision: b1`|c1|`  -- down_revision: c1`
			""")
	void changesTheParentAndNothingElse(String line, String parents, String rewritten) {
		for (String lineEnd : List.of("\n", "\r\n")) {
			String before = "\uFEFF-- revision: a1" + lineEnd;
			SqlSource source = new SqlSource("a1.sql", before + line + lineEnd + REST);

			String after = source.withDownRevisions("a1", parents.isEmpty() ? List.of() : List.of(parents.split(" ")));

			assertThat(after).isEqualTo(before + rewritten + lineEnd + REST);
		}
	}

	@Test
	void addsTheLineWhereThereIsNone() {
		assertThat(
				new SqlSource("a1.sql", "/* x */\n-- revision: a1\r\n" + REST).withDownRevisions("a1", List.of("c1")))
			.isEqualTo("/* x */\n-- revision: a1\r\n-- down_revision: c1\r\n" + REST);
		assertThat(new SqlSource("a1.sql", "-- revision: a1").withDownRevisions("a1", List.of("c1")))
			.isEqualTo("-- revision: a1\n-- down_revision: c1\n");
	}

}
