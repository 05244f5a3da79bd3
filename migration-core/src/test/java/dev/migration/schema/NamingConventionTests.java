package dev.migration.schema;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NamingConventionTests {

	private static final NamingConvention CONVENTION = new NamingConvention(63);

	private static final Table BOOK = Table.of(QualifiedName.of("shop", "book"),
			List.of(Column.of("price", ColumnType.of("integer")), Column.of("title", ColumnType.of("text"))));

	private static final List<Name> COLUMNS = List.of(Name.of("title"), Name.of("price"));

	@Test
	void nameTellsKindTableAndColumnsWithoutTheSchema() {
		ForeignKey key = ForeignKey.of(null, COLUMNS, QualifiedName.of("other"), COLUMNS);
		Index index = Index.of(null, false, COLUMNS.stream().map(IndexElement::ascending).toList());

		assertThat(CONVENTION.nameOf(BOOK, new PrimaryKey(null, COLUMNS))).hasToString("pk_book");
		assertThat(CONVENTION.nameOf(BOOK, UniqueConstraint.of(null, COLUMNS))).hasToString("uq_book_title_price");
		assertThat(CONVENTION.nameOf(BOOK, key)).hasToString("fk_book_title_price");
		assertThat(CONVENTION.nameOf(BOOK, index)).hasToString("ix_book_title_price");
	}

	@Test
	void ownNameWins() {
		assertThat(CONVENTION.nameOf(BOOK, UniqueConstraint.of(Name.of("mine"), COLUMNS))).hasToString("mine");
	}

	@Test
	void checkIsNamedAfterTheColumnsInIt() {
		assertThat(CONVENTION.nameOf(BOOK, check("price > 0"))).hasToString("ck_book_price");
	}

	@Test
	void checkIsNamedTheSameWhetherOrNotItsTableIsKnown() {
		Table unknown = Table.of(BOOK.name(), List.of());
		Table other = BOOK.withConstraints(List.of(check("price > 0"), check("price < 9")));

		for (String condition : List.of("price > 0", "price < 9 or title is null", "1 = 0")) {
			assertThat(CONVENTION.nameOf(unknown, check(condition)))
				.isEqualTo(CONVENTION.nameOf(BOOK, check(condition)))
				.isEqualTo(CONVENTION.nameOf(other, check(condition)));
		}
	}

	@Test
	void checkWithoutColumnsIsNamedAfterAChecksum() {
		assertThat(CONVENTION.nameOf(BOOK, check("1 = 0"))).hasToString("ck_book_65bfabd8");
	}

	@Test
	void tooLongNameIsCutAtACharacterAndStaysUnique() {
		NamingConvention narrow = new NamingConvention(20);
		Table table = Table.of(QualifiedName.of("größengrößengrößen"), BOOK.columns());

		Name first = narrow.nameOf(table, UniqueConstraint.of(null, List.of(Name.of("title"))));
		Name second = narrow.nameOf(table, UniqueConstraint.of(null, List.of(Name.of("price"))));

		assertThat(first).isNotEqualTo(second);
		assertThat(first.text()).matches("uq_größen_[0-9a-f]{8}");
		assertThat(first.lengthInBytes()).isLessThanOrEqualTo(20);
	}

	private static CheckConstraint check(String condition) {
		return new CheckConstraint(null, Expression.of(condition));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			%(table_name)s           | book
			%(column_0_name)s        | title
			%(column_0_key)s         | title
			%(column_1_name)s        | price
			%(column_0_label)s       | book_title
			%(column_0N_name)s       | titleprice
			%(column_0_N_name)s      | title_price
			%(column_0N_label)s      | book_titlebook_price
			%(column_0_N_label)s     | book_title_book_price
			%(constraint_name)s      | title_price
			a%%b                     | a%b
			""")
	void tokensOfSqlAlchemyAreFilledIn(String pattern, String expected) {
		NamingConvention convention = new NamingConvention(63, Map.of("uq", pattern, "ix", pattern, "fk", pattern));
		Index index = Index.of(null, false, COLUMNS.stream().map(IndexElement::ascending).toList());
		ForeignKey key = ForeignKey.of(null, COLUMNS, QualifiedName.of("other"), COLUMNS);

		assertThat(convention.nameOf(BOOK, UniqueConstraint.of(null, COLUMNS))).hasToString(expected);
		assertThat(convention.nameOf(BOOK, index)).hasToString(expected);
		assertThat(convention.nameOf(BOOK, key)).hasToString(expected);
	}

	@ParameterizedTest
	@CsvSource({ "fk_%(referred_table_name)s,fk_author", "%(referred_column_0_name)s,a", "%(referred_column_1_name)s,b",
			"%(referred_column_0N_name)s,ab", "%(referred_column_0_N_name)s,a_b" })
	void foreignKeysKnowWhatTheyReferTo(String pattern, String expected) {
		NamingConvention convention = new NamingConvention(63, Map.of("fk", pattern));
		ForeignKey key = ForeignKey.of(null, COLUMNS, QualifiedName.of("author"), List.of(Name.of("a"), Name.of("b")));

		assertThat(convention.nameOf(BOOK, key)).hasToString(expected);
	}

	@Test
	void nameOfACheckIsMadeOfItsColumns() {
		NamingConvention convention = new NamingConvention(63, Map.of("ck", "%(table_name)s_%(constraint_name)s_ck"));

		assertThat(convention.nameOf(BOOK, check("price > 0"))).hasToString("book_price_ck");
	}

	@Test
	void exclusionConstraintsAreNamedToo() {
		ExcludeConstraint exclusion = ExcludeConstraint.of(null,
				List.of(new ExcludeElement(IndexElement.ascending(Name.of("title")), "=")));

		assertThat(CONVENTION.nameOf(BOOK, exclusion)).hasToString("ex_book_title");
	}

	@Test
	void unknownTokenIsRefusedWithTheKnownOnes() {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> new NamingConvention(63, Map.of("uq", "uq_%(tabel_name)s")))
			.withMessage(
					"Naming pattern 'uq' is 'uq_%(tabel_name)s' with '%(tabel_name)s'; use '%%' for a percent sign,"
							+ " and of the tokens '%(...)s' only column_0N_label, column_0N_name, column_0_N_label,"
							+ " column_0_N_name, column_0_key, column_0_label, column_0_name, constraint_name, table_name,"
							+ " with any number for the 0 of one column.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "100%", "%(table_name)", "%(referred_table_name)s", "%s", "%()s" })
	void whatIsNoTokenOfAUniqueConstraintIsRefused(String pattern) {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> new NamingConvention(63, Map.of("uq", pattern)))
			.withMessageStartingWith("Naming pattern 'uq' is '" + pattern + "' with '%");
	}

	@Test
	void unknownKindIsRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> new NamingConvention(63, Map.of("idx", "a")))
			.withMessage("There is no naming pattern of kind 'idx'; use one of ck, ex, fk, ix, pk, uq.");
	}

	@Test
	void blankPatternIsRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> new NamingConvention(63, Map.of("pk", " ")))
			.withMessage("Naming pattern 'pk' is blank; write one such as 'pk_%(table_name)s'.");
	}

	@Test
	void columnThatThereIsNotIsRefused() {
		NamingConvention convention = new NamingConvention(63, Map.of("uq", "%(column_2_name)s"));

		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> convention.nameOf(BOOK, UniqueConstraint.of(null, COLUMNS)))
			.withMessage("Naming pattern 'uq', '%(column_2_name)s', wants column '2' of [title, price] of table"
					+ " 'shop.book'; count from 0, use '%(column_0_N_name)s' for all of them, or give the name in the"
					+ " script.");
	}

	@Test
	void charactersAreCountedWhereTheDatabaseCountsThem() {
		Table table = Table.of(QualifiedName.of("größengrößengrößen"), BOOK.columns());
		UniqueConstraint unique = UniqueConstraint.of(null, List.of(Name.of("a")));

		assertThat(new NamingConvention(NameLimit.ofCharacters(23)).nameOf(table, unique))
			.hasToString("uq_größengrößengrößen_a");
		assertThat(new NamingConvention(NameLimit.ofCharacters(22)).nameOf(table, unique).text())
			.matches("uq_größengröß_[0-9a-f]{8}");
		assertThat(new NamingConvention(NameLimit.ofBytes(23)).nameOf(table, unique).text())
			.matches("uq_größengr_[0-9a-f]{8}");
	}

	@Test
	void emojiIsNeverCutInHalf() {
		Table table = Table.of(QualifiedName.of("\uD83D\uDE00".repeat(20)), BOOK.columns());

		Name name = new NamingConvention(NameLimit.ofCharacters(20)).nameOf(table,
				UniqueConstraint.of(null, List.of(Name.of("a"))));

		assertThat(name.text()).matches("uq_(\uD83D\uDE00){8}_[0-9a-f]{8}");
	}

	@Test
	void sameNameComesEachTime() {
		UniqueConstraint unique = UniqueConstraint.of(null, COLUMNS);
		NamingConvention narrow = new NamingConvention(15);

		assertThat(narrow.nameOf(BOOK, unique)).isEqualTo(narrow.nameOf(BOOK, unique)).hasToString("uq_boo_82969891");
	}

}
