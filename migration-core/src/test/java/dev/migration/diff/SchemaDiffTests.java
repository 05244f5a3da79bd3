package dev.migration.diff;

import java.util.Arrays;
import java.util.List;

import dev.migration.dialect.Capabilities;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropTable;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaDiffTests {

	private static final Capabilities POSTGRESQL = new Capabilities(true, 63, true, true);

	private static final Column ID = column("id", ColumnType.of("bigint")).withNullable(false);

	private static final Column TITLE = column("title", ColumnType.of("varchar", 255));

	@Test
	void equalSchemasHaveNoDifferences() {
		SchemaModel schema = schema(table("book", ID, TITLE));

		assertThat(SchemaDiff.between(schema, schema, POSTGRESQL).isEmpty()).isTrue();
	}

	@Test
	void columnOrderIsNoDifference() {
		check(schema(table("book", ID, TITLE)), schema(table("book", TITLE, ID)));
	}

	@Test
	void newColumnIsAdded() {
		check(schema(table("book", ID)), schema(table("book", ID, TITLE)), "add column 'book.title'");
	}

	@Test
	void missingColumnIsDropped() {
		check(schema(table("book", ID, TITLE)), schema(table("book", ID)), "drop column 'book.title'");
	}

	@Test
	void everyPropertyOfAColumnIsCompared() {
		Column changed = column("title", ColumnType.of("varchar", 500)).withNullable(false)
			.withDefault(Expression.of("'x'"))
			.withComment("on the cover");

		check(schema(table("book", TITLE)), schema(table("book", changed)),
				"alter column 'book.title': type varchar(255) -> varchar(500), not null, default none -> 'x',"
						+ " comment none -> 'on the cover'");
	}

	@Test
	void expressionsAreComparedByTheirCanonicalText() {
		Column model = TITLE.withDefault(new Expression("'x'", "'x'::character varying"));
		Column database = TITLE.withDefault(Expression.of("'x'::character varying"));

		check(schema(table("book", database)), schema(table("book", model)));
	}

	@Test
	void commentsAreNoDifferenceWhereTheDatabaseKeepsNone() {
		SchemaModel commented = schema(table("book", TITLE.withComment("on the cover")).withComment("what we sell"));

		assertThat(SchemaDiff.between(schema(table("book", TITLE)), commented, new Capabilities(true, 63, false, true))
			.operations()).isEmpty();
	}

	@Test
	void namesOfPrimaryKeysAreNoDifferenceWhereTheDatabaseForgetsThem() {
		SchemaModel nameless = schema(table("book", ID).withConstraints(List.of(key(null))));
		SchemaModel named = schema(table("book", ID).withConstraints(List.of(key(Name.of("pk_1")))));
		Capabilities capabilities = POSTGRESQL.withNamedPrimaryKeys(false);

		assertThat(SchemaDiff.between(nameless, named, capabilities).operations()).isEmpty();
		assertThat(SchemaDiff.between(named, nameless, capabilities).operations()).isEmpty();
		assertThat(SchemaDiff.between(nameless, schema(table("book", ID)), capabilities).operations())
			.containsExactly(new DropConstraint(QualifiedName.of("book"), Name.of("pk_book"), key(Name.of("pk_book"))));
	}

	private static PrimaryKey key(@Nullable Name name) {
		return new PrimaryKey(name, List.of(Name.of("id")));
	}

	@Test
	void tableCommentIsChanged() {
		check(schema(table("book", ID)), schema(table("book", ID).withComment("what we sell")),
				"alter table 'book': comment none -> 'what we sell'");
	}

	@Test
	void unnamedUniqueConstraintIsPairedByItsDefinition() {
		check(schema(with(table("book", ID, TITLE), unique("book_title_key", "title"))),
				schema(with(table("book", ID, TITLE), unique(null, "title"))));
	}

	@Test
	void namedUniqueConstraintIsPairedByItsName() {
		check(schema(with(table("book", ID, TITLE), unique("uk", "title"))),
				schema(with(table("book", ID, TITLE), unique("uk", "title", "id"))),
				"drop unique constraint 'uk' on 'book(title)'", "add unique constraint 'uk' on 'book(title, id)'");
	}

	@Test
	void constraintThatTheModelNamesOtherwiseIsReplaced() {
		check(schema(with(table("book", ID, TITLE), unique("book_title_key", "title"))),
				schema(with(table("book", ID, TITLE), unique("uk_title", "title"))),
				"drop unique constraint 'book_title_key' on 'book(title)'",
				"add unique constraint 'uk_title' on 'book(title)'");
	}

	@Test
	void uniqueConstraintIsNoUniqueIndex() {
		Table constrained = with(table("book", TITLE), unique("uk", "title"));
		Table indexed = table("book", TITLE).withIndexes(List.of(index("uk", true, "title")));

		check(schema(constrained), schema(indexed), "drop unique constraint 'uk' on 'book(title)'",
				"create unique index 'uk' on 'book(title)'");
	}

	@Test
	void nameOfThePrimaryKeyIsNoDifference() {
		check(schema(with(table("book", ID), primaryKey("book_pkey", "id"))),
				schema(with(table("book", ID), primaryKey(null, "id"))));
	}

	@Test
	void changedPrimaryKeyKeepsItsName() {
		check(schema(with(table("book", ID, TITLE), primaryKey("book_pkey", "id"))),
				schema(with(table("book", ID, TITLE.withNullable(false)), primaryKey(null, "id", "title"))),
				"drop primary key 'book_pkey' on 'book(id)'", "alter column 'book.title': not null",
				"add primary key 'book_pkey' on 'book(id, title)'");
	}

	@Test
	void newPartsAreNamedByConvention() {
		Table bare = table("book", ID, TITLE);
		Table full = with(bare, unique(null, "title"), check(null, "id > 0"))
			.withIndexes(List.of(index(null, false, "title")));

		check(schema(bare), schema(full), "add check constraint 'ck_book_id' on 'book': id > 0",
				"add unique constraint 'uq_book_title' on 'book(title)'",
				"create index 'ix_book_title' on 'book(title)'");
	}

	@Test
	void takenNameIsNumbered() {
		Table before = with(table("book", ID, TITLE), unique("uq_book_title", "id"));
		Table after = with(table("book", ID, TITLE), unique(null, "id"), unique(null, "title"));

		check(schema(before), schema(after), "add unique constraint 'uq_book_title_2' on 'book(title)'");
	}

	@Test
	void indexNameMovesFromADroppedTableToANewOne() {
		check(schema(table("book", TITLE).withIndexes(List.of(index("ix_title", false, "title")))),
				schema(table("volume", TITLE).withIndexes(List.of(index("ix_title", false, "title")))),
				"drop index 'ix_title' on 'book(title)'", "create table 'volume'", "drop table 'book'");
	}

	@Test
	void tablesAreCreatedAfterAndDroppedBeforeThoseThatTheyReferTo() {
		SchemaModel library = schema(with(table("author", ID), primaryKey(null, "id")),
				with(table("shelf", ID), primaryKey(null, "id")), with(table("a_book", ID),
						foreignKey("fk_author", "id", "author"), foreignKey("fk_shelf", "id", "shelf")));

		check(SchemaModel.EMPTY, library, "create table 'author'", "create table 'shelf'", "create table 'a_book'");
		check(library, SchemaModel.EMPTY, "drop table 'a_book'", "drop table 'shelf'", "drop table 'author'");
	}

	@Test
	void foreignKeyThatClosesACycleIsSplitOff() {
		SchemaModel cycle = schema(with(table("a", ID), primaryKey(null, "id"), foreignKey(null, "id", "b")),
				with(table("b", ID), primaryKey(null, "id"), foreignKey(null, "id", "a")));

		check(SchemaModel.EMPTY, cycle, "create table 'b'", "create table 'a'",
				"add foreign key 'fk_b_id' on 'b(id)' to 'a(id)'");
		check(cycle, SchemaModel.EMPTY, "drop foreign key 'fk_b_id' on 'b(id)' to 'a(id)'", "drop table 'a'",
				"drop table 'b'");
	}

	@Test
	void foreignKeyToItsOwnTableStaysInline() {
		Table category = with(table("category", ID), primaryKey(null, "id"), foreignKey("fk_parent", "id", "category"));

		assertThat(SchemaDiff.between(SchemaModel.EMPTY, schema(category), POSTGRESQL).operations())
			.containsExactly(new CreateTable(category));
	}

	@Test
	void foreignKeyStepsAsideWhileTheKeyChangesThatItPointsTo() {
		Column key = column("id", ColumnType.of("integer")).withNullable(false);
		SchemaModel before = schema(with(table("author", key), primaryKey("author_pkey", "id")),
				with(table("book", key), foreignKey("fk_author", "id", "author")));
		SchemaModel after = schema(with(table("author", ID), primaryKey(null, "id")),
				with(table("book", ID), foreignKey(null, "id", "author")));

		check(before, after, "drop foreign key 'fk_author' on 'book(id)' to 'author(id)'",
				"alter column 'author.id': type integer -> bigint", "alter column 'book.id': type integer -> bigint",
				"add foreign key 'fk_author' on 'book(id)' to 'author(id)'");
	}

	@Test
	void foreignKeyStepsAsideWhileATwinOfItsKeyGoes() {
		SchemaModel twins = schema(with(table("author", ID), unique("uk_1", "id"), unique("uk_2", "id")),
				with(table("book", ID), foreignKey("fk_author", "id", "author")));

		check(SchemaModel.EMPTY, twins, "create table 'author'", "create table 'book'",
				"add unique constraint 'uk_2' on 'author(id)'",
				"add foreign key 'fk_author' on 'book(id)' to 'author(id)'");
		check(twins, SchemaModel.EMPTY, "drop foreign key 'fk_author' on 'book(id)' to 'author(id)'",
				"drop unique constraint 'uk_2' on 'author(id)'", "drop table 'book'", "drop table 'author'");
	}

	@Test
	void foreignKeyStepsAsideWhileAColumnChangesThatItsKeyIncludes() {
		Table book = with(table("book", ID), foreignKey("fk_author", "id", "author"));
		Column longer = column("title", ColumnType.of("varchar", 500));
		Index key = new Index(Name.of("uk"), true, List.of(IndexElement.ascending(Name.of("id"))), Index.BTREE,
				names("title"), false, null);

		check(schema(table("author", ID, TITLE).withIndexes(List.of(key)), book),
				schema(table("author", ID, longer).withIndexes(List.of(key)), book),
				"drop foreign key 'fk_author' on 'book(id)' to 'author(id)'",
				"drop unique index 'uk' on 'author(id)' include (title)",
				"alter column 'author.title': type varchar(255) -> varchar(500)",
				"create unique index 'uk' on 'author(id)' include (title)",
				"add foreign key 'fk_author' on 'book(id)' to 'author(id)'");
	}

	@Test
	void whatRestsOnAColumnStepsAsideWhileItsTypeChanges() {
		Column doubled = column("doubled", ColumnType.of("numeric"))
			.withGenerated(new Generated(Expression.of("price * 2"), true));
		Table before = with(table("book", column("price", ColumnType.of("integer")), TITLE, doubled),
				check("ck_price", "price > 0"), check("ck_title", "title <> 'price'"));
		Table after = with(table("book", column("price", ColumnType.of("numeric")), TITLE, doubled),
				check("ck_price", "price > 0"), check("ck_title", "title <> 'price'"));

		check(schema(before), schema(after), "drop check constraint 'ck_price' on 'book': price > 0",
				"drop column 'book.doubled'", "alter column 'book.price': type integer -> numeric",
				"add column 'book.doubled'", "add check constraint 'ck_price' on 'book': price > 0");
	}

	@Test
	void longerTextLeavesItsCheckInPlace() {
		Table before = with(table("book", TITLE), check("ck_title", "title <> ''"));
		Table after = with(table("book", column("title", ColumnType.of("varchar", 500))),
				check("ck_title", "title <> ''"));

		check(schema(before), schema(after), "alter column 'book.title': type varchar(255) -> varchar(500)");
	}

	@Test
	void partsOfADroppedColumnAreDroppedBeforeIt() {
		Table before = with(table("book", ID, TITLE), unique("uk_title", "title"))
			.withIndexes(List.of(index("ix_title", false, "title")));

		check(schema(before), schema(table("book", ID)), "drop index 'ix_title' on 'book(title)'",
				"drop unique constraint 'uk_title' on 'book(title)'", "drop column 'book.title'");
	}

	@Test
	void sequencesAndTypesComeFirstAndGoLast() {
		Column drawn = ID.withDefault(Expression.of("nextval('book_seq')"));
		Column mood = column("mood", ColumnType.userType(QualifiedName.of("mood")));
		SchemaModel full = new SchemaModel(List.of(table("book", drawn, mood)), List.of(sequence(1)),
				List.of(new EnumType(QualifiedName.of("mood"), List.of("sad"))));

		check(SchemaModel.EMPTY, full, "create enum type 'mood'", "create sequence 'book_seq'", "create table 'book'");
		check(full, SchemaModel.EMPTY, "drop table 'book'", "drop sequence 'book_seq'", "drop enum type 'mood'");
	}

	@Test
	void nameThatTheServerCountedIsNotKept() {
		Column number = column("title", ColumnType.of("bigint")).withNullable(false);
		Table before = with(table("book", ID, number), primaryKey("constraint_9", "id"),
				check("constraint_9a", "title > 0"));

		check(schema(before),
				schema(with(table("book", ID, number), primaryKey(null, "title"), check("constraint_9a", "title > 0"))),
				"drop primary key 'constraint_9' on 'book(id)'", "add primary key 'pk_book' on 'book(title)'");
		check(schema(before),
				schema(with(table("book", ID, column("title", ColumnType.of("integer")).withNullable(false)),
						primaryKey(null, "id"), check(null, "title > 0"))),
				"drop check constraint 'constraint_9a' on 'book': title > 0",
				"alter column 'book.title': type bigint -> integer",
				"add check constraint 'ck_book_title' on 'book': title > 0");
	}

	@Test
	void sequenceIsAltered() {
		check(SchemaModel.EMPTY.withSequences(List.of(sequence(1))),
				SchemaModel.EMPTY.withSequences(List.of(sequence(50))), "alter sequence 'book_seq': increment 1 -> 50");
	}

	@Test
	void inverseUndoesTheOperationsBackwards() {
		Table author = with(table("author", ID), primaryKey(null, "id"));
		Table book = with(table("book", ID), foreignKey("fk_author", "id", "author"));
		SchemaDifferences created = SchemaDiff.between(SchemaModel.EMPTY, schema(author, book), POSTGRESQL);
		SchemaDifferences added = SchemaDiff.between(schema(author, table("book", ID)), schema(author, book),
				POSTGRESQL);

		assertThat(created.inverse()).containsExactly(new DropTable(book.name(), book),
				new DropTable(author.name(), author));
		assertThat(added.inverse())
			.containsExactly(new AddConstraint(book.name(), foreignKey("fk_author", "id", "author")).inverse());
	}

	private static void check(SchemaModel from, SchemaModel to, String... descriptions) {
		SchemaDifferences differences = SchemaDiff.between(from, to, POSTGRESQL);

		assertThat(differences.descriptions()).containsExactly(descriptions);
		assertThat(differences.isEmpty()).isEqualTo(descriptions.length == 0);
	}

	private static SchemaModel schema(Table... tables) {
		return new SchemaModel(List.of(tables), List.of(), List.of());
	}

	private static Table table(String name, Column... columns) {
		return Table.of(QualifiedName.of(name), List.of(columns));
	}

	private static Table with(Table table, Constraint... constraints) {
		return table.withConstraints(List.of(constraints));
	}

	private static Column column(String name, ColumnType type) {
		return Column.of(name, type);
	}

	private static PrimaryKey primaryKey(@Nullable String name, String... columns) {
		return new PrimaryKey(name(name), names(columns));
	}

	private static UniqueConstraint unique(@Nullable String name, String... columns) {
		return UniqueConstraint.of(name(name), names(columns));
	}

	private static CheckConstraint check(@Nullable String name, String condition) {
		return new CheckConstraint(name(name), Expression.of(condition));
	}

	private static ForeignKey foreignKey(@Nullable String name, String column, String table) {
		return ForeignKey.of(name(name), names(column), QualifiedName.of(table), names("id"));
	}

	private static Index index(@Nullable String name, boolean unique, String... columns) {
		return Index.of(name(name), unique, names(columns).stream().map(IndexElement::ascending).toList());
	}

	private static Sequence sequence(int increment) {
		return new Sequence(QualifiedName.of("book_seq"), ColumnType.of("bigint"), SequenceOptions.of(1, increment));
	}

	private static @Nullable Name name(@Nullable String name) {
		return (name != null) ? Name.of(name) : null;
	}

	private static List<Name> names(String... names) {
		return Arrays.stream(names).map(Name::of).toList();
	}

}
