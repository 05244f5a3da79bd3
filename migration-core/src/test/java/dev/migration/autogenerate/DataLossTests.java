package dev.migration.autogenerate;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterCompositeType;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DataLoss}.
 */
class DataLossTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private static final Column TITLE = Column.of("title", ColumnType.of("text"));

	@Test
	void wayBackThatFailsOnRowsIsNoted() {
		assertThat(notes(new DropColumn(BOOK, TITLE.name(), TITLE.withNullable(false))))
			.containsExactly("Drops column 'book.title' with its values."
					+ " The way back fails if the table has rows: it refuses nulls and has no default.");
	}

	@Test
	void changesOfABatchAreNoted() {
		assertThat(notes(new AlterTable(BOOK,
				List.of(new AddColumn(BOOK, TITLE.withName(Name.of("name"))),
						new DropColumn(BOOK, TITLE.name(), TITLE)))))
			.containsExactly("Drops column 'book.title' with its values.");
	}

	@Test
	void dropsAreNoted() {
		assertThat(notes(new DropTable(BOOK, null), new DropColumn(BOOK, TITLE.name(), TITLE)))
			.containsExactly("Drops table 'book' with its rows.", "Drops column 'book.title' with its values.");
	}

	@Test
	void newColumnWithoutValuesIsNoted() {
		Column required = TITLE.withNullable(false);

		assertThat(notes(new AddColumn(BOOK, required))).containsExactly(
				"Adds column 'book.title' that refuses nulls and has no default: fails if the table has rows.");
		assertThat(notes(new AddColumn(BOOK, required.withDefault(Expression.of("''"))))).isEmpty();
	}

	@Test
	void emptyValueThatIsNoJsonIsNoted() {
		AddColumn add = new AddColumn(BOOK, Column.of("data", ColumnType.of("json")).withNullable(false));

		assertThat(DataLoss.notes(List.of(add), new MariaDbDialect(), SchemaModel.EMPTY).get(0))
			.extracting(DataNote::text)
			.containsExactly("Adds column 'book.data' that refuses nulls and has no default: rows get an empty value,"
					+ " which is no JSON: the next change that copies the table fails.");
	}

	@Test
	void columnThatIsToRefuseNullsIsNoted() {
		assertThat(notes(alter(TITLE, TITLE.withNullable(false))))
			.containsExactly("Makes column 'book.title' refuse nulls: fails if a row has one.");
		assertThat(notes(alter(TITLE.withNullable(false), TITLE))).isEmpty();
	}

	@Test
	void columnThatIsToCountIsNoted() {
		Column number = Column.of("id", ColumnType.of("integer")).withNullable(false);
		Column counting = number.withIdentity(Identity.BY_DEFAULT);

		assertThat(notes(alter(number, counting)))
			.containsExactly("Makes column 'book.id' count: fails if a row has the last number of its type.");
	}

	@Test
	void columnThatStopsCountingIsNoted() {
		Column number = Column.of("id", ColumnType.of("integer")).withNullable(false);
		Column counting = number.withIdentity(Identity.BY_DEFAULT);
		Column serial = number.withDefault(Expression.of("nextval('book_id_seq'::regclass)"));
		CreateSequence create = new CreateSequence(
				new Sequence(QualifiedName.of("book_seq"), ColumnType.of("bigint"), SequenceOptions.DEFAULT));

		assertThat(notes(alter(counting, number.withType(ColumnType.of("bigint"))))).containsExactly(
				"Makes column 'book.id' stop counting: whoever gives ids now has to begin beyond the greatest one.");
		assertThat(notes(alter(serial, number), create)).containsExactly(
				"Makes column 'book.id' stop counting: whoever gives ids now, such as sequence 'book_seq', has to begin"
						+ " beyond the greatest one.");
		assertThat(notes(alter(serial, counting)))
			.containsExactly("Makes column 'book.id' count: fails if a row has the last number of its type.");
		assertThat(notes(alter(serial, serial.withComment("x")))).isEmpty();
	}

	@Test
	void sequenceThatIsNamedAfterTheTableCountsItFromNowOn() {
		Column number = Column.of("id", ColumnType.of("integer")).withNullable(false);
		Operation stop = alter(number.withIdentity(Identity.BY_DEFAULT), number);
		CreateSequence other = new CreateSequence(
				new Sequence(QualifiedName.of("author_seq"), ColumnType.of("bigint"), SequenceOptions.DEFAULT));
		CreateSequence own = new CreateSequence(
				new Sequence(QualifiedName.of("book_seq"), ColumnType.of("bigint"), SequenceOptions.DEFAULT));

		assertThat(notes(other, own, stop)).singleElement().asString().contains("such as sequence 'book_seq', has");
	}

	@Test
	void wayBackThatFailsOnRowsThatReferIsNoted() {
		QualifiedName copy = QualifiedName.of("copy");
		ForeignKey key = ForeignKey.of(Name.of("fk"), List.of(Name.of("id")), BOOK, List.of(Name.of("id")));
		DropConstraint untie = new DropConstraint(copy, Name.of("fk"), key, false);
		DropTable drop = new DropTable(BOOK, Table.of(BOOK, List.of(TITLE)));

		assertThat(notes(untie, drop))
			.containsExactly("Drops table 'book' with its rows. The way back fails if rows of 'copy' refer to them.");
		assertThat(notes(untie, drop, new DropTable(copy, null))).containsExactly("Drops table 'book' with its rows.",
				"Drops table 'copy' with its rows.");
		assertThat(notes(new AlterTable(copy, List.of(untie, new DropColumn(copy, Name.of("id"), null))), drop))
			.containsExactly("Drops column 'copy.id' with its values.", "Drops table 'book' with its rows.");
	}

	@Test
	void valuesThatMariaDbChangesByItselfAreNoted() {
		Dialect mariaDb = new MariaDbDialect();
		Column number = Column.of("id", ColumnType.of("int")).withNullable(false);
		Column moment = Column.of("seen", mariaDb.parseType("timestamp(6)"));

		assertThat(notes(mariaDb, alter(number, number.withIdentity(Identity.BY_DEFAULT)))).containsExactly(
				"Makes column 'book.id' count: a row that has 0 gets another number or fails, and it fails if one"
						+ " has the last number of its type.");
		assertThat(notes(mariaDb, alter(moment, moment.withNullable(false))))
			.containsExactly("Makes column 'book.seen' refuse nulls: a row that has one gets the present time.");
	}

	@Test
	void columnThatIsToBeComputedIsNoted() {
		Column computed = TITLE.withGenerated(new Generated(Expression.of("'x'"), true));

		assertThat(notes(alter(TITLE, computed)))
			.containsExactly("Makes column 'book.title' a computed one: its values are replaced.");
	}

	@Test
	void constraintThatMakesWayHoldsUnlessItsColumnGetsOtherValues() {
		CheckConstraint check = new CheckConstraint(Name.of("ck"), Expression.of("Title like 'a%'"));
		AddConstraint again = new AddConstraint(BOOK, check);
		SchemaModel present = SchemaModel.EMPTY
			.withTables(List.of(Table.of(BOOK, List.of(TITLE)).withConstraints(List.of(check))));
		Column computed = TITLE.withGenerated(new Generated(Expression.of("upper(a)"), true));
		String broken = "Checks 'Title like 'a%'' on table 'book': fails if a row breaks it.";

		assertThat(notes(present, alter(TITLE, TITLE.withNullable(false)), again))
			.containsExactly("Makes column 'book.title' refuse nulls: fails if a row has one.");
		assertThat(notes(present, alter(TITLE, computed), again))
			.containsExactly("Makes column 'book.title' a computed one: its values are replaced.", broken);
		assertThat(notes(present, new DropColumn(BOOK, TITLE.name(), TITLE), new AddColumn(BOOK, TITLE), again))
			.containsExactly("Drops column 'book.title' with its values.", broken);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-",
			textBlock = """
							(state)::text = ANY (ARRAY['A'::character varying, 'B'::character varying]::text[]) | state in ('A','B','C') | 'C'
							((state)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])) | (state in ('A', 'B', 'C', 'it''s')) | 'C', 'it''s'
							`state` in ('A','B')               | state in ('C','B','A')       | 'C'
							"STATE" IN('A', 'B')               | state in ('A','B','C')       | 'C'
							(state)::text = 'A'::text          | state in ('A','B')           | 'B'
							state between 0 and 1              | state between 0 and 2        | 2
					state = ANY (ARRAY[1, 5])          | state in (1,5,9)             | 9
					state in ('A') or state is null    | state in ('A','B') or state is null | 'B'
					state in ('A') or kind is null     | state in ('A','B') or kind is null  | -
							(state >= 0) AND (state <= 1)      | state between 0 and 4        | 2 to 4
							state in ('A','B')                 | state in ('A','C')           | -
							state in ('A','B')                 | state in ('B','A')           | -
							state in ('A','B')                 | kind in ('A','B','C')        | -
							state in ('A','B') or a            | state in ('A','B','C')       | -
							state in ('A','B')                 | state in ('A','B','C') and a | -
							state not in ('A')                 | state not in ('A','B')       | -
							state between 0 and 2              | state between 0 and 1        | -
							state between 1 and 2              | state between 0 and 3        | -
							state between 0 and 2              | state in ('A','B')           | -
							length(state) between 0 and 2      | length(state) between 0 and 3 | -
							""")
	void valuesThatACheckAllowsAsWellAreInTheWayOfTheWayBack(String from, String to, String further) {
		CheckConstraint former = new CheckConstraint(Name.of("ck"), Expression.of(from));
		CheckConstraint check = new CheckConstraint(Name.of("ck"), Expression.of(to));

		assertThat(notes(new DropConstraint(BOOK, Name.of("ck"), former), new AddConstraint(BOOK, check)))
			.containsExactly(
					(further != null) ? "Allows " + further + " in table 'book': the way back fails if a row has it."
							: "Checks '" + to + "' on table 'book': fails if a row breaks it.");
	}

	@Test
	void aCheckThatAllowsMoreOfOtherValuesIsOneToFail() {
		CheckConstraint former = new CheckConstraint(Name.of("ck"), Expression.of("title in ('A')"));
		CheckConstraint check = new CheckConstraint(Name.of("ck"), Expression.of("title in ('A','B')"));
		Column computed = TITLE.withGenerated(new Generated(Expression.of("upper(a)"), true));

		assertThat(notes(new DropConstraint(BOOK, Name.of("ck"), former), alter(TITLE, computed),
				new AddConstraint(BOOK, check)))
			.last()
			.isEqualTo("Checks 'title in ('A','B')' on table 'book': fails if a row breaks it.");
	}

	@Test
	void valueOfATypeIsInTheWayOfTheWayBack() {
		assertThat(notes(new AddEnumValue(QualifiedName.of("state"), "it's")))
			.containsExactly("Allows 'it''s' in type 'state': the way back fails if a row has it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "enum", "set" })
	void wordOfAColumnIsInTheWayOfTheWayBack(String list) {
		Column state = Column.of("state", ColumnType.of(list, "'A'", "'B'"));
		Column longer = state.withType(ColumnType.of(list, "'A'", "'B'", "'C'", "'D'"));

		assertThat(notes(new MariaDbDialect(), alter(state, longer)))
			.containsExactly("Allows 'C', 'D' in column 'book.state': the way back fails if a row has it.");
	}

	@Test
	void uniquenessIsNotedUnlessTheTableIsNew() {
		UniqueConstraint unique = UniqueConstraint.of(Name.of("uq"), List.of(Name.of("a"), Name.of("title")));
		AddConstraint constraint = new AddConstraint(BOOK, unique);
		CreateIndex index = new CreateIndex(BOOK,
				Index.of(Name.of("ux"), true, List.of(IndexElement.of(Expression.of("lower(title)")))));

		assertThat(notes(constraint, index)).containsExactly(
				"Makes 'a', 'title' of table 'book' unique: fails if rows have the same values.",
				"Makes table 'book' unique: fails if rows have the same values.");
		assertThat(notes(new CreateTable(Table.of(BOOK, List.of(TITLE))), constraint, index)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					varchar(500)   | varchar(50)              | fails if a value does not fit, except for blanks at its end, which are cut
					text           | varchar(255)             | fails if a value does not fit, except for blanks at its end, which are cut
					varchar        | varchar(255)             | fails if a value does not fit, except for blanks at its end, which are cut
					bigint         | integer                  | fails if a value does not fit
					text           | integer                  | fails if a value cannot be read as one of the new type, and its spelling is lost
					varchar(36)    | uuid                     | fails if a value cannot be read as one of the new type, and its spelling is lost
					integer        | boolean                  | every number but 0 becomes true
					bigint         | numeric(10,2)            | fails if a value does not fit
					numeric(12,2)  | numeric(10,2)            | fails if a value does not fit
					date           | timestamp                | fails for dates after the year 294276
					text[]         | text                     | check that every value converts as intended
					json           | jsonb                    | order, repeated keys and spelling of JSON are lost
					integer        | varchar(5)               | fails if a value does not fit
					numeric(12,4)  | numeric(12,2)            | values are rounded
					numeric        | numeric(10,2)            | values are rounded, and it fails if a value does not fit
					numeric(12,2)  | bigint                   | values are rounded
					numeric(38,2)  | bigint                   | values are rounded, and it fails if a value does not fit
					double precision | real                   | values are rounded, and it fails if a value does not fit
					timestamp(6)   | timestamp(3)             | values are rounded
					timestamp      | date                     | the time of day is lost
					timestamp with time zone | timestamp      | values are read in the session's time zone
					timestamp      | timestamp with time zone | values are read in the session's time zone
					""")
	void typeThatDoesNotHoldEveryValueIsNoted(String from, String to, String consequence) {
		assertThat(notes(alter(TITLE.withType(type(from)), TITLE.withType(type(to))))).containsExactly("Changes column"
				+ " 'book.title' from '" + type(from) + "' to '" + type(to) + "': " + consequence + ".");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			varchar(50)    | varchar(500)
			varchar(50)    | text
			varchar        | text
			text           | varchar
			integer        | bigint
			smallint       | integer
			integer        | text
			integer        | numeric(12,2)
			bigint         | numeric
			numeric(10,2)  | numeric(12,2)
			numeric(10,2)  | numeric
			real           | double precision
			timestamp(3)   | timestamp
			""")
	void typeThatHoldsEveryValueIsNotNoted(String from, String to) {
		assertThat(notes(alter(TITLE.withType(type(from)), TITLE.withType(type(to))))).isEmpty();
	}

	@Test
	void droppedViewTakesItsGrantsAlong() {
		DropObject drop = new DropObject(new ObjectKey(ObjectKind.VIEW, QualifiedName.of("book_list"), null, null),
				null, false);

		assertThat(notes(drop)).containsExactly("Drops view 'book_list' with the rights that were granted on it: grant"
				+ " them again where it is created anew.");
		assertThat(DataLoss.notes(List.of(drop), new MariaDbDialect(), SchemaModel.EMPTY)).containsExactly(List.of());
	}

	@Test
	void attributeOfACompositeTypeTakesItsValuesAlong() {
		CompositeType before = new CompositeType(QualifiedName.of("address"),
				List.of(new Attribute(Name.of("street"), type("varchar(50)")),
						new Attribute(Name.of("floor"), type("integer"))),
				null);
		CompositeType after = new CompositeType(QualifiedName.of("address"), List
			.of(new Attribute(Name.of("street"), type("varchar(20)")), new Attribute(Name.of("city"), type("text"))),
				null);

		assertThat(notes(new AlterCompositeType(before, after))).containsExactly(
				"Changes attribute 'address.street' from 'varchar(50)' to 'varchar(20)': fails if a value does not fit,"
						+ " except for blanks at its end, which are cut.",
				"Drops attribute 'address.floor' with its values.");
	}

	private static ColumnType type(String text) {
		return new PostgreSqlDialect().parseType(text);
	}

	private static Operation alter(Column from, Column to) {
		return new AlterColumn(BOOK, from, to, null, null);
	}

	private static List<String> notes(Operation... operations) {
		return notes(new PostgreSqlDialect(), operations);
	}

	private static List<String> notes(Dialect dialect, Operation... operations) {
		return notes(dialect, SchemaModel.EMPTY, operations);
	}

	private static List<String> notes(SchemaModel present, Operation... operations) {
		return notes(new PostgreSqlDialect(), present, operations);
	}

	private static List<String> notes(Dialect dialect, SchemaModel present, Operation... operations) {
		List<List<DataNote>> notes = DataLoss.notes(List.of(operations), dialect, present);
		return notes.stream().flatMap(List::stream).map(DataNote::text).toList();
	}

}
