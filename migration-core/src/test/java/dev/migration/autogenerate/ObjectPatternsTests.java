package dev.migration.autogenerate;

import java.util.List;

import dev.migration.autogenerate.SchemaObject.Kind;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ObjectPatterns}.
 */
class ObjectPatternsTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	@ParameterizedTest
	@CsvSource(textBlock = """
			book,                 true
			BOOK,                 true
			b*k,                  true
			*,                    true
			boo,                  false
			table:book,           true
			TABLE: book,          true
			sequence:book,        false
			column:book,          false
			shop.book,            false
			b.*,                  false
			""")
	void tableIsFoundByItsName(String pattern, boolean excluded) {
		assertThat(excluding(pattern).includes(new SchemaObject(Kind.TABLE, BOOK))).isEqualTo(!excluded);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			shop.book,        true
			shop.*,           true
			book,             true
			other.book,       false
			""")
	void schemaBelongsToTheNameBehindADot(String pattern, boolean excluded) {
		SchemaObject table = new SchemaObject(Kind.TABLE, QualifiedName.of("shop", "book"));

		assertThat(excluding(pattern).includes(table)).isEqualTo(!excluded);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			column:title,           true
			column:book.title,      true
			column:book.*,          true
			column:shop.book.title, true
			column:author.title,    false
			title,                  false
			table:title,            false
			index:title,            false
			""")
	void columnIsFoundByItsNameOrWithItsTable(String pattern, boolean excluded) {
		SchemaObject column = SchemaObject.of(Kind.COLUMN, QualifiedName.of("shop", "book"), Name.of("title"));

		assertThat(excluding(pattern).includes(column)).isEqualTo(!excluded);
	}

	@Test
	void everyKindHasAWord() {
		for (Kind kind : Kind.values()) {
			String word = kind.word().replace(' ', '-');
			SchemaObject object = kind.isPart() ? SchemaObject.of(kind, BOOK, Name.of("x"))
					: new SchemaObject(kind, QualifiedName.of("x"));

			assertThat(excluding(word + ":x").includes(object)).isFalse();
		}
	}

	@Test
	void onlyKindsThatAreNamedAreRestricted() {
		ObjectFilter filter = ObjectPatterns.of(List.of("table:app_*"), List.of("app_secret"));

		assertThat(filter.includes(new SchemaObject(Kind.TABLE, QualifiedName.of("app_user")))).isTrue();
		assertThat(filter.includes(new SchemaObject(Kind.TABLE, QualifiedName.of("app_secret")))).isFalse();
		assertThat(filter.includes(new SchemaObject(Kind.TABLE, BOOK))).isFalse();
		assertThat(filter.includes(new SchemaObject(Kind.SEQUENCE, QualifiedName.of("book_seq")))).isTrue();
	}

	@Test
	void unknownKindIsAnError() {
		assertThatExceptionOfType(InvalidObjectPatternException.class).isThrownBy(() -> excluding("tabel:book"))
			.withMessage(
					"'tabel:book' is no pattern of names. There is no kind 'tabel'; use one of 'table', 'sequence',"
							+ " 'enum-type', 'composite-type', 'view', 'materialized-view', "
							+ "'foreign-table', 'domain', 'range-type', 'base-type', 'function', "
							+ "'procedure', 'aggregate', 'operator', 'collation', 'event', 'column', "
							+ "'index', 'constraint', or a name alone for all but" + " the parts of a table.")
			.satisfies((ex) -> assertThat(ex.pattern()).isEqualTo("tabel:book"));
	}

	@ParameterizedTest
	@CsvSource({ "''", "' '", "table:" })
	void patternWithoutANameIsAnError(String pattern) {
		assertThatExceptionOfType(InvalidObjectPatternException.class).isThrownBy(() -> excluding(pattern))
			.withMessageEndingWith("is no pattern of names. It names nothing; write for example 'spring_session*'.");
	}

	private static ObjectFilter excluding(String pattern) {
		return ObjectPatterns.of(List.of(), List.of(pattern));
	}

}
