package dev.migration.schema;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
	void secondCheckOfTheSameColumnGetsAnotherName() {
		Table table = BOOK.withConstraints(List.of(check("price > 0"), check("price < 9")));

		assertThat(table.checkConstraints()).extracting((check) -> CONVENTION.nameOf(table, check).text())
			.doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("ck_book_[0-9a-f]{8}"));
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

}
