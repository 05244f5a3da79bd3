package dev.migration.schema;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private static final Column ID = Column.of("id", ColumnType.of("bigint"));

	private static final Column TITLE = Column.of("title", ColumnType.of("text"));

	@Test
	void columnOrderIsNotPartOfEquality() {
		Table table = Table.of(BOOK, List.of(ID, TITLE));
		Table other = Table.of(BOOK, List.of(TITLE, ID));

		assertThat(table).isEqualTo(other).hasSameHashCodeAs(other);
	}

	@Test
	void columnsAreTheSameInWhateverOrder() {
		Table table = Table.of(BOOK, List.of(ID, TITLE));

		assertThat(table.hasSameColumns(Table.of(BOOK, List.of(TITLE, ID)))).isTrue();
		assertThat(table.hasSameColumns(Table.of(BOOK, List.of(ID)))).isFalse();
		assertThat(table.hasSameColumns(Table.of(BOOK, List.of(ID, TITLE.withNullable(!TITLE.nullable()))))).isFalse();
		assertThat(table.hasSameColumns(Table.of(BOOK, List.of(ID, Column.of("name", TITLE.type()))))).isFalse();
	}

	@Test
	void constraintsAreEqualByTheirCanonicalText() {
		Table table = table(check("b > 0", "y"), check("c > 0", "x"));
		Table other = table(check("a > 0", "x"), check("b > 0", "y"));

		assertThat(table).isEqualTo(other).hasSameHashCodeAs(other);
	}

	@Test
	void repeatedConstraintCounts() {
		assertThat(table(check("a", "a"), check("a", "a"), check("b", "b")))
			.isNotEqualTo(table(check("a", "a"), check("b", "b"), check("b", "b")));
	}

	@Test
	void constraintNameIsPartOfEquality() {
		assertThat(table(check("a", "a"))).isNotEqualTo(table(check("a", "a").withName(Name.of("ck"))));
	}

	@Test
	void tableMadeOfAnotherSortsNothingAgain() {
		Table table = table(check("b", "b"), check("a", "a"));

		Table other = table.withComment("a comment").withName(QualifiedName.of("volume"));

		assertThat(other.checkConstraints()).isSameAs(table.checkConstraints()).hasSize(2);
		assertThat(other.columns()).isSameAs(table.columns());
		assertThat(other.indexes()).isSameAs(table.indexes());
		assertThat(table.withConstraints(table.constraints())).isEqualTo(table);
	}

	@Test
	void twoColumnsOfOneNameAreRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> Table.of(BOOK, List.of(ID, ID)))
			.withMessage("Table 'book' has two columns named 'id'; rename one of them.");
	}

	@Test
	void twoPrimaryKeysAreRefused() {
		PrimaryKey key = new PrimaryKey(null, List.of(ID.name()));

		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> table(key, key))
			.withMessage("Table 'book' has '2' primary keys; keep one.");
	}

	@Test
	void foreignKeyToItselfFollowsTheNewName() {
		ForeignKey key = ForeignKey.of(null, List.of(ID.name()), BOOK, List.of(ID.name()));

		Table renamed = table(key).withName(QualifiedName.of("volume"));

		assertThat(renamed.foreignKeys().get(0).referencedTable()).isEqualTo(QualifiedName.of("volume"));
	}

	private static Table table(Constraint... constraints) {
		return Table.of(BOOK, List.of(ID)).withConstraints(List.of(constraints));
	}

	private static CheckConstraint check(String source, String canonical) {
		return new CheckConstraint(null, new Expression(source, canonical));
	}

}
