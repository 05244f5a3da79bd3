package dev.migration.diff;

import java.util.List;

import dev.migration.dialect.Capabilities;
import dev.migration.operation.DropEnumValue;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.Generated;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnumTypeDiffTests {

	private static final Capabilities POSTGRESQL = new Capabilities(true, 63, true, true);

	private static final Column ID = Column.of("id", ColumnType.of("bigint"));

	private static final Column MOOD = Column.of("mood", ColumnType.userType(QualifiedName.of("mood")));

	@Test
	void enumTypeThatGrowsGetsItsValuesInPlace() {
		SchemaModel before = moods(MOOD, "b", "d");

		check(before, moods(MOOD, "b", "d", "e", "f"), "add value 'e' to enum type 'mood'",
				"add value 'f' to enum type 'mood'");
		check(before, moods(MOOD, "a", "b", "c", "c2", "d", "e"), "add value 'a' to enum type 'mood' before 'b'",
				"add value 'c' to enum type 'mood' after 'b'", "add value 'c2' to enum type 'mood' after 'c'",
				"add value 'e' to enum type 'mood'");
		assertThat(SchemaDiff.between(before, moods(MOOD, "b", "c", "d"), POSTGRESQL).inverse())
			.containsExactly(new DropEnumValue(QualifiedName.of("mood"), "c", null, "b", false));
	}

	@Test
	void enumTypeThatLosesOrMovesValuesIsRebuilt() {
		SchemaModel before = moods(MOOD.withDefault(Expression.of("'sad'::mood")), "sad", "happy");

		for (List<String> values : List.of(List.of("sad"), List.of("happy", "sad"), List.of("sad", "ok"))) {
			check(before, moods(MOOD.withDefault(Expression.of("'sad'::mood")), values.toArray(String[]::new)),
					"alter column 'book.mood': type mood -> text, default 'sad'::mood -> none", "drop enum type 'mood'",
					"create enum type 'mood'",
					"alter column 'book.mood': type text -> mood, default none -> 'sad'::mood");
		}
	}

	@Test
	void enumTypeWithoutValuesInPlaceIsRebuilt() {
		assertThat(SchemaDiff.between(moods(MOOD, "sad"), moods(MOOD, "sad", "happy"), POSTGRESQL.withEnumValues(false))
			.descriptions()).containsExactly("alter column 'book.mood': type mood -> text", "drop enum type 'mood'",
					"create enum type 'mood'", "alter column 'book.mood': type text -> mood");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'new'", "'new'::mood", "'{sad,new}'::mood[]", "('(new,1)'::pair).a", "'{\"new\"}'" })
	void enumTypeWhoseNewValueIsUsedAtOnceIsRebuilt(String expression) {
		SchemaModel before = moods(MOOD, "sad");

		check(before, moods(MOOD.withDefault(Expression.of(expression)), "sad", "new"),
				"alter column 'book.mood': type mood -> text", "drop enum type 'mood'", "create enum type 'mood'",
				"alter column 'book.mood': type text -> mood, default none -> " + expression);
	}

	@Test
	void enumTypeWhoseNewValueIsInACheckIsRebuilt() {
		SchemaModel after = moods(MOOD, "sad", "it's").withTable(QualifiedName.of("book"), (table) -> table
			.withConstraints(List.of(new CheckConstraint(Name.of("ck"), Expression.of("mood <> 'it''s'")))));

		check(moods(MOOD, "sad"), after, "alter column 'book.mood': type mood -> text", "drop enum type 'mood'",
				"create enum type 'mood'", "alter column 'book.mood': type text -> mood",
				"add check constraint 'ck' on 'book': mood <> 'it''s'");
	}

	@Test
	void wordsOfOthersAreNoUseOfANewValue() {
		Column kind = Column.of("kind", ColumnType.of("text")).withDefault(Expression.of("'new'"));
		SchemaModel before = new SchemaModel(List.of(table("book", MOOD), table("shop", ID)), List.of(),
				List.of(mood("sad")));
		SchemaModel after = new SchemaModel(
				List.of(table("book", MOOD.withDefault(Expression.of("'renewed'::mood"))), table("shop", ID, kind)),
				List.of(), List.of(mood("sad", "new")));

		check(before, after, "add value 'new' to enum type 'mood'",
				"alter column 'book.mood': default none -> 'renewed'::mood", "add column 'shop.kind'");
	}

	@Test
	void enumTypeThatAColumnIsConvertedToIsRebuilt() {
		Column text = Column.of("other", ColumnType.of("text"));
		SchemaModel before = new SchemaModel(List.of(table("book", text)), List.of(), List.of(mood("sad")));
		SchemaModel after = new SchemaModel(List.of(table("book", Column.of("other", MOOD.type()))), List.of(),
				List.of(mood("sad", "new")));

		check(before, after, "drop enum type 'mood'", "create enum type 'mood'",
				"alter column 'book.other': type text -> mood");
	}

	@Test
	void enumTypeThatAColumnIsComputedFromIsRebuilt() {
		Column computed = new Column(Name.of("g"), ColumnType.of("boolean"), true, null, null,
				new Generated(Expression.of("mood = 'sad'"), true), null);
		SchemaModel before = new SchemaModel(List.of(table("book", MOOD, computed)), List.of(), List.of(mood("sad")));

		check(before, before.withEnumTypes(List.of(mood("sad", "new"))), "drop column 'book.g'",
				"alter column 'book.mood': type mood -> text", "drop enum type 'mood'", "create enum type 'mood'",
				"alter column 'book.mood': type text -> mood", "add column 'book.g'");
	}

	@Test
	void viewsMakeWaySoThatAnEnumValueCanBeTakenBack() {
		DatabaseObject view = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("v"), null, "SELECT mood FROM book",
				null);
		SchemaModel before = moods(MOOD, "sad").withObjects(List.of(view));

		check(before, before.withEnumTypes(List.of(mood("sad", "new"))), "drop view 'v'",
				"add value 'new' to enum type 'mood'", "create view 'v'");
	}

	private static SchemaModel moods(Column column, String... values) {
		return schema(table("book", column)).withEnumTypes(List.of(mood(values)));
	}

	private static EnumType mood(String... values) {
		return new EnumType(QualifiedName.of("mood"), List.of(values));
	}

	private static void check(SchemaModel from, SchemaModel to, String... descriptions) {
		assertThat(SchemaDiff.between(from, to, POSTGRESQL).descriptions()).containsExactly(descriptions);
	}

	private static SchemaModel schema(Table... tables) {
		return new SchemaModel(List.of(tables), List.of(), List.of());
	}

	private static Table table(String name, Column... columns) {
		return Table.of(QualifiedName.of(name), List.of(columns));
	}

}
