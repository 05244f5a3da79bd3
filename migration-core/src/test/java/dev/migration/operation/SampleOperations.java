package dev.migration.operation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.CompositeType;
import dev.migration.schema.CompositeType.Attribute;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Deferral;
import dev.migration.schema.EnumType;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

/**
 * Operations of every kind, for what has to hold for all of them.
 */
public final class SampleOperations {

	static final QualifiedName BOOK = QualifiedName.of("book");

	static final Column TITLE = Column.of("title", ColumnType.of("text"));

	static final Column ISBN = Column.of("isbn", ColumnType.of("text"));

	static final UniqueConstraint UNIQUE = UniqueConstraint.of(Name.of("uk_title"), List.of(TITLE.name()));

	static final Index INDEX = Index.of(Name.of("ix_title"), false, List.of(IndexElement.ascending(TITLE.name())));

	static final Table TABLE = Table.of(BOOK, List.of(TITLE))
		.withConstraints(List.of(UNIQUE))
		.withIndexes(List.of(INDEX));

	static final Sequence SEQUENCE = new Sequence(QualifiedName.of("book_seq"), ColumnType.of("bigint"),
			SequenceOptions.DEFAULT);

	static final EnumType MOOD = new EnumType(QualifiedName.of("mood"), List.of("sad"));

	static final CompositeType ADDRESS = new CompositeType(QualifiedName.of("address"),
			List.of(new Attribute(Name.of("city"), ColumnType.of("varchar", 255), "of residence"),
					new Attribute(Name.of("zip"), ColumnType.of("varchar", 10).withDimensions(1))),
			"where somebody lives");

	static final CompositeType COUNTRY = new CompositeType(ADDRESS.name(),
			List.of(new Attribute(Name.of("country"), ColumnType.of("text")), ADDRESS.attributes().get(0)), null);

	static final Index UNIQUE_INDEX = Index.of(Name.of("ux_title"), true,
			List.of(IndexElement.ascending(TITLE.name())));

