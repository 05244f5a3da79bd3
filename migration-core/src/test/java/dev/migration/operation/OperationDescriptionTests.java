package dev.migration.operation;

import java.util.List;

import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OperationDescriptionTests {

	private static final QualifiedName BOOK = QualifiedName.of("shop", "book");

	private static final Column ID = Column.of("id", ColumnType.of("bigint")).withNullable(false);

	@Test
	void columnIsNamedWithItsTable() {
		check(new AddColumn(BOOK, ID), "add column 'shop.book.id'");
	}

	@Test
	void renamedColumnShowsBothNames() {
		check(new AlterColumn(BOOK, ID, ID.withName(Name.of("number")), null, null),
				"alter column 'shop.book.id': name id -> number");
	}

	@Test
	void columnThatBecomesAnIdentityShowsHow() {
		check(new AlterColumn(BOOK, ID.withDefault(Expression.of("1")), ID.withIdentity(Identity.BY_DEFAULT), null,
				null), "alter column 'shop.book.id': default 1 -> none, identity none -> by default");
	}

	@Test
	void dropWithoutDefinitionNamesWhatItKnows() {
		check(new DropConstraint(BOOK, Name.of("uk"), null), "drop constraint 'uk' on 'shop.book'");
		check(new DropIndex(BOOK, Name.of("ix"), null), "drop index 'ix' on 'shop.book'");
	}

	@Test
	void renamedTableShowsBothNames() {
		check(new RenameTable(BOOK, QualifiedName.of("shop", "volume")), "rename table 'shop.book' to 'shop.volume'");
	}

	@Test
	void statementIsShortenedToOneLine() {
		check(new ExecuteSql("UPDATE book\n  SET title = 'The Neverending Story', isbn = '0-385-17622-8'", List.of()),
				"execute 'UPDATE book SET title = 'The Neverending Story', isbn = '0-3…'");
	}

	@Test
	void rowsAreCounted() {
		check(new BulkInsert(BOOK, List.of(Name.of("id")), List.of(List.of(1))), "insert 1 row into 'shop.book'");
		check(new BulkInsert(BOOK, List.of(Name.of("id")), List.of(List.of(1), List.of(2))),
				"insert 2 rows into 'shop.book'");
	}

	private static void check(Operation operation, String description) {
		assertThat(operation.accept(new OperationDescription())).isEqualTo(description);
	}

}
