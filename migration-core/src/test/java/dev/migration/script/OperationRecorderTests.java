package dev.migration.script;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.dialect.UnsupportedOperationOnDatabaseException;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropTable;
import dev.migration.operation.InvalidOperationException;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameTable;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Deferral;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.NameLimit;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.before;
import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.comment;
import static dev.migration.script.Ddl.desc;
import static dev.migration.script.Ddl.exclude;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.expression;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.function;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.json;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.sequence;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.trigger;
import static dev.migration.script.Ddl.type;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;
import static dev.migration.script.Ddl.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperationRecorderTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private final KnownObjects target = new KnownObjects();

	private NamingConvention naming = new NamingConvention(63);

	@Test
	void guardsStandInFrontOfTheCall() {
		assertThat(record((op) -> {
			op.ifNotExists().addColumn("book", column("isbn", text()));
			op.ifExists().dropTable("book");
			op.dropTable("book");
		})).containsExactly(new AddColumn(BOOK, Column.of("isbn", ColumnType.of("text")), true),
				new DropTable(BOOK, null, true), new DropTable(BOOK, null, false));
	}

	@Test
	void batchIsOneOperation() {
		assertThat(record((op) -> op.batch("shop.book", (batch) -> {
			batch.addColumn(column("isbn", text()));
			batch.alterColumn("isbn", change().notNull());
			batch.alterColumn("isbn", change().type(varchar(20)), existing(text()).notNull());
		}))).containsExactly(new AlterTable(QualifiedName.of("shop", "book"),
				List.of(new AddColumn(QualifiedName.of("shop", "book"), isbn("text", true)),
						alter(isbn("text", true), isbn("text", false)),
						alter(isbn("text", false), isbn("varchar", false)))));
	}

	private static Column isbn(String type, boolean nullable) {
		return Column.of("isbn", type.equals("varchar") ? ColumnType.of(type, 20) : ColumnType.of(type))
			.withNullable(nullable);
	}

	private static AlterColumn alter(Column from, Column to) {
		return new AlterColumn(QualifiedName.of("shop", "book"), from, to, null, null);
	}

	@Test
	void unnamedCheckIsCalledTheSameWhereverItIsWritten() {
		this.naming = new NamingConvention(63, Map.of("ck", "%(table_name)s_%(constraint_name)s_ck"));
		CheckSpec check = check("pages > 0 or title is null");

		assertThat(namesOfChecks((op) -> op.createTable("book", column("title", text()), column("pages", integer()),
				check, check("pages < 9999"))))
			.containsExactlyInAnyOrder("book_pages_title_ck", "book_pages_ck");
		assertThat(namesOfChecks((op) -> op.createCheckConstraint("book", check)))
			.containsExactly("book_pages_title_ck");
		assertThat(namesOfChecks((op) -> op.batch("book", (batch) -> batch.createCheckConstraint(check))))
			.containsExactly("book_pages_title_ck");
	}

	private List<String> namesOfChecks(Consumer<Operations> script) {
		return record(script).stream()
			.flatMap((operation) -> operation.accept(new NamesOf()))
			.map(Name::text)
			.filter((name) -> name.endsWith("_ck"))
			.toList();
	}

	@Test
	void twoUnnamedChecksOfTheSameColumnsAreRefused() {
		refused((op) -> op.createTable("book", column("pages", integer()), check("pages > 0"), check("pages < 9999")),
				"Two constraints or indexes of table 'book' are named 'ck_book_pages'; name one of them otherwise with"
						+ " 'named'.");
	}

	@Test
	void emptyBatchIsRefused() {
		refused((op) -> op.batch("book", (batch) -> {
		}), "A batch on table 'book' is empty; put at least one change into it.");
	}

	@Test
	void batchOnAnotherTableIsRefused() {
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(
					() -> new AlterTable(BOOK, List.of(new AddColumn(QualifiedName.of("author"), isbn("text", true)))))
			.withMessage("A batch on table 'book' holds 'add column 'author.isbn''; put into it only changes of that"
					+ " table.");
	}

	@Test
	void concurrentIndexIsNotForABatch() {
		Index index = Index.of(Name.of("ix"), false, List.of(IndexElement.ascending(Name.of("a"))));

		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> new AlterTable(BOOK, List.of(new CreateIndex(BOOK, index, false, true))))
			.withMessage("A batch on table 'book' holds 'create index 'ix' on 'book(a)'' concurrently, which is a"
					+ " statement of its own; put it behind the batch.");
	}

	@Test
	void indexIsBuiltConcurrentlyUnderItsUsualName() {
		assertThat(record((op) -> op.createIndex("book", index("isbn").concurrently())))
			.containsExactly(new CreateIndex(BOOK,
					Index.of(Name.of("ix_book_isbn"), false, List.of(IndexElement.ascending(Name.of("isbn")))), false,
					true));
	}

	@Test
	void indexIsTheSameInWhateverOrderItIsDescribed() {
		Operation first = onlyOperation((op) -> op.createIndex("book",
				index("isbn").concurrently()
					.named("ix")
					.unique()
					.using("btree")
					.nullsNotDistinct()
					.include("title")
					.where("title <> ''")));

		assertThat(first).isEqualTo(onlyOperation((op) -> op.createIndex("book",
				index("isbn").where("title <> ''")
					.include("title")
					.nullsNotDistinct()
					.using("btree")
					.unique()
					.named("ix")
					.concurrently())));
	}

	@Test
	void constraintOverAnIndexIsTheSameInWhateverOrderItIsDescribed() {
		assertThat(onlyOperation((op) -> op.createUniqueConstraint("book",
				unique("isbn").usingIndex("ix").named("uq").deferral(Deferral.INITIALLY_DEFERRED))))
			.isEqualTo(onlyOperation((op) -> op.createUniqueConstraint("book",
					unique("isbn").deferral(Deferral.INITIALLY_DEFERRED).named("uq").usingIndex("ix"))));
		assertThat(onlyOperation((op) -> op.dropConstraintKeepingIndex("book",
				unique("isbn").usingIndex("ix").include("title").nullsNotDistinct())))
			.isEqualTo(onlyOperation((op) -> op.dropConstraintKeepingIndex("book",
					unique("isbn").nullsNotDistinct().include("title").usingIndex("ix"))));
		assertThat(onlyOperation((op) -> op.createPrimaryKey("book",
				primaryKey("isbn").usingIndex("ix").named("pk").deferral(Deferral.INITIALLY_IMMEDIATE))))
			.isEqualTo(onlyOperation((op) -> op.createPrimaryKey("book",
					primaryKey("isbn").deferral(Deferral.INITIALLY_IMMEDIATE).named("pk").usingIndex("ix"))));
	}

	private Operation onlyOperation(Consumer<Operations> script) {
		List<Operation> operations = record(script);
		assertThat(operations).hasSize(1);
		return operations.get(0);
	}

	@Test
	void columnSortsByACollationOfItsOwn() {
		ColumnType text = ColumnType.of("text").withCollation(Name.of("C"));

		assertThat(record((op) -> {
			op.addColumn("book", column("isbn", text()).notNull().collate("C"));
			op.alterColumn("book", "isbn", change().collate("de_DE").type(varchar(20)), existing(text()).collate("C"));
		})).containsExactly(new AddColumn(BOOK, Column.of("isbn", text).withNullable(false)),
				new AlterColumn(BOOK, Column.of("isbn", text),
						Column.of("isbn", ColumnType.of("varchar", 20).withCollation(Name.of("de_DE"))), null, null));
	}

	@Test
	void columnIsCountedAlwaysWithoutSayingHow() {
		assertThat(
				record((op) -> op.alterColumn("book", "id", change().identityAlways(), existing(bigint()).notNull())))
			.containsExactly(new AlterColumn(BOOK, Column.of("id", ColumnType.of("bigint")).withNullable(false),
					Column.of("id", ColumnType.of("bigint"))
						.withNullable(false)
						.withIdentity(new Identity(true, SequenceOptions.DEFAULT)),
					null, null));
	}

	@Test
	void anyTypeHasArrays() {
		assertThat(record((op) -> op.createTable("book", column("tags", varchar(20).array()),
				column("matrix", integer().array().array()), column("words", text().collate("C").array()),
				column("addresses", type("inet").array()))))
			.containsExactly(new CreateTable(Table.of(BOOK,
					List.of(Column.of("tags", ColumnType.of("varchar", 20).withDimensions(1)),
							Column.of("matrix", ColumnType.of("integer").withDimensions(2)),
							Column.of("words", ColumnType.of("text").withCollation(Name.of("C")).withDimensions(1)),
							Column.of("addresses", ColumnType.of("inet").withDimensions(1))))));
	}

	@Test
	void constraintTakesAnIndexOver() {
		assertThat(record((op) -> op.createUniqueConstraint("book", unique("isbn").usingIndex("ux_isbn"))))
			.containsExactly(new AddConstraintUsingIndex(BOOK,
					UniqueConstraint.of(Name.of("uq_book_isbn"), List.of(Name.of("isbn"))),
					Index.of(Name.of("ux_isbn"), true, List.of(IndexElement.ascending(Name.of("isbn"))))));
	}

	@Test
	void replacedObjectIsReadFromTheTarget() {
		DatabaseObject old = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("titles"), null, "select 1");
		DatabaseObject created = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("titles"), null, "select 2");
		this.target.existing.put(old.key(), old);

		assertThat(record((op) -> op.createOrReplace(view("titles", "select 2"))))
			.containsExactly(new ReplaceObject(old, created));
		assertThat(record((op) -> op.createOrReplace(view("other", "select 2"))).get(0).inverse())
			.isInstanceOf(DropObject.class);
		assertThat(record((op) -> op.createOrReplace(view("titles", "select 2"), view("titles", "select 1"))))
			.containsExactly(new ReplaceObject(old, created));
	}

	@Test
	void restoredObjectIsTheOneBeforeTheUpgrade() {
		DatabaseObject now = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("titles"), null, "select 2");
		DatabaseObject old = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("titles"), null, "select 1");
		this.target.existing.put(now.key(), now);

		assertThat(record((op) -> op.restore(view("titles")))).containsExactly(new DropObject(now.key(), now, false));

		this.target.replaced.put(old.key(), old);

		assertThat(record((op) -> op.restore(view("titles")))).containsExactly(new ReplaceObject(now, old));
	}

	@Test
	void routinesAreToldApartByTheirArguments() {
		assertThat(record((op) -> op.drop(function("shop.net(a  integer)")))).containsExactly(new DropObject(
				new ObjectKey(ObjectKind.FUNCTION, QualifiedName.of("shop", "net"), null, "(a integer)"), null, false));
		refused((op) -> op.createOrReplace(function("net", "returns int language sql as 'select 1'")),
				"The function 'net' has no arguments; write them in parentheses behind the name, '()' for none.");
		refused((op) -> op.drop(function("net(a integer")),
				"The function 'net(a integer' has arguments that do not end; write them in parentheses.");
		refused((op) -> op.drop(view("a.b.c")), "'a.b.c' is no table name; write 'table' or 'schema.table', and put a"
				+ " part with a dot in it in double quotes.");
	}

	@Test
	void triggerBelongsToItsTable() {
		assertThat(record((op) -> op.drop(trigger("touched", "shop.book")))).containsExactly(new DropObject(
				new ObjectKey(ObjectKind.TRIGGER, QualifiedName.of("touched"), QualifiedName.of("shop", "book"), null),
				null, false));
	}

	@Test
	void rowsAreListedTypedOrTakenFromElsewhere() {
		List<List<?>> values = List.of(List.of(1, "{}"), Arrays.asList(2, null));
		BulkInsert listed = insert(rows("id", "data").row(1, "{}").row(2, null));
		BulkInsert typed = insert(rows(column("id", bigint()), column("data", json())).from(values));
		BulkInsert streamed = insert(
				rows("id", "data").from(() -> Stream.of(List.of(1, "{}"), Arrays.asList(2, null))));

		assertThat(listed).isEqualTo(new BulkInsert(BOOK, names("id", "data"), values));
		assertThat(typed.types()).containsExactly(ColumnType.of("bigint"), ColumnType.of("jsonb"));
		assertThat(typed.rows()).isEqualTo(listed.rows());
		assertThat(streamed.rows()).containsExactlyElementsOf(listed.rows());
		assertThat(streamed.rows()).containsExactlyElementsOf(listed.rows());
		assertThat(streamed.rows().size()).isEmpty();
	}

	@Test
	void streamOfRowsIsClosedAfterReading() {
		List<String> closed = new ArrayList<>();
		BulkInsert insert = insert(rows("id").from(() -> Stream.of(List.of(1)).onClose(() -> closed.add("closed"))));

		insert.rows().forEach((row) -> assertThat(row).containsExactly(1));

		assertThat(closed).containsExactly("closed");
	}

	@Test
	void rowOfAnotherWidthIsRefused() {
		refused((op) -> op.bulkInsert("book", rows("id", "title").row(1)),
				"A row has '1' values [1] for columns [id, title]; give one value for each.");
		refused((op) -> op.bulkInsert("book", rows("id").from(List.of(List.of(1), List.of(1, 2)))),
				"A row for table 'book' has '2' values for '1' columns; give one value for each column.");
		BulkInsert streamed = insert(rows("id").from(() -> Stream.of(List.of(1, 2))));
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(() -> streamed.rows().forEach((row) -> {
		})).withMessage("A row for table 'book' has '2' values for '1' columns; give one value for each column.");
		refused((op) -> op.bulkInsert("book", rows("id").row(1).from(List.of())),
				"Rows of columns [id] are both listed and taken from elsewhere; use two bulk inserts.");
	}

	private BulkInsert insert(RowsSpec rows) {
		return (BulkInsert) record((op) -> op.bulkInsert("book", rows)).get(0);
	}

	@Test
	void enumValueHasOnePlace() {
		assertThat(record((op) -> op.addEnumValue("mood", "ok", before("sad"))).get(0).inverse().inverse())
			.isEqualTo(record((op) -> op.addEnumValue("mood", "ok", before("sad"))).get(0));
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> new dev.migration.operation.AddEnumValue(BOOK, "ok", "a", "b", false))
			.withMessage("Value 'ok' of enum type 'book' stands before 'a' and after 'b'; give one of them.");
	}

	@Test
	void namesOfANewTableMustDiffer() {
		refused((op) -> op.createTable("book", column("a", text()), index(desc("a")), index("a")),
				"Two constraints or indexes of table 'book' are named 'ix_book_a'; name one of them otherwise with"
						+ " 'named'.");
	}

	@Test
	void primaryKeyIsNamedOnlyByAPatternOfItsOwn() {
		this.naming = new NamingConvention(63, Map.of("pk", "%(table_name)s_pk"));

		assertThat(record((op) -> op.createTable("book", column("id", bigint()), primaryKey("id"))).get(0).toString())
			.contains("PrimaryKey[name=book_pk");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\"b", "a b", "\uD83D\uDE00", "select", "Größe" })
	void oddNamesAreKept(String name) {
		assertThat(record((op) -> op.dropColumn("book", name)).get(0).toString()).contains("column=" + name + ",");
	}

	@Test
	void tooLongNameIsRefusedBeforeAnythingRuns() {
		String bytes = "ö".repeat(32);
		refused((op) -> op.createTable("book", column(bytes, text())),
				"Name '" + bytes + "' has '64' of at most '63 bytes' that 'postgresql' takes; shorten it.");
		refused((op) -> op.batch("book", (batch) -> batch.renameIndex("a", bytes)),
				"Name '" + bytes + "' has '64' of at most '63 bytes' that 'postgresql' takes; shorten it.");
		assertThat(this.target.applied).isEmpty();

		this.naming = new NamingConvention(NameLimit.ofCharacters(32));
		assertThat(record((op) -> op.dropColumn("book", bytes))).hasSize(1);
	}

	@Test
	void unequalColumnCountsAreRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> foreignKey("a", "b").references("author", "id"))
			.withMessage("A foreign key to 'author' pairs '2' columns [a, b] with '1' [id]; name as many on both"
					+ " sides.");
	}

	@Test
	void defaultIsALiteralOrAnExpression() {
		assertThat(record((op) -> op.addColumn("book", column("a", integer()).defaultValue(new BigDecimal("1.5")))))
			.hasSize(1);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> record((op) -> op.addColumn("book", column("a", integer()).defaultValue(new Object()))))
			.withMessageContaining("java.lang.Object");
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> record((op) -> op.addColumn("book", column("a", integer()).defaultExpression(" "))))
			.withMessage("An SQL expression is blank; write it or leave it out.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "varchar(", "integer default 1", "varchar(x)" })
	void whatIsNoTypeIsRefused(String sql) {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> record((op) -> op.addColumn("book", column("a", type(sql)))));
	}

	@Test
	void expressionEndsWhereItEnds() {
		refused((op) -> op.addColumn("book", column("a", integer()).defaultExpression("1; DROP TABLE book")),
				"'1; DROP TABLE book' does not stand by itself; write one expression or query without a semicolon, in"
						+ " which all parentheses, quotes and comments are closed.");
		refused((op) -> op.createCheckConstraint("book", check("a > 0) OR (1 = 1")),
				"'a > 0) OR (1 = 1' does not stand by itself; write one expression or query without a semicolon, in"
						+ " which all parentheses, quotes and comments are closed.");
		refused((op) -> op.createOrReplace(view("v", "SELECT 1; DROP TABLE book")),
				"'SELECT 1; DROP TABLE book' does not stand by itself; write one expression or query without a"
						+ " semicolon, in which all parentheses, quotes and comments are closed.");
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> exclude("a", "=); DROP TABLE book; --"))
			.withMessage(
					"An exclusion constraint compares 'a' by '=); DROP TABLE book; --', which is no operator; give one"
							+ " such as '&&' or '='.");
	}

	@Test
	void whatTheDatabaseCannotDoIsRefusedBeforeAnythingRuns() {
		OperationRecorder recorder = new OperationRecorder(new MariaDbDialect(), this.naming, ScriptArguments.NONE,
				this.target);
		recorder.dropTable("book");

		assertThatExceptionOfType(UnsupportedOperationOnDatabaseException.class)
			.isThrownBy(() -> recorder.validateConstraint("author", "ck"));
		assertThat(this.target.applied).isEmpty();
	}

	@Test
	void renamedIsWhatStaysInItsSchema() {
		assertThat(record((op) -> op.renameTable("sales.book", "volume")))
			.containsExactly(new RenameTable(QualifiedName.of("sales", "book"), QualifiedName.of("sales", "volume")));
		assertThat(record((op) -> op.renameTable("book", "\"a.b\"")))
			.containsExactly(new RenameTable(BOOK, QualifiedName.of("a.b")));
		refused((op) -> op.renameTable("book", "sales.book"),
				"Table 'book' cannot be renamed to 'sales.book' of another schema; keep the schema, and put a name with a"
						+ " dot in it in double quotes.");
		refused((op) -> op.renameSequence("a.s", "b.s"),
				"Sequence 'a.s' cannot be renamed to 'b.s' of another schema; keep the schema, and put a name with a dot"
						+ " in it in double quotes.");
		refused((op) -> op.alterSequence(sequence("a"), sequence("b")),
				"Sequence 'b' cannot be altered to 'a'; give both the same name, and rename it by 'renameSequence'.");
	}

	@Test
	void changeThatSaysNothingIsRefused() {
		refused((op) -> op.alterColumn("book", "a", change(), existing(integer())),
				"A change of column 'book.a' changes nothing; say what changes, such as 'change().notNull()'.");
		refused((op) -> op.alterColumn("book", "a", change().using("a + 1").notNull(), existing(integer())),
				"Column 'book.a' keeps its type 'integer', but its values are to be converted by 'a + 1'; change the type"
						+ " too, or use an 'UPDATE'.");
	}

	@Test
	void whatIsSaidTwiceIsRefused() {
		refused((op) -> op.createTable("book", column("a", integer()), comment("x"), comment("y")),
				"Table 'book' has comments 'x' and 'y'; keep one of them.");
		refused((op) -> op.bulkInsert("book", rows("a", "a").row(1, 2)),
				"A bulk insert into table 'book' names a column twice in '[a, a]'; name it once.");
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> record((op) -> op.createEnumType("mood", "sad", "sad")))
			.withMessage("Enum type 'mood' has a value twice in '[sad, sad]'; name it once.");
	}

	@Test
	void dataWorkIsCheckedBeforeAnythingRuns() {
		String table = "b".repeat(64);
		refused((op) -> {
			op.dropTable("book");
			op.bulkInsert(table, rows("a").row(1));
		}, "Name '" + table + "' has '64' of at most '63 bytes' that 'postgresql' takes; shorten it.");
		refused((op) -> op.execute(" \n"), "A statement to execute is blank; write it or leave it out.");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> record((op) -> op.createTable("book", column("a", varchar(-1)))))
			.withMessage("Type 'varchar' is asked for with '-1'; use a positive length or precision.");
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> record((op) -> op.dropColumn("book", "a\uD83D")))
			.withMessage("Name 'a?' contains half of a surrogate pair, which no database stores; remove it.");
		assertThat(this.target.applied).isEmpty();
	}

	@Test
	void sortKeysSayOneThingOnly() {
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> expression("lower(a)").length(3))
			.withMessage("An index element counts '3' characters of 'lower(a)'; use 1 or more of a column.");
		assertThat(record((op) -> op.createCheckConstraint("book", check("a > 0").notValid().named("ck"))).get(0))
			.isInstanceOf(AddConstraint.class);
	}

	private static List<Name> names(String... names) {
		return Stream.of(names).map(Name::of).toList();
	}

	private void refused(Consumer<Operations> script, String message) {
		assertThatExceptionOfType(InvalidOperationException.class).isThrownBy(() -> record(script))
			.withMessage(message);
	}

	private List<Operation> record(Consumer<Operations> script) {
		this.target.applied.clear();
		OperationRecorder recorder = new OperationRecorder(new PostgreSqlDialect(), this.naming, ScriptArguments.NONE,
				this.target);
		script.accept(recorder);
		recorder.end();
		return List.copyOf(this.target.applied);
	}

	/**
	 * A target that knows views and remembers what came.
	 */
	private static final class KnownObjects implements OperationTarget {

		private final List<Operation> applied = new ArrayList<>();

		private final Map<ObjectKey, DatabaseObject> existing = new HashMap<>();

		private final Map<ObjectKey, DatabaseObject> replaced = new HashMap<>();

		@Override
		public void apply(List<Operation> operations) {
			this.applied.addAll(operations);
		}

		@Override
		public void run(String name, Consumer<JdbcClient> work) {
			throw new AssertionError(name);
		}

		@Override
		public Column existingColumn(QualifiedName table, Name column) {
			throw new AssertionError(table + "." + column);
		}

		@Override
		public @Nullable DatabaseObject existingObject(ObjectKey object) {
			return this.existing.get(object);
		}

		@Override
		public @Nullable DatabaseObject replacedObject(ObjectKey object) {
			return this.replaced.get(object);
		}

	}

}
