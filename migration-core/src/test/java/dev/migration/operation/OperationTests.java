package dev.migration.operation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.EnumType;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.InvalidSchemaException;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperationTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private static final Column TITLE = Column.of("title", ColumnType.of("text"));

	private static final Column ISBN = Column.of("isbn", ColumnType.of("text"));

	private static final UniqueConstraint UNIQUE = UniqueConstraint.of(Name.of("uk_title"), List.of(TITLE.name()));

	private static final Index INDEX = Index.of(Name.of("ix_title"), false,
			List.of(IndexElement.ascending(TITLE.name())));

	private static final Table TABLE = Table.of(BOOK, List.of(TITLE))
		.withConstraints(List.of(UNIQUE))
		.withIndexes(List.of(INDEX));

	private static final Sequence SEQUENCE = new Sequence(QualifiedName.of("book_seq"), ColumnType.of("bigint"),
			SequenceOptions.DEFAULT);

	private static final EnumType MOOD = new EnumType(QualifiedName.of("mood"), List.of("sad"));

	private static final Index UNIQUE_INDEX = Index.of(Name.of("ux_title"), true,
			List.of(IndexElement.ascending(TITLE.name())));

	private static final DatabaseObject VIEW = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("titles"), null,
			"select 1");

	private static final SchemaModel INDEXED = new SchemaModel(List.of(TABLE.withIndexes(List.of(INDEX, UNIQUE_INDEX))),
			List.of(), List.of());

	private static final SchemaModel SCHEMA = new SchemaModel(List.of(TABLE), List.of(SEQUENCE), List.of(MOOD));

	/** One of each kind that can be undone, with the schema that it fits. */
	private static final Map<Operation, SchemaModel> REVERSIBLE = Map.ofEntries(
			Map.entry(new CreateTable(TABLE), SchemaModel.EMPTY), Map.entry(new DropTable(BOOK, TABLE), SCHEMA),
			Map.entry(new RenameTable(BOOK, QualifiedName.of("volume")), SCHEMA),
			Map.entry(new SetTableComment(BOOK, null, "what we sell"), SCHEMA),
			Map.entry(new AddColumn(BOOK, ISBN), SCHEMA),
			Map.entry(new DropColumn(BOOK, ISBN.name(), ISBN), new AddColumn(BOOK, ISBN).applyTo(SCHEMA)),
			Map.entry(new AlterColumn(BOOK, TITLE, TITLE.withName(Name.of("heading")).withNullable(false), "a", "b"),
					SCHEMA),
			Map.entry(new AddConstraint(BOOK, UNIQUE.withName(Name.of("uk_other"))), SCHEMA),
			Map.entry(new DropConstraint(BOOK, Name.of("uk_title"), UNIQUE), SCHEMA),
			Map.entry(new CreateIndex(BOOK, INDEX.withName(Name.of("ix_other"))), SCHEMA),
			Map.entry(new DropIndex(BOOK, Name.of("ix_title"), INDEX), SCHEMA),
			Map.entry(new CreateSequence(SEQUENCE), SchemaModel.EMPTY),
			Map.entry(new DropSequence(SEQUENCE.name(), SEQUENCE), SCHEMA),
			Map.entry(
					new AlterSequence(SEQUENCE,
							new Sequence(SEQUENCE.name(), ColumnType.of("integer"), SequenceOptions.of(1, 50))),
					SCHEMA),
			Map.entry(new CreateEnumType(MOOD), SchemaModel.EMPTY),
			Map.entry(new DropEnumType(MOOD.name(), MOOD), SCHEMA),
			Map.entry(new AlterTable(BOOK, List.of(new AddColumn(BOOK, ISBN), new SetTableComment(BOOK, null, "sold"))),
					SCHEMA),
			Map.entry(new RenameConstraint(BOOK, Name.of("uk_title"), Name.of("uq_title")), SCHEMA),
			Map.entry(new RenameIndex(BOOK, Name.of("ix_title"), Name.of("ix_heading")), SCHEMA),
			Map.entry(new AddConstraintUsingIndex(BOOK, UNIQUE.withName(Name.of("uq")), UNIQUE_INDEX), INDEXED),
			Map.entry(new DropConstraintKeepingIndex(BOOK, UNIQUE, UNIQUE_INDEX), SCHEMA),
			Map.entry(new RenameSequence(SEQUENCE.name(), QualifiedName.of("volume_seq")), SCHEMA),
			Map.entry(new AddEnumValue(MOOD.name(), "happy", null, "sad", false), SCHEMA),
			Map.entry(new DropEnumValue(MOOD.name(), "sad", null, null, false), SCHEMA),
			Map.entry(new RenameEnumValue(MOOD.name(), "sad", "blue"), SCHEMA),
			Map.entry(new CreateSchema(Name.of("shop"), false), SCHEMA),
			Map.entry(new DropSchema(Name.of("shop"), true), SCHEMA.withSchemas(List.of(Name.of("shop")))),
			Map.entry(new ReplaceObject(VIEW, new DatabaseObject(ObjectKind.VIEW, VIEW.name(), null, "select 2")),
					SCHEMA.withObjects(List.of(VIEW))),
			Map.entry(new DropObject(VIEW.key(), VIEW, false), SCHEMA.withObjects(List.of(VIEW))));

	/** What lacks the knowledge to be undone, with what it says. */
	private static final Map<Operation, String> IRREVERSIBLE = Map.ofEntries(
			Map.entry(new ExecuteSql("DELETE FROM book", List.of()),
					"Cannot undo 'execute DELETE FROM book': the tool cannot know what undoes a statement;"
							+ " write the downgrade by hand."),
			Map.entry(new BulkInsert(BOOK, List.of(TITLE.name()), List.of(List.of("Momo"))),
					"Cannot undo 'bulk insert into book': the tool cannot know which rows to delete;"
							+ " write the downgrade by hand."),
			Map.entry(new ValidateConstraint(BOOK, Name.of("uk_title")),
					"Cannot undo 'validate constraint uk_title of book': a validated constraint cannot be made"
							+ " unvalidated; drop it and create it as not valid."),
			Map.entry(new DropObject(VIEW.key(), null, false),
					"Cannot undo 'drop view titles': the definition of the view is not given."),
			Map.entry(new DropTable(BOOK, null),
					"Cannot undo 'drop table book': the definition of the table is not given."),
			Map.entry(new DropColumn(BOOK, TITLE.name(), null),
					"Cannot undo 'drop column book.title': the definition of the column is not given."),
			Map.entry(new DropConstraint(BOOK, Name.of("uk_title"), null),
					"Cannot undo 'drop constraint uk_title of book': the definition of the constraint is not given."),
			Map.entry(new AddConstraint(BOOK, UNIQUE.withName(null)),
					"Cannot undo 'add constraint to book': the constraint has no name."),
			Map.entry(new DropIndex(BOOK, Name.of("ix_title"), null),
					"Cannot undo 'drop index ix_title of book': the definition of the index is not given."),
			Map.entry(new CreateIndex(BOOK, INDEX.withName(null)),
					"Cannot undo 'create index on book': the index has no name."),
			Map.entry(new DropSequence(SEQUENCE.name(), null),
					"Cannot undo 'drop sequence book_seq': the definition of the sequence is not given."),
			Map.entry(new DropEnumType(MOOD.name(), null),
					"Cannot undo 'drop enum type mood': the values of the type are not given."));

	@Test
	void everyKindOfOperationIsReversibleOrSaysWhyNot() {
		Set<Class<?>> covered = new HashSet<>();
		REVERSIBLE.keySet().forEach((operation) -> covered.add(operation.getClass()));
		IRREVERSIBLE.keySet().forEach((operation) -> covered.add(operation.getClass()));

		assertThat(covered)
			.containsExactlyInAnyOrderElementsOf(Arrays.asList(Operation.class.getPermittedSubclasses()));
	}

	@Test
	void inverseOfTheInverseIsTheOperation() {
		REVERSIBLE.keySet().forEach((operation) -> assertThat(operation.inverse().inverse()).isEqualTo(operation));
	}

	@Test
	void inverseTakesTheSchemaBack() {
		REVERSIBLE.forEach((operation, before) -> {
			SchemaModel after = operation.applyTo(before);

			assertThat(after).as(operation.toString()).isNotEqualTo(before);
			assertThat(operation.inverse().applyTo(after)).as(operation.toString()).isEqualTo(before);
		});
	}

	@Test
	void irreversibleOperationSaysWhatIsMissing() {
		IRREVERSIBLE.forEach((operation, message) -> assertThatExceptionOfType(IrreversibleOperationException.class)
			.isThrownBy(operation::inverse)
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.operation()).isEqualTo(operation)));
	}

	@Test
	void dataWorkLeavesTheSchemaAlone() {
		assertThat(new ExecuteSql("DELETE FROM book", List.of()).applyTo(SCHEMA)).isEqualTo(SCHEMA);
		assertThat(new BulkInsert(BOOK, List.of(TITLE.name()), List.of()).applyTo(SCHEMA)).isEqualTo(SCHEMA);
	}

	@Test
	void dropOfAnUnknownConstraintIsRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> new DropConstraint(BOOK, Name.of("uk_other"), null).applyTo(SCHEMA))
			.withMessage("There is no constraint 'book.uk_other'; create it first.");
	}

	@Test
	void dropOfAnUnknownIndexIsRefused() {
		assertThatExceptionOfType(InvalidSchemaException.class)
			.isThrownBy(() -> new DropIndex(BOOK, Name.of("ix_other"), null).applyTo(SCHEMA))
			.withMessage("There is no index 'book.ix_other'; create it first.");
	}

	@Test
	void droppedColumnTakesItsPartsAlong() {
		Table bare = new DropColumn(BOOK, TITLE.name(), TITLE).applyTo(SCHEMA).table(BOOK).orElseThrow();

		assertThat(bare).isEqualTo(Table.of(BOOK, List.of()));
	}

}
