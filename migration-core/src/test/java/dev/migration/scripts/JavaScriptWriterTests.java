package dev.migration.scripts;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.AlterTable;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateCompositeType;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropCompositeType;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameTable;
import dev.migration.operation.Rows;
import dev.migration.operation.SampleOperations;
import dev.migration.operation.SetTableComment;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.EnumType;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.NamingConvention;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import dev.migration.script.Revision;
import dev.migration.script.RevisionScript;
import dev.migration.testing.RandomSchemas;
import dev.migration.testing.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JavaScriptWriterTests {

	private static final Instant DATE = Instant.parse("2026-11-20T23:29:18Z");

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private static final ColumnType VARCHAR = ColumnType.of("varchar", 255);

	private static final ColumnType BIGINT = ColumnType.of("bigint");

	private static final List<String> HOSTILE = List.of("*/ System.exit(1); /*", "\\u002a/", "\"); System.exit(1); (\"",
			"a\nb", "a\r\nb\tc", "\\", "\"", "\"\"\"", "\u202Eevil", "\u0000x", "\u0085\u2028\u2029", "\uD800",
			"\\u0022); //", "[[${1+1}]] [(${1+1})] __${1+1}__", "[# th:each=\"x : ${y}\"]", "ä€😀", "%s %n",
			"\\\\u000a", "'", "${revision}", "\uFEFF", "\\");

	private final JavaScriptWriter writer = new JavaScriptWriter(new PostgreSqlDialect(), "db.revision",
			FileNames.STANDARD, null);

	@Test
	void writesWhatAReviewerWouldHaveWritten() {
		Table table = Table
			.of(QualifiedName.of("app_user"),
					List.of(Column.of("id", BIGINT).withNullable(false).withIdentity(Identity.BY_DEFAULT),
							Column.of("email", VARCHAR).withNullable(false)))
			.withConstraints(List.of(new PrimaryKey(null, names("id")),
					UniqueConstraint.of(Name.of("uq_app_user_email"), names("email"))));

		RenderedScript script = this.writer.render(
				new RevisionDraft("5c626978d652", List.of("d330d086edfe"), List.of(), List.of(), "create user", DATE,
						true, List.of(new CreateTable(table)), List.of(new DropTable(table.name(), table)), List.of()));

		assertThat(script.fileName()).isEqualTo("R5c626978d652_create_user.java");
		assertThat(script.text()).isEqualTo("""
				package db.revision;

				import dev.migration.script.Operations;
				import dev.migration.script.Revision;
				import dev.migration.script.RevisionScript;

				import static dev.migration.script.Ddl.bigint;
				import static dev.migration.script.Ddl.column;
				import static dev.migration.script.Ddl.primaryKey;
				import static dev.migration.script.Ddl.unique;
				import static dev.migration.script.Ddl.varchar;

				@Revision(id = "5c626978d652", downRevision = "d330d086edfe",
						message = "create user", createDate = "2026-11-20T23:29:18Z")
				class R5c626978d652_create_user implements RevisionScript {

					@Override
					public void upgrade(Operations op) {
						op.createTable("app_user",
								column("id", bigint()).identity(),
								column("email", varchar(255)).notNull(),
								primaryKey("id"),
								unique("email").named("uq_app_user_email"));
					}

					@Override
					public void downgrade(Operations op) {
						op.dropTable("app_user");
					}

				}
				""");
	}

	@Test
	void writesAnEmptyRevision() {
		RenderedScript script = this.writer.render(draft("", List.of(), List.of()));

		assertThat(script.fileName()).isEqualTo("Rabc.java");
		assertThat(script.text()).isEqualTo("""
				package db.revision;

				import dev.migration.script.Operations;
				import dev.migration.script.Revision;
				import dev.migration.script.RevisionScript;

				import static dev.migration.script.Ddl.*;

				@Revision(id = "abc", createDate = "2026-11-20T23:29:18Z")
				class Rabc implements RevisionScript {

					@Override
					public void upgrade(Operations op) {
					}

					@Override
					public void downgrade(Operations op) {
					}

				}
				""");
	}

	@Test
	void wrapsLongLines() {
		Column title = Column.of("title", VARCHAR);

		assertThat(statements(
				new AlterColumn(BOOK, title, title.withType(ColumnType.of("varchar", 500)).withNullable(false), null,
						null),
				new AlterColumn(BOOK, title.withComment("the title of the book as it is printed on its cover"),
						title.withNullable(false), null, null),
				new CreateEnumType(new EnumType(QualifiedName.of("format"),
						List.of("a_long_label_number_1", "a_long_label_number_2", "a_long_label_number_3",
								"a_long_label_number_4", "a_long_label_number_5"))),
				new AddColumn(BOOK,
						title.withNullable(false)
							.withDefault(Expression.of("'a default that is quite long'"))
							.withComment("a comment that is just as long as the default")),
				new ExecuteSql("update book\nset title = '\\'\n\nwhere id = ?", List.of(1L))))
			.isEqualTo(
					"""
							op.alterColumn("book", "title", change().type(varchar(500)).notNull(), existing(varchar(255)));
							op.alterColumn("book", "title",
									change().notNull().noComment(),
									existing(varchar(255)).comment("the title of the book as it is printed on its cover"));
							op.createEnumType("format", "a_long_label_number_1", "a_long_label_number_2", "a_long_label_number_3",
									"a_long_label_number_4", "a_long_label_number_5");
							op.addColumn("book",
									column("title", varchar(255))
											.notNull()
											.defaultValue("a default that is quite long")
											.comment("a comment that is just as long as the default"));
							op.execute(""\"
									update book
									set title = '\\\\'

									where id = ?""\", 1L);
							""");
	}

	@Test
	void everyOperationComesBackFromItsScript() {
		assertRoundTrip(everyOperation().toList());
	}

	@Test
	void whatPostgreSqlCannotDoIsWrittenAllTheSame() {
		Index prefix = Index.of(Name.of("ix"), false, List.of(IndexElement.ascending(Name.of("a")).withLength(10)));
		List<Operation> operations = List.of(
				new CreateEnumType(new EnumType(QualifiedName.of("mood"), List.of("sad")), true),
				new CreateIndex(BOOK, prefix));

		assertThat(this.writer.render(draft("m", operations, List.of())).text()).contains("""
						op.ifNotExists().createEnumType("mood", "sad");
						op.createIndex("book", index(asc("a").length(10)).named("ix"));
				""");
	}

	@Test
	void everyOperationKindIsAmongThem() {
		assertThat(everyOperation().map(Operation::getClass).distinct())
			.hasSameSizeAs(Operation.class.getPermittedSubclasses());
	}

	@Test
	void hostileTextsComeBackFromTheirScript() {
		List<Operation> operations = HOSTILE.stream().flatMap((text) -> {
			// What no database stores is no name and no comment
			String stored = text.replace('\0', '0').replace('\uD800', '8');
			Name name = Name.of(stored);
			QualifiedName table = new QualifiedName(name, name);
			Expression expression = Expression.of("\"" + text.replace("\"", "\"\"") + "\"");
			Column column = new Column(name, VARCHAR, true, expression, null, null, stored + "y");
			return Stream.<Operation>of(new ExecuteSql(text, List.of(text)), new AddColumn(table, column),
					new SetTableComment(table, null, stored), new DropConstraint(table, name, null),
					new ExecuteSql("select\n" + text, List.of()), new ExecuteSql(text + "\nselect", List.of()),
					new ExecuteSql("select\n\t" + text + "\n", List.of()));
		}).toList();

		assertRoundTrip(operations);
	}

	@Test
	@Tag("campaign")
	void randomTextsComeBackFromTheirScript() {
		Seeds.of(7, 1).check((seed) -> {
			Random random = Seeds.random(seed);
			assertRoundTrip(Stream.generate(() -> {
				StringBuilder text = new StringBuilder();
				random.ints(random.nextInt(12), 0, HOSTILE.size()).forEach((index) -> text.append(HOSTILE.get(index)));
				random.ints(3, 0, 0x3000).forEach(text::appendCodePoint);
				return (Operation) new ExecuteSql(text.toString(), List.of(text.toString()));
			}).limit(2_000).toList());
		});
	}

	@Test
	@Tag("campaign")
	void randomSchemasComeBackFromTheirScript() {
		Seeds.of(20_261_121, 15).check((seed) -> {
			RandomSchemas schemas = new RandomSchemas(seed);
			SchemaModel from = named(schemas.next());
			SchemaModel to = named(schemas.variationOf(from));
			assertRoundTrip(
					Stream.of(creations(to), alterations(from, to)).flatMap((operations) -> operations).toList());
		});
	}

	@Test
	void aSchemaOfAThousandTablesIsNotTooLargeForAMethod() {
		List<Operation> operations = Stream.iterate(1, (number) -> number + 1)
			.limit(1_000)
			.map((number) -> (Operation) new CreateTable(Table.of(QualifiedName.of("table_" + number),
					Stream.iterate(1, (column) -> column + 1)
						.limit(20)
						.map((column) -> Column.of("c" + column, VARCHAR))
						.toList())))
			.toList();

		assertRoundTrip(operations);
	}

	@Test
	void aStatementMayBeLongerThanAConstant() {
		assertRoundTrip(List.of(new ExecuteSql("select '" + "😀ä".repeat(50_000) + "'", List.of())));
	}

	@Test
	void whatTheUserTypesIsDataInTheAnnotation() {
		String text = String.join("", HOSTILE);
		RevisionDraft draft = new RevisionDraft("a", List.of("b", "c\"\\"), List.of(text), HOSTILE, text, DATE, false,
				List.of(), List.of(), HOSTILE);

		Revision revision = compile(this.writer.render(draft)).getClass().getAnnotation(Revision.class);

		assertThat(revision.message()).isEqualTo(text);
		assertThat(revision.downRevision()).containsExactly("b", "c\"\\");
		assertThat(revision.dependsOn()).containsExactly(text);
		assertThat(revision.branchLabels()).containsExactlyElementsOf(HOSTILE);
		assertThat(revision.transactional()).isFalse();
	}

	@Test
	void aMessageOf500CharactersIsOneLiteral() {
		String message = "word ".repeat(100);

		RenderedScript script = this.writer.render(draft(message, List.of(), List.of()));

		assertThat(script.fileName()).isEqualTo("Rabc_word_word_word_word_word_word_word_word.java");
		assertThat(script.text()).contains("\t\tmessage = \"" + message + "\",\n");
	}

	@Test
	void writesNotesAsComments() {
		RevisionDraft draft = new RevisionDraft("abc", List.of(), List.of(), List.of(), "", DATE, true,
				List.of(new DropTable(BOOK, null)), List.of(),
				List.of("Table 'book' is dropped\nwith its \\u000a rows."));

		assertThat(this.writer.render(draft).text())
			.contains("\t\t// Table 'book' is dropped with its \\\\u000a rows.\n\t\top.dropTable(\"book\");\n");
	}

	@Test
	void writesNotesOnAnOperationAboveIt() {
		RevisionDraft draft = new RevisionDraft("abc", List.of(), List.of(), List.of(), "", DATE, true,
				List.of(new DropTable(QualifiedName.of("author"), null), new DropTable(BOOK, null)), List.of(),
				List.of("Look at all of it."), List.of(List.of(), List.of("3 rows.", " ", "Was it\n renamed?")));

		assertThat(this.writer.render(draft).text()).contains("""
				\t\t// Look at all of it.
				\t\top.dropTable("author");
				\t\t// 3 rows.
				\t\t// Was it renamed?
				\t\top.dropTable("book");
				""");
	}

	@Test
	void rendersTheTemplateOfTheUser() {
		String template = """
				package [(${packageName})];
				// [(${message})] /* [(${message})] */
				/** [(${revision})] after [(${downRevision})] at [(${createDate})], [(${transactional})]
				[# th:each="id : ${downRevisions}"]* [(${id})][/][# th:each="id : ${dependsOn}"]* [(${id})][/] */
				[(${imports})]
				[(${annotation})]
				class [(${className})] implements RevisionScript {
					final String message = "[(${message})]";
					public void upgrade(Operations op) {
				[(${upgrades})]	}
					public void downgrade(Operations op) {
				[(${downgrades})]	}
				[(${methods})]}
				""";
		String text = String.join("", HOSTILE);
		RevisionDraft draft = new RevisionDraft("abc", HOSTILE, HOSTILE, List.of(), text, DATE, true, List.of(),
				List.of(), List.of());

		RevisionScript script = compile(writer(template).render(draft));

		assertThat(script).extracting("message").isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[# th:each=\"x : ${y}\"]", "[(${message.nothing()})]", "[(${1 +})]" })
	void saysWhyATemplateFails(String template) {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> writer("a\n" + template).render(draft("a", List.of(), List.of())))
			.withMessageStartingWith("Template Byte array resource [my template] fails: ")
			.withMessageEndingWith(
					". Correct it, or remove 'migration.template' to use the one that comes with the library.");
	}

	@Test
	void refusesAValueThatJavaCannotWrite() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> statements(new ExecuteSql("select ?", List.of(new StringBuilder()))))
			.withMessage("A value of type 'java.lang.StringBuilder' cannot be written as Java; use a string, number,"
					+ " boolean, UUID, 'byte[]', a 'java.time' type or a list of them.");
	}

	private static Stream<Operation> everyOperation() {
		Column id = Column.of("id", BIGINT).withNullable(false);
		Column title = Column.of("title", VARCHAR).withDefault(Expression.of("'NEW'::character varying"));
		QualifiedName odd = QualifiedName.of("my \"schema\"", "a.b");
		Sequence sequence = new Sequence(odd, ColumnType.of("integer"),
				new SequenceOptions(5, -50, -9_000_000_000L, 5L, 3, true));
		Index index = new Index(Name.of("ix"), true,
				List.of(IndexElement.ascending(Name.of("a")), IndexElement.descending(Name.of("b")),
						new IndexElement(Name.of("c"), null, false, true, Name.of("text_pattern_ops")),
						new IndexElement(Name.of("d"), null, true, false, null),
						new IndexElement(null, Expression.of("lower(e)"), true, true, null)),
				"gist", names("f", "g"), true, Expression.of("a > 0"));
		ForeignKey key = new ForeignKey(Name.of("fk"), names("a", "b"), odd, names("c", "d"), ReferentialAction.CASCADE,
				ReferentialAction.SET_NULL, Deferral.INITIALLY_DEFERRED);
		Constraint unique = new UniqueConstraint(Name.of("uq"), names("a"), true, Deferral.INITIALLY_IMMEDIATE);
		Constraint check = new CheckConstraint(Name.of("ck"), Expression.of("title <> ''"));
		Table table = Table.of(odd, List.of(id, title, Column.of("a", BIGINT), Column.of("b", BIGINT)))
			.withConstraints(List.of(new PrimaryKey(Name.of("pk"), names("id")), unique, check, key))
			.withIndexes(List.of(index, Index.of(Name.of("ix2"), false, List.of(IndexElement.ascending(Name.of("a"))))))
			.withComment("Books");
		Identity always = new Identity(true, SequenceOptions.of(100, 10));
		return Stream.concat(namedSamples(), Stream.of(new CreateTable(table), new DropTable(odd, table),
				new RenameTable(odd, odd.sibling(Name.of("c.\"d"))), new SetTableComment(BOOK, "a", "b"),
				new SetTableComment(BOOK, "a", null), new AddColumn(BOOK, id), new AddColumn(odd, title),
				new AddColumn(BOOK, id.withIdentity(always)), new AddColumn(BOOK, id.withIdentity(Identity.BY_DEFAULT)),
				new AddColumn(BOOK, id.withGenerated(new Generated(Expression.of("a + 1"), false))),
				new AddColumn(BOOK, title.withDefault(Expression.of("'it''s'"))),
				new AddColumn(BOOK, title.withDefault(Expression.of("-5000000000"))),
				new AddColumn(BOOK, title.withDefault(Expression.of("007"))),
				new AddColumn(BOOK, title.withDefault(Expression.of("0.50"))),
				new AddColumn(BOOK, title.withDefault(Expression.of("true"))),
				new AddColumn(BOOK, title.withDefault(Expression.of("'a' || 'b'"))),
				new AddColumn(BOOK, Column.of("t", ColumnType.of("inet"))),
				new AddColumn(BOOK, Column.of("t", VARCHAR.withDimensions(2).withCollation(Name.of("de-x-icu")))),
				new AddColumn(BOOK, Column.of("t", ColumnType.of("char", 3))),
				new AddColumn(BOOK, Column.of("t", ColumnType.of("bit", 3))),
				new AddColumn(BOOK, Column.of("t", ColumnType.of("numeric", 10, 0))),
				new AddColumn(BOOK, Column.of("t", ColumnType.of("numeric"))),
				new AddColumn(BOOK, Column.of("t", ColumnType.userType(QualifiedName.of("s", "My \"Type")))),
				new DropColumn(BOOK, id.name(), id), new AlterColumn(BOOK, id, title, "id::text", "1"),
				new AlterColumn(BOOK, title.withNullable(false), title.withDefault(null).withComment("c"), null, null),
				new AlterColumn(BOOK, title, id.withIdentity(always), null, null),
				new AlterColumn(BOOK, id.withIdentity(always), title, null, null),
				new AlterColumn(BOOK, id.withIdentity(always), id.withIdentity(Identity.BY_DEFAULT), null, null),
				new AlterColumn(BOOK, title,
						title.withDefault(null).withGenerated(new Generated(Expression.of("a"), true)), null, null),
				new AlterColumn(BOOK, id.withGenerated(new Generated(Expression.of("a"), true)).withComment("c"),
						id.withIdentity(Identity.BY_DEFAULT), null, null),
				new AddConstraint(BOOK, new PrimaryKey(Name.of("pk"), names("id"))), new AddConstraint(BOOK, unique),
				new AddConstraint(BOOK, check), new AddConstraint(BOOK, key),
				new DropConstraint(BOOK, Name.of("uq"), unique), new CreateIndex(BOOK, index),
				new DropIndex(BOOK, Name.of("ix"), index), new CreateSequence(sequence),
				new CreateSequence(new Sequence(BOOK, BIGINT, SequenceOptions.DEFAULT)),
				new DropSequence(odd, sequence),
				new AlterSequence(sequence, new Sequence(odd, BIGINT, SequenceOptions.DEFAULT)),
				new CreateEnumType(new EnumType(odd, List.of("it's", "b"))), new DropEnumType(odd, null),
				new ExecuteSql("select 1", List.of()), new ExecuteSql("select ?", Arrays.asList((Object) null)),
				new ExecuteSql("select ?, ?", Arrays.asList(null, 'x')),
				new BulkInsert(BOOK, names("a", "b"),
						List.of(List.of(1, "x"), Arrays.asList(2L, null), List.of((short) 3, 'c'))),
				new BulkInsert(BOOK, names("a"), List.of(Arrays.asList((Object) null), List.of(true))),
				new BulkInsert(BOOK, names("a"),
						List.of(List.of(List.of("x", "y")), List.of(Arrays.asList("x", null)), List.of(List.of()))),
				new BulkInsert(BOOK, names("a"), List.of(List.of(LocalDate.EPOCH))),
				new BulkInsert(BOOK, names("a"), List.of()),
				new BulkInsert(BOOK, names("a", "b", "c", "d", "e"),
						List.of(List.of(new BigDecimal("1.50"), Double.NaN, 1.5f, DATE, UUID.fromString("0-0-0-0-1")))),
				new BulkInsert(BOOK, names("a", "b"), List.of(BIGINT, ColumnType.of("inet")),
						Rows.of(List.of(List.of(1, "::1")))),
				new AlterTable(odd,
						List.of(new AddColumn(odd, id, true), new DropColumn(odd, id.name(), null, true),
								new CreateIndex(odd, index, true, false), new AddConstraint(odd, key),
								new DropIndex(odd, Name.of("ix"), index, true, false),
								new AlterColumn(odd, id, id.withNullable(true), null, null),
								new DropConstraint(odd, Name.of("pk"), null, true, true),
								new ValidateConstraint(odd, Name.of("ck")), new SetTableComment(odd, null, null))),
				new CreateIndex(BOOK,
						Index.of(Name.of("ix"), false,
								List.of(IndexElement.ascending(Name.of("a")).withCollation(Name.of("C"))))),
				new AddConstraint(BOOK,
						new PrimaryKey(Name.of("pk"), names("id"), Deferral.INITIALLY_DEFERRED, names("title"))),
				new AddConstraint(BOOK, new UniqueConstraint(Name.of("uq"), names("id"), false, Deferral.NOT_DEFERRABLE,
						names("title")))));
	}

	/** Without a name a script gives one. */
	private static Stream<Operation> namedSamples() {
		return SampleOperations.all()
			.filter((operation) -> !(operation instanceof AddConstraint add && add.constraint().name() == null)
					&& !(operation instanceof CreateIndex create && create.index().name() == null)
					&& !(operation instanceof CreateEnumType create && create.ifNotExists())
					&& !(operation instanceof CreateCompositeType create && create.ifNotExists()));
	}

	private static Stream<Operation> creations(SchemaModel schema) {
		return Stream.of(schema.enumTypes().stream().map(CreateEnumType::new),
				schema.sequences().stream().map(CreateSequence::new), schema.tables().stream().map(CreateTable::new))
			.flatMap((operations) -> operations);
	}

	private static Stream<Operation> alterations(SchemaModel from, SchemaModel to) {
		return from.tables()
			.stream()
			.flatMap((before) -> to.table(before.name())
				.stream()
				.flatMap((after) -> before.columns()
					.stream()
					.flatMap((column) -> after.column(column.name())
						.stream()
						.filter((other) -> !other.equals(column))
						.map((other) -> new AlterColumn(before.name(), column, other, null, null)))));
	}

	private static SchemaModel named(SchemaModel schema) {
		return schema.withTables(schema.tables().stream().map(JavaScriptWriterTests::named).toList());
	}

	private static Table named(Table table) {
		NamingConvention naming = new NamingConvention(60);
		Set<Name> taken = new HashSet<>();
		return table
			.withConstraints(table.constraints()
				.stream()
				.map((constraint) -> constraint.withName(free(naming.nameOf(table, constraint), taken)))
				.toList())
			.withIndexes(table.indexes()
				.stream()
				.map((index) -> index.withName(free(naming.nameOf(table, index), taken)))
				.toList());
	}

	private static Name free(Name name, Set<Name> taken) {
		Name free = name;
		for (int i = 2; !taken.add(free); i++) {
			free = Name.of(name.text() + i);
		}
		return free;
	}

	private void assertRoundTrip(List<Operation> operations) {
		RevisionScript script = compile(this.writer.render(draft("m", operations, operations)));

		List<Operation> expected = operations.stream().map(JavaScriptWriterTests::asScriptsSayIt).toList();
		assertThat(Recording.of(script::upgrade).operations()).containsExactlyElementsOf(expected);
		assertThat(Recording.of(script::downgrade).operations()).containsExactlyElementsOf(expected);
	}

	/** A script says what to drop, not what it was. */
	private static Operation asScriptsSayIt(Operation operation) {
		if (operation instanceof DropTable drop) {
			return new DropTable(drop.table(), null, drop.ifExists());
		}
		if (operation instanceof DropColumn drop) {
			return new DropColumn(drop.table(), drop.column(), null, drop.ifExists());
		}
		if (operation instanceof DropConstraint drop) {
			return new DropConstraint(drop.table(), drop.name(), null, drop.ifExists(), drop.primaryKey());
		}
		if (operation instanceof DropIndex drop) {
			return new DropIndex(drop.table(), drop.name(), null, drop.ifExists(), drop.concurrently());
		}
		if (operation instanceof DropSequence drop) {
			return new DropSequence(drop.sequence(), null, drop.ifExists());
		}
		if (operation instanceof DropEnumType drop) {
			return new DropEnumType(drop.type(), null, drop.ifExists());
		}
		if (operation instanceof DropCompositeType drop) {
			return new DropCompositeType(drop.type(), null, drop.ifExists());
		}
		if (operation instanceof DropObject drop) {
			return new DropObject(drop.object(), null, drop.ifExists());
		}
		if (operation instanceof AlterTable batch) {
			return new AlterTable(batch.table(),
					batch.changes().stream().map(JavaScriptWriterTests::asScriptsSayIt).toList());
		}
		if (operation instanceof SetTableComment comment) {
			return new SetTableComment(comment.table(), null, comment.to());
		}
		if (operation instanceof AlterColumn alter) {
			return new AlterColumn(alter.table(), alter.from(), alter.to(), alter.using(), null);
		}
		return operation;
	}

	private static RevisionScript compile(RenderedScript script) {
		String name = script.fileName().replace(".java", "");
		return new ScriptClass("db.revision." + name,
				new InMemoryCompiler().compile("db/revision/" + script.fileName(), script.text()).classLoader())
			.get();
	}

	private String statements(Operation... operations) {
		String text = this.writer.render(draft("", List.of(operations), List.of())).text();
		String start = "upgrade(Operations op) {\n";
		return text.substring(text.indexOf(start) + start.length(), text.indexOf("\n\t}\n"))
			.substring(2)
			.replace("\n\t\t", "\n") + "\n";
	}

	private static JavaScriptWriter writer(String template) {
		return new JavaScriptWriter(new PostgreSqlDialect(), "db.revision", FileNames.STANDARD,
				new ByteArrayResource(template.getBytes(StandardCharsets.UTF_8), "my template"));
	}

	private static RevisionDraft draft(String message, List<Operation> upgrade, List<Operation> downgrade) {
		return new RevisionDraft("abc", List.of(), List.of(), List.of(), message, DATE, true, upgrade, downgrade,
				List.of());
	}

	private static List<Name> names(String... names) {
		return Arrays.stream(names).map(Name::of).toList();
	}

}
