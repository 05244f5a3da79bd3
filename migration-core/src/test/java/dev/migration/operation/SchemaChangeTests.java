package dev.migration.operation;

import java.util.List;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Deferral;
import dev.migration.schema.EnumType;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SchemaChangeTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private static final QualifiedName MOOD = QualifiedName.of("mood");

	private static final Column ID = Column.of("id", ColumnType.of("bigint"));

	private static final Column TITLE = Column.of("title", ColumnType.of("text"));

	private static final SchemaModel BOOKS = tables(Table.of(BOOK, List.of(ID, TITLE)));

	@Test
	void nothingIsCreatedThatIsThere() {
		SchemaModel full = SampleOperations.SCHEMA.withSchemas(List.of(Name.of("shop")));
		List<Operation> guarded = List.of(new CreateTable(Table.of(BOOK, List.of()), true),
				new AddColumn(BOOK, TITLE.withComment("other"), true),
				new CreateIndex(BOOK, Index.of(Name.of("ix_title"), true, keys("isbn")), true, false),
				new CreateSequence(SampleOperations.SEQUENCE, true),
				new CreateEnumType(new EnumType(MOOD, List.of("other")), true),
				new AddEnumValue(MOOD, "sad", null, null, true), new CreateSchema(Name.of("shop"), true));

		assertThat(guarded).allSatisfy((operation) -> assertThat(operation.applyTo(full)).isEqualTo(full));
	}

	@Test
	void nothingIsDroppedThatIsNotThere() {
		SchemaModel schema = new SchemaModel(BOOKS.tables(), List.of(), List.of(new EnumType(MOOD, List.of("sad"))));
		Name no = Name.of("no");
		List<Operation> guarded = List.of(new DropTable(QualifiedName.of("no"), null, true),
				new DropColumn(BOOK, no, null, true), new DropIndex(BOOK, no, null, true, false),
				new DropConstraint(BOOK, no, null, true), new DropSequence(QualifiedName.of("no"), null, true),
				new DropEnumType(QualifiedName.of("no"), null, true), new DropEnumValue(MOOD, "no", null, null, true),
				new DropSchema(no, true));

		assertThat(guarded).allSatisfy((operation) -> assertThat(operation.applyTo(schema)).isEqualTo(schema));
	}

	@Test
	void columnsOfANewPrimaryKeyRefuseNulls() {
		Column isbn = Column.of("isbn", ColumnType.of("text"));
		Column title = Column.of("title", ColumnType.of("text"));
		SchemaModel before = SchemaModel.EMPTY.withTables(List.of(Table.of(BOOK, List.of(isbn, title))));

		SchemaModel after = new AddConstraint(BOOK, new PrimaryKey(Name.of("pk"), List.of(isbn.name())))
			.applyTo(before);

		assertThat(after.table(BOOK).orElseThrow().columns()).containsExactly(isbn.withNullable(false), title);
	}

	@Test
	void whatIsMissingIsNamed() {
		refused(new DropColumn(BOOK, Name.of("no"), null), "There is no column 'book.no'; create it first.");
		refused(new RenameIndex(BOOK, Name.of("no"), Name.of("b")), "There is no index 'book.no'; create it first.");
		refused(new RenameConstraint(BOOK, Name.of("no"), Name.of("b")),
				"There is no constraint 'book.no'; create it first.");
		refused(new ValidateConstraint(BOOK, Name.of("no")), "There is no constraint 'book.no'; create it first.");
		refused(new RenameSequence(MOOD, BOOK), "There is no sequence 'mood'; create it first.");
		refused(new AddEnumValue(MOOD, "a"), "There is no enum type 'mood'; create it first.");
	}

	private static void refused(Operation operation, String message) {
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> operation.applyTo(BOOKS))
			.withMessage(message);
	}

	@Test
	void enumValueGoesToItsPlace() {
		assertThat(values(new AddEnumValue(MOOD, "ok"))).containsExactly("sad", "happy", "ok");
		assertThat(values(new AddEnumValue(MOOD, "ok", "happy", null, false))).containsExactly("sad", "ok", "happy");
		assertThat(values(new AddEnumValue(MOOD, "ok", null, "sad", false))).containsExactly("sad", "ok", "happy");
		assertThat(values(new DropEnumValue(MOOD, "sad", null, null, false))).containsExactly("happy");
		assertThat(values(new RenameEnumValue(MOOD, "sad", "blue"))).containsExactly("blue", "happy");
		assertThatExceptionOfType(InvalidSchemaException.class).isThrownBy(() -> values(new AddEnumValue(MOOD, "sad")))
			.withMessage("Enum type 'mood' has value 'sad' already; leave it out.");
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> values(new AddEnumValue(MOOD, "ok", "no", null, false)))
			.withMessage("There is no value 'no' in enum type 'mood'; create it first.");
	}

	private static List<String> values(Operation operation) {
		SchemaModel schema = SchemaModel.EMPTY.withEnumTypes(List.of(new EnumType(MOOD, List.of("sad", "happy"))));
		return operation.applyTo(schema).enumType(MOOD).orElseThrow().values();
	}

	@Test
	void renamedColumnIsRenamedWhereverItIsNamed() {
		Name id = ID.name();
		Name isbn = Name.of("isbn");
		SchemaModel before = tables(
				Table.of(BOOK, List.of(ID))
					.withConstraints(List.of(new PrimaryKey(null, List.of(id), Deferral.NOT_DEFERRABLE, List.of(id)),
							new UniqueConstraint(Name.of("uq"), List.of(id), false, Deferral.NOT_DEFERRABLE,
									List.of(id)),
							exclude(id), reference(id)))
					.withIndexes(List.of(index(id))));
		SchemaModel after = tables(Table.of(BOOK, List.of(ID.withName(isbn)))
			.withConstraints(
					List.of(new PrimaryKey(null, List.of(isbn), Deferral.NOT_DEFERRABLE, List.of(isbn)),
							new UniqueConstraint(Name.of("uq"), List.of(isbn), false, Deferral.NOT_DEFERRABLE,
									List.of(isbn)),
							exclude(isbn), reference(isbn)))
			.withIndexes(List.of(index(isbn))));

		assertThat(new AlterColumn(BOOK, ID, ID.withName(isbn), null, null).applyTo(before)).isEqualTo(after);
	}

	private static ExcludeConstraint exclude(Name column) {
		return ExcludeConstraint.of(Name.of("ex"),
				List.of(new ExcludeElement(IndexElement.ascending(column).withOperatorClass(Name.of("ops")), "=")));
	}

	private static ForeignKey reference(Name column) {
		return ForeignKey.of(Name.of("fk"), List.of(column), BOOK, List.of(column))
			.withOnDelete(ReferentialAction.SET_NULL, List.of(column));
	}

	private static Index index(Name column) {
		return Index.of(Name.of("ix"), false, List.of(IndexElement.descending(column).withLength(3)))
			.withIncluded(List.of(column));
	}

	@Test
	void renamedTableIsFollowedByItsReferences() {
		QualifiedName volume = QualifiedName.of("volume");
		Table loan = Table.of(QualifiedName.of("loan"), List.of(ID));
		ForeignKey key = ForeignKey.of(Name.of("fk"), List.of(ID.name()), BOOK, List.of(ID.name()));

		SchemaModel renamed = new RenameTable(BOOK, volume)
			.applyTo(tables(Table.of(BOOK, List.of(ID)), loan.withConstraints(List.of(key.withValidated(false)))));

		assertThat(renamed).isEqualTo(tables(Table.of(volume, List.of(ID)),
				loan.withConstraints(List.of(key.withTarget(volume, List.of(ID.name())).withValidated(false)))));
	}

	@Test
	void validatedConstraintIsOrdinary() {
		CheckConstraint check = new CheckConstraint(Name.of("ck"), Expression.of("id > 0"));
		SchemaModel before = with(check.withValidated(false), reference(ID.name()).withValidated(false));

		SchemaModel after = new AlterTable(BOOK,
				List.of(new ValidateConstraint(BOOK, Name.of("ck")), new ValidateConstraint(BOOK, Name.of("fk"))))
			.applyTo(before);

		assertThat(after).isEqualTo(with(check, reference(ID.name())));
	}

	@Test
	void indexOfAConstraintIsRenamedWithIt() {
		UniqueConstraint unique = UniqueConstraint.of(Name.of("a"), List.of(ID.name()));

		assertThat(new RenameIndex(BOOK, Name.of("a"), Name.of("b")).applyTo(with(unique)))
			.isEqualTo(with(unique.withName(Name.of("b"))));
	}

	@Test
	void constraintTakesTheIndexAwayAndGivesItBack() {
		UniqueConstraint unique = UniqueConstraint.of(Name.of("uq"), List.of(ID.name()));
		Index index = Index.of(Name.of("ux"), true, keys("id"));
		SchemaModel indexed = tables(Table.of(BOOK, List.of(ID, TITLE)).withIndexes(List.of(index)));

		assertThat(new AddConstraintUsingIndex(BOOK, unique, index).applyTo(indexed)).isEqualTo(with(unique));
		assertThat(new DropConstraintKeepingIndex(BOOK, unique, index).applyTo(with(unique))).isEqualTo(indexed);
	}

	@Test
	void onlyKeysUseAnIndex() {
		Index index = Index.of(Name.of("ux"), true, keys("id"));
		CheckConstraint check = new CheckConstraint(Name.of("ck"), Expression.of("id > 0"));
		UniqueConstraint unique = UniqueConstraint.of(Name.of("uq"), List.of(ID.name()));

		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> new AddConstraintUsingIndex(BOOK, check, index))
			.withMessage(
					"Constraint 'ck' of table 'book' cannot use an index; use a primary key or a unique constraint.");
		assertThatExceptionOfType(InvalidOperationException.class)
			.isThrownBy(() -> new AddConstraintUsingIndex(BOOK, unique, index.withUnique(false)))
			.withMessage("A constraint of table 'book' uses index 'ux'; give both a name and use a unique index.");
	}

	@Test
	void replacedObjectIsOne() {
		SchemaModel created = new ReplaceObject(null, SampleOperations.FUNCTION).applyTo(SchemaModel.EMPTY);

		assertThat(created.objects()).containsExactly(SampleOperations.FUNCTION);
		assertThat(new ReplaceObject(null, SampleOperations.FUNCTION).applyTo(created)).isEqualTo(created);
	}

	private static List<IndexElement> keys(String column) {
		return List.of(IndexElement.ascending(Name.of(column)));
	}

	private static SchemaModel with(dev.migration.schema.Constraint... constraints) {
		return tables(Table.of(BOOK, List.of(ID, TITLE)).withConstraints(List.of(constraints)));
	}

	private static SchemaModel tables(Table... tables) {
		return new SchemaModel(List.of(tables), List.of(), List.of());
	}

}
