package dev.migration.autogenerate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.diff.Rename;
import dev.migration.diff.RenameCandidate;
import dev.migration.diff.SchemaDiff;
import dev.migration.operation.DropColumn;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PreviousNames;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RenameDecisionTests {

	private static final ColumnType TEXT = ColumnType.of("varchar", 255);

	private static final Column ID = Column.of("id", ColumnType.of("bigint")).withNullable(false);

	private static final Column TITEL = Column.of("titel", TEXT);

	private static final Column TITLE = Column.of("title", TEXT);

	private static final SchemaModel GERMAN = schema(table("book", ID, TITEL));

	private static final SchemaModel ENGLISH = schema(table("book", ID, TITLE));

	private final Dialect dialect = new PostgreSqlDialect();

	private final List<String> asked = new ArrayList<>();

	@Test
	void withoutAnAnswerTheDropIsMarked() {
		RenameDecision decision = decide(GERMAN, ENGLISH, PreviousNames.NONE);

		assertThat(sql(decision, GERMAN, ENGLISH)).containsExactly("ALTER TABLE book ADD COLUMN title varchar(255)",
				"ALTER TABLE book DROP COLUMN titel");
		assertThat(new RenameNotes(decision.unanswered())
			.on(new DropColumn(QualifiedName.of("book"), Name.of("titel"), TITEL))).containsExactly(
					"Was it renamed? Column 'book.titel' is gone, and 'title' is new and the same. To keep what is in it,"
							+ " delete this revision and use '--rename book.titel=title' or '@PreviousName(\"titel\")' on the"
							+ " attribute.");
	}

	@Test
	void optionIsWrittenAsAShellReadsIt() {
		Rename odd = Rename.ofColumn(QualifiedName.of("it's"), Name.of("a \"$b\""), Name.of("b"));

		assertThat(new RenameNotes(List.of(new RenameCandidate(odd, List.of())))
			.on(new DropColumn(QualifiedName.of("it's"), Name.of("a \"$b\""), TITEL))).containsExactly(
					"Was it renamed? Column 'it's.a \"$b\"' is gone, and 'b' is new and the same. To keep what is in it,"
							+ " delete this revision and use --rename"
							+ " '\"it'\\''s\".\"a \"\"$b\"\"\"=b' or '@PreviousName(\"a \\\"$b\\\"\")' on the attribute.");
	}

	@Test
	void whatSomebodySaysIsRenamed() {
		RenameDecision decision = decide(GERMAN, ENGLISH, PreviousNames.NONE, "book.titel=title");

		assertThat(sql(decision, GERMAN, ENGLISH)).containsExactly("ALTER TABLE book RENAME COLUMN titel TO title");
		assertThat(decision.unanswered()).isEmpty();
	}

	@Test
	void somebodyIsAskedOnceAboutEach() {
		SchemaModel after = schema(table("book", ID, Column.of("name", TEXT), TITLE));

		RenameDecision no = asking(GERMAN, after, false);

		assertThat(this.asked).containsExactly("book.titel=title", "book.titel=name");
		assertThat(no.unanswered()).extracting(RenameCandidate::rename).hasToString("[column 'book.titel' to 'title']");

		this.asked.clear();
		RenameDecision yes = asking(GERMAN, after, true);

		assertThat(this.asked).containsExactly("book.titel=title");
		assertThat(sql(yes, GERMAN, after)).containsExactly("ALTER TABLE book RENAME COLUMN titel TO title",
				"ALTER TABLE book ADD COLUMN name varchar(255)");
	}

	@Test
	void anotherChangeMayComeWithIt() {
		SchemaModel longer = schema(table("book", ID, TITLE.withType(ColumnType.of("varchar", 500))));
		SchemaModel required = schema(table("book", ID, TITLE.withNullable(false)));
		SchemaModel other = schema(table("book", ID, Column.of("pages", ColumnType.of("integer"))));

		assertThat(decide(GERMAN, longer, PreviousNames.NONE).unanswered()).extracting(RenameCandidate::reason)
			.containsExactly("Column 'book.titel' is gone, and 'title' is new and the same but for its type.");
		assertThat(sql(decide(GERMAN, longer, titel()), GERMAN, longer)).containsExactly(
				"ALTER TABLE book RENAME COLUMN titel TO title",
				"ALTER TABLE book ALTER COLUMN title TYPE varchar(500)");
		assertThat(sql(decide(GERMAN, required, titel()), GERMAN, required)).containsExactly(
				"ALTER TABLE book RENAME COLUMN titel TO title", "ALTER TABLE book ALTER COLUMN title SET NOT NULL");
		assertThat(decide(GERMAN, other, PreviousNames.NONE).unanswered()).isEmpty();
	}

	@Test
	void hintsStayWhenTheirRenameIsDone() {
		assertThat(sql(decide(GERMAN, ENGLISH, titel()), GERMAN, ENGLISH))
			.containsExactly("ALTER TABLE book RENAME COLUMN titel TO title");
		assertThat(sql(decide(ENGLISH, ENGLISH, titel()), ENGLISH, ENGLISH)).isEmpty();
		assertThat(sql(decide(SchemaModel.EMPTY, ENGLISH, titel()), SchemaModel.EMPTY, ENGLISH)).hasSize(1);
	}

	@Test
	void oldNameMayBeTakenAgain() {
		SchemaModel after = schema(table("book", ID, TITLE, TITEL.withType(ColumnType.of("integer"))));

		assertThat(sql(decide(GERMAN, after, titel()), GERMAN, after)).containsExactly(
				"ALTER TABLE book RENAME COLUMN titel TO title", "ALTER TABLE book ADD COLUMN titel integer");
		assertThat(decide(after, after, titel()).operations()).isEmpty();
	}

	@Test
	void namesMayBeHandedOn() {
		SchemaModel before = schema(table("book", ID, Column.of("a", TEXT), Column.of("b", TEXT)));
		SchemaModel after = schema(table("book", ID, Column.of("b", TEXT), Column.of("c", TEXT)));
		PreviousNames hints = columns(Map.of("b", "a", "c", "b"));

		assertThat(sql(decide(before, after, hints), before, after))
			.containsExactly("ALTER TABLE book RENAME COLUMN b TO c", "ALTER TABLE book RENAME COLUMN a TO b");
		assertThat(decide(after, after, hints).operations()).isEmpty();
	}

	@Test
	void namesAreSwappedIfSomebodySaysSo() {
		SchemaModel before = schema(table("book", ID, Column.of("a", TEXT), Column.of("b", TEXT)));
		List<String> swap = List.of("ALTER TABLE book RENAME COLUMN a TO renaming_1",
				"ALTER TABLE book RENAME COLUMN b TO a", "ALTER TABLE book RENAME COLUMN renaming_1 TO b");

		assertThat(sql(decide(before, before, PreviousNames.NONE, "book.a=b", "book.b=a"), before, before))
			.isEqualTo(swap);
		assertThat(decide(before, before, columns(Map.of("a", "b", "b", "a"))).operations()).isEmpty();
	}

	@Test
	void whatIsNamedAfterATableFollowsIt() {
		SchemaModel before = shop("buch");
		SchemaModel after = shop("book");
		PreviousNames hints = new PreviousNames(Map.of(QualifiedName.of("book"), List.of(Name.of("buch"))), Map.of());

		assertThat(sql(decide(before, after, hints), before, after)).containsExactly("ALTER TABLE buch RENAME TO book",
				"ALTER TABLE buch_tags RENAME TO book_tags", "ALTER SEQUENCE buch_seq RENAME TO book_seq",
				"ALTER TABLE book_tags RENAME COLUMN buch_id TO book_id");
		assertThat(decide(after, after, hints).operations()).isEmpty();
		assertThat(sql(asking(before, after, true), before, after)).hasSize(4);
		assertThat(this.asked).containsExactly("buch=book");
	}

	@Test
	void withoutAnAnswerEachThatFollowsIsMarked() {
		assertThat(decide(shop("buch"), shop("book"), PreviousNames.NONE).unanswered())
			.extracting((candidate) -> candidate.rename().argument())
			.containsExactly("buch=book", "buch_tags=book_tags", "buch_seq=book_seq");
	}

	@Test
	void tableOfWhichSeveralColumnsHaveOtherNamesIsMarked() {
		Column pages = Column.of("pages", ColumnType.of("integer"));
		SchemaModel before = schema(table("buch", ID, pages, TITEL, Column.of("preis", ColumnType.of("numeric"))));
		SchemaModel after = schema(table("book", ID, pages, TITLE, Column.of("price", ColumnType.of("numeric"))));

		assertThat(decide(before, after, PreviousNames.NONE).unanswered()).extracting(RenameCandidate::reason)
			.containsExactly(
					"Table 'buch' is gone, and 'book' is new and the same but for column 'title' and column 'price'.");
	}

	@Test
	void whatRestsOnAColumnKeepsItsPlace() {
		Table before = table("book", ID, TITEL)
			.withConstraints(
					List.of(new CheckConstraint(Name.of("ck"), Expression.of("titel <> '' AND titel::text <> 'titel'")),
							UniqueConstraint.of(Name.of("uk"), List.of(Name.of("titel")))))
			.withIndexes(
					List.of(Index.of(Name.of("ix"), false, List.of(IndexElement.of(Expression.of("lower(titel)"))))));
		Table after = table("book", ID, Column.of("order", TEXT))
			.withConstraints(List.of(
					new CheckConstraint(Name.of("ck"), Expression.of("\"order\" <> '' AND \"order\"::text <> 'titel'")),
					UniqueConstraint.of(null, List.of(Name.of("order")))))
			.withIndexes(List
				.of(Index.of(Name.of("ix"), false, List.of(IndexElement.of(Expression.of("lower(\"order\")"))))));

		assertThat(sql(decide(schema(before), schema(after), PreviousNames.NONE, "book.titel=order"), schema(before),
				schema(after)))
			.containsExactly("ALTER TABLE book RENAME COLUMN titel TO \"order\"");
	}

	@Test
	void indexesAndConstraintsAreRenamedWithoutAQuestion() {
		SchemaModel before = schema(withParts("old_uk", "old_ck", "old_ix"));
		SchemaModel after = schema(withParts("uk", "ck", "ix"));

		assertThat(sql(decide(before, after, PreviousNames.NONE), before, after)).containsExactlyInAnyOrder(
				"ALTER TABLE book RENAME CONSTRAINT old_ck TO ck", "ALTER TABLE book RENAME CONSTRAINT old_uk TO uk",
				"ALTER INDEX old_ix RENAME TO ix");
		assertThat(decide(before, after, PreviousNames.NONE, "book.old_ix=ix").unanswered()).isEmpty();
	}

	@Test
	void whereConstraintsKeepTheirNamesTheIndexOfAKeyIsRenamed() {
		Dialect mariaDb = new MariaDbDialect();
		SchemaModel before = schema(withParts("old_uk", "old_ck", "old_ix"));

		RenameDecision decision = RenameDecision.of(before, schema(withParts("uk", "ck", "ix")), PreviousNames.NONE,
				List.of(), RenameQuestion.NOBODY, mariaDb);

		assertThat(decision.operations().stream().flatMap((operation) -> mariaDb.statements(operation).stream()))
			.containsExactlyInAnyOrder("ALTER TABLE book RENAME INDEX old_uk TO uk",
					"ALTER TABLE book RENAME INDEX old_ix TO ix");
	}

	@Test
	void whatFitsNothingIsAnErrorThatListsWhatThereIs() {
		refuse(GERMAN, ENGLISH, "Rename 'book.titl=title' fits nothing; gone are column 'book.titel'; new are column"
				+ " 'book.title'.", "book.titl=title");
		refuse(ENGLISH, ENGLISH, "Rename 'a=b' fits nothing; nothing is gone, and nothing is new.", "a=b");
		refuse(GERMAN, ENGLISH, "Rename 'book.titel' is not of the form 'old=new'; write 'table=name',"
				+ " 'table.column=name' or 'schema.table.column=name', with names in double quotes where they contain a"
				+ " dot.", "book.titel");
		refuse(GERMAN, ENGLISH,
				"Rename 'book.titel=shop.title' moves it elsewhere, which a rename cannot; write the new"
						+ " name alone, or move it in a revision of your own.",
				"book.titel=shop.title");
		refuse(GERMAN, ENGLISH, "Rename 'book.id=title' contradicts 'book.titel=title'; leave one of them out.",
				"book.titel=title", "book.id=title");
		refuse(schema(table("book", ID, TITEL, TITLE)), ENGLISH,
				"Rename 'book.titel=title' takes a name that the database has already; rename 'title' as well, or drop it"
						+ " in a revision before.",
				"book.titel=title");
	}

	@Test
	void renameThatIsNoneIsRefused() {
		for (String argument : List.of("", "=", "a", "a=", "=b", "a=b=c", "a=b=", "\"a=b", "..=.")) {
			refuse(GERMAN, ENGLISH, "Rename '" + argument + "' is not of the form 'old=new'; write 'table=name',"
					+ " 'table.column=name' or 'schema.table.column=name', with names in double quotes where they"
					+ " contain a dot.", argument);
		}
		refuse(GERMAN, ENGLISH, "Rename 'BOOK=book' names the same twice; write the old name before '='.", "BOOK=book");
	}

	@Test
	void namesAreReadAsSqlReadsThem() {
		SchemaModel before = schema(Table.of(QualifiedName.of("shop", "x.y"), List.of(ID, TITEL)));
		SchemaModel after = schema(Table.of(QualifiedName.of("shop", "x.y"), List.of(ID, Column.of("A=\"b\"", TEXT))));

		assertThat(
				sql(decide(before, after, PreviousNames.NONE, "Shop.\"x.y\" . TITEL = \"A=\"\"b\"\"\""), before, after))
			.containsExactly("ALTER TABLE shop.\"x.y\" RENAME COLUMN titel TO \"A=\"\"b\"\"\"");
	}

	@Test
	void tableInAnotherSchemaIsNotTheSame() {
		SchemaModel before = schema(Table.of(QualifiedName.of("a", "book"), List.of(ID, TITEL)));
		SchemaModel after = schema(Table.of(QualifiedName.of("b", "book"), List.of(ID, TITEL)));

		assertThat(decide(before, after, PreviousNames.NONE).unanswered()).isEmpty();
		refuse(before, after,
				"Rename 'a.book=b.book' moves it elsewhere, which a rename cannot; write the new name alone,"
						+ " or move it in a revision of your own.",
				"a.book=b.book");
	}

	private static Table withParts(String unique, String check, String index) {
		return table("book", ID, TITLE)
			.withConstraints(List.of(UniqueConstraint.of(Name.of(unique), List.of(Name.of("title"))),
					new CheckConstraint(Name.of(check), Expression.of("id > 0"))))
			.withIndexes(List.of(Index.of(Name.of(index), false, List.of(IndexElement.ascending(Name.of("title"))))));
	}

	private static SchemaModel shop(String name) {
		QualifiedName table = QualifiedName.of(name);
		Column owner = Column.of(name + "_id", ColumnType.of("bigint")).withNullable(false);
		Table book = table(name, ID, TITLE).withConstraints(List.of(new PrimaryKey(null, List.of(ID.name()))));
		Table tags = table(name + "_tags", owner, Column.of("tags", TEXT))
			.withConstraints(List.of(ForeignKey.of(null, List.of(owner.name()), table, List.of(ID.name()))));
		return new SchemaModel(List.of(book, tags), List
			.of(new Sequence(QualifiedName.of(name + "_seq"), ColumnType.of("bigint"), SequenceOptions.of(1, 50))),
				List.of());
	}

	private void refuse(SchemaModel before, SchemaModel after, String message, String... answers) {
		assertThatExceptionOfType(InvalidRenameException.class)
			.isThrownBy(() -> decide(before, after, PreviousNames.NONE, answers))
			.withMessage(message);
	}

	private RenameDecision decide(SchemaModel before, SchemaModel after, PreviousNames hints, String... answers) {
		return RenameDecision.of(before, after, hints,
				Stream.of(answers).map((answer) -> RenameAnswer.parse(answer, this.dialect)).toList(),
				RenameQuestion.NOBODY, this.dialect);
	}

	private RenameDecision asking(SchemaModel before, SchemaModel after, boolean answer) {
		return RenameDecision.of(before, after, PreviousNames.NONE, List.of(), (candidate) -> {
			this.asked.add(candidate.rename().argument());
			return answer;
		}, this.dialect);
	}

	private List<String> sql(RenameDecision decision, SchemaModel before, SchemaModel after) {
		List<Operation> operations = new ArrayList<>(decision.operations());
		operations
			.addAll(SchemaDiff.between(decision.applyTo(before), after, this.dialect.capabilities()).operations());
		return operations.stream().flatMap((operation) -> this.dialect.statements(operation).stream()).toList();
	}

	private static PreviousNames titel() {
		return columns(Map.of("title", "titel"));
	}

	private static PreviousNames columns(Map<String, String> former) {
		Map<Name, List<Name>> names = new HashMap<>();
		former.forEach((name, old) -> names.put(Name.of(name), List.of(Name.of(old))));
		return new PreviousNames(Map.of(), Map.of(QualifiedName.of("book"), names));
	}

	private static Table table(String name, Column... columns) {
		return Table.of(QualifiedName.of(name), List.of(columns));
	}

	private static SchemaModel schema(Table... tables) {
		return SchemaModel.EMPTY.withTables(List.of(tables));
	}

}