	static final DatabaseObject VIEW = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("titles"), null,
			"select 1");

	static final DatabaseObject FUNCTION = new DatabaseObject(ObjectKind.FUNCTION, QualifiedName.of("shop", "net"),
			null,
			"(gross numeric, rate numeric DEFAULT 0.2) RETURNS numeric LANGUAGE sql AS 'SELECT gross / (1 + rate)'");

	static final DatabaseObject TRIGGER = new DatabaseObject(ObjectKind.TRIGGER, QualifiedName.of("touched"), BOOK,
			"BEFORE UPDATE ON book FOR EACH ROW EXECUTE FUNCTION touch()");

	static final ExcludeConstraint EXCLUDE = new ExcludeConstraint(Name.of("ex_book"),
			List.of(new ExcludeElement(IndexElement.ascending(TITLE.name()), "="),
					new ExcludeElement(IndexElement.of(Expression.of("daterange(a, b)")), "&&")),
			"spgist", Expression.of("title <> ''"), Deferral.INITIALLY_DEFERRED);

	static final CheckConstraint CHECK = new CheckConstraint(Name.of("ck_book"), Expression.of("title <> ''"), false,
			true);

	static final Name KEY_NAME = Name.of("pk_book");

	static final PrimaryKey KEY = new PrimaryKey(KEY_NAME, List.of(TITLE.name()), Deferral.INITIALLY_IMMEDIATE,
			List.of());

	static final ForeignKey REFERENCE = new ForeignKey(Name.of("fk_book"), List.of(TITLE.name()), BOOK,
			List.of(TITLE.name()), ReferentialAction.SET_NULL, ReferentialAction.CASCADE, Deferral.NOT_DEFERRABLE,
			ForeignKeyMatch.FULL, false, List.of(TITLE.name()));

	static final SchemaModel INDEXED = new SchemaModel(List.of(TABLE.withIndexes(List.of(INDEX, UNIQUE_INDEX))),
			List.of(), List.of());

	static final SchemaModel SCHEMA = new SchemaModel(List.of(TABLE), List.of(SEQUENCE), List.of(MOOD));

	static final SchemaModel TITLE_ONLY = new SchemaModel(List.of(Table.of(BOOK, List.of(TITLE))), List.of(),
			List.of());

	/** One of each kind that can be undone, with the schema that it fits. */
	static final Map<Operation, SchemaModel> REVERSIBLE = Map.ofEntries(
			Map.entry(new CreateTable(TABLE), SchemaModel.EMPTY), Map.entry(new DropTable(BOOK, TABLE), SCHEMA),
			Map.entry(new RenameTable(BOOK, QualifiedName.of("volume")), SCHEMA),
			Map.entry(new SetTableComment(BOOK, null, "what we sell"), SCHEMA),
			Map.entry(new AddColumn(BOOK, ISBN), SCHEMA),
			Map.entry(new DropColumn(BOOK, ISBN.name(), ISBN), new AddColumn(BOOK, ISBN).applyTo(SCHEMA)),
			Map.entry(new AlterColumn(BOOK, TITLE,
					TITLE.withName(Name.of("heading")).withType(ColumnType.of("bytea")).withNullable(false), "a", "b"),
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
			Map.entry(new CreateTable(TABLE, true), SchemaModel.EMPTY),
			Map.entry(new DropTable(BOOK, TABLE, true), SCHEMA), Map.entry(new AddColumn(BOOK, ISBN, true), SCHEMA),
			Map.entry(new DropColumn(BOOK, TITLE.name(), TITLE, true), TITLE_ONLY),
			Map.entry(new CreateIndex(BOOK, INDEX.withName(Name.of("ix_other")), true, true), SCHEMA),
			Map.entry(new DropIndex(BOOK, Name.of("ix_title"), INDEX, true, true), SCHEMA),
			Map.entry(new CreateSequence(SEQUENCE, true), SchemaModel.EMPTY),
			Map.entry(new DropSequence(SEQUENCE.name(), SEQUENCE, true), SCHEMA),
			Map.entry(new CreateEnumType(MOOD, true), SchemaModel.EMPTY),
			Map.entry(new DropEnumType(MOOD.name(), MOOD, true), SCHEMA),
			Map.entry(new AddEnumValue(MOOD.name(), "happy", "sad", null, true), SCHEMA),
			Map.entry(new DropEnumValue(MOOD.name(), "sad", null, null, true), SCHEMA),
			Map.entry(new AddConstraint(BOOK, EXCLUDE), SCHEMA), Map.entry(new AddConstraint(BOOK, CHECK), SCHEMA),
			Map.entry(new DropConstraint(BOOK, KEY_NAME, KEY), new AddConstraint(BOOK, KEY).applyTo(SCHEMA)),
			Map.entry(new AddConstraint(BOOK, REFERENCE), SCHEMA), Map.entry(new ReplaceObject(null, FUNCTION), SCHEMA),
			Map.entry(new ReplaceObject(null, TRIGGER), SCHEMA),
			Map.entry(new DropObject(TRIGGER.key(), TRIGGER, false), SCHEMA.withObjects(List.of(TRIGGER))),
			Map.entry(new DropObject(FUNCTION.key(), FUNCTION, false), SCHEMA.withObjects(List.of(FUNCTION))),
			Map.entry(new CreateSchema(Name.of("shop"), false), SCHEMA),
			Map.entry(new DropSchema(Name.of("shop"), true), SCHEMA.withSchemas(List.of(Name.of("shop")))),
			Map.entry(new ReplaceObject(VIEW, new DatabaseObject(ObjectKind.VIEW, VIEW.name(), null, "select 2")),
					SCHEMA.withObjects(List.of(VIEW))),
			Map.entry(new DropObject(VIEW.key(), VIEW, false), SCHEMA.withObjects(List.of(VIEW))),
			Map.entry(new CreateCompositeType(ADDRESS), SCHEMA),
			Map.entry(new CreateCompositeType(ADDRESS, true), SCHEMA),
			Map.entry(new DropCompositeType(ADDRESS.name(), ADDRESS), SCHEMA.withCompositeTypes(List.of(ADDRESS))),
			Map.entry(new DropCompositeType(ADDRESS.name(), ADDRESS, true),
					SCHEMA.withCompositeTypes(List.of(ADDRESS))),
			Map.entry(new AlterCompositeType(ADDRESS, COUNTRY), SCHEMA.withCompositeTypes(List.of(ADDRESS))));

	/** What lacks the knowledge to be undone, with what it says. */
	static final Map<Operation, String> IRREVERSIBLE = Map.ofEntries(
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
			Map.entry(new DropObject(VIEW.key(), VIEW, true),
					"Cannot undo 'drop view titles': whether it was there is not known;"
							+ " drop it without 'if exists'."),
			Map.entry(new DropConstraint(BOOK, Name.of("uk_title"), UNIQUE, true),
					"Cannot undo 'drop constraint uk_title of book': whether the constraint was there is not known;"
							+ " drop it without 'if exists'."),
			Map.entry(new AlterTable(BOOK, List.of(new DropColumn(BOOK, TITLE.name(), null))),
					"Cannot undo 'drop column book.title': the definition of the column is not given."),
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
					"Cannot undo 'drop enum type mood': the values of the type are not given."),
			Map.entry(new DropCompositeType(ADDRESS.name(), null),
					"Cannot undo 'drop composite type address': the attributes of the type are not given."));

	private SampleOperations() {
	}

	/** Return all samples, those first that can be undone. */
	public static Stream<Operation> all() {
		return Stream.concat(REVERSIBLE.keySet().stream(), IRREVERSIBLE.keySet().stream());
	}

}
