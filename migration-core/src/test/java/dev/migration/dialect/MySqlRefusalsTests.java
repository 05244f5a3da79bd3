package dev.migration.dialect;

import java.util.List;
import java.util.stream.Stream;

import dev.migration.MigrationException;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropSequence;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.ReplaceObject;
import dev.migration.operation.SetTableComment;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.migration.dialect.MariaDbModels.column;
import static dev.migration.dialect.MariaDbModels.elements;
import static dev.migration.dialect.MariaDbModels.identity;
import static dev.migration.dialect.MariaDbModels.index;
import static dev.migration.dialect.MariaDbModels.notNull;
import static dev.migration.dialect.Models.check;
import static dev.migration.dialect.Models.foreignKey;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.primaryKey;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.unique;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what MariaDB and MySQL cannot do: it is refused with what to do instead.
 */
class MySqlRefusalsTests {

	private static final QualifiedName T = name("t");

	private static final IndexElement A = IndexElement.ascending(Name.of("a"));

	static Stream<Arguments> refusedByBoth() {
		return Stream.of(constraints(), indexes(), columns(), others()).flatMap((rows) -> rows);
	}

	private static Stream<Arguments> constraints() {
		ForeignKey key = foreignKey("fk", "a", "dept", "id");
		ExcludeConstraint exclusion = ExcludeConstraint.of(Name.of("ex"), List.of(new ExcludeElement(A, "&&")));
		return Stream.of(
				constraint(unique("uq", "a").withDeferral(Deferral.INITIALLY_DEFERRED),
						"check constraint 'uq' at the end of a transaction; leave out that it is deferrable."),
				constraint(unique("uq", "a").withNullsNotDistinct(true),
						"take nulls for duplicates in constraint 'uq'; make the columns not null, or make a generated"
								+ " column unique that replaces null."),
				constraint(unique("uq", "a").withColumns(List.of(Name.of("a")), List.of(Name.of("b"))),
						"keep further columns in the index of constraint 'uq'; leave them out."),
				constraint(key.withDeferral(Deferral.INITIALLY_IMMEDIATE),
						"check constraint 'fk' at the end of a transaction; leave out that it is deferrable."),
				constraint(key.withMatch(ForeignKeyMatch.FULL),
						"match all or no columns of constraint 'fk' (MATCH FULL); add a check that all or none of them"
								+ " are null."),
				constraint(key.withValidated(false),
						"add constraint 'fk' without looking at the rows; add it validated."),
				constraint(key.withOnDelete(ReferentialAction.SET_DEFAULT, List.of()),
						"set the columns of constraint 'fk' to their defaults; let it set them to null, or use a"
								+ " trigger."),
				constraint(key.withOnDelete(ReferentialAction.SET_NULL, List.of(Name.of("a"))),
						"set some columns of constraint 'fk' only; let it set all of them."),
				constraint(unique("primary", "a"),
						"give constraint 'primary' the name of the primary key's index; choose another name."),
				constraint(foreignKey("Primary", "a", "dept", "id"),
						"give constraint 'Primary' the name of the primary key's index; choose another name."),
				constraint(exclusion,
						"exclude rows by operators (constraint 'ex'); use a unique constraint, or check"
								+ " in a trigger."),
				Arguments.of(new ValidateConstraint(T, Name.of("ck")),
						"validate constraint 'ck' of table 't' later; create it validated, which is all that there"
								+ " is."),
				Arguments.of(new RenameConstraint(T, Name.of("ck"), Name.of("ck2")),
						"rename constraint 'ck' of table 't'; rename a unique constraint by 'renameIndex', drop and"
								+ " create any other one."),
				Arguments.of(new DropConstraint(T, Name.of("pk"), primaryKey("pk", "a"), true),
						"drop the primary key of table 't' if it exists; leave the condition out, or look into"
								+ " information_schema in 'op.run'."),
				Arguments.of(
						new AddConstraintUsingIndex(T, primaryKey("pk", "a"),
								new Index(Name.of("ix"), true, elements("a"), Index.BTREE, List.of(), false, null)),
						"make an index of table 't' its primary key; create the primary key by itself and drop the"
								+ " index."));
	}

	private static Stream<Arguments> indexes() {
		return Stream.of(
				createIndex(index("a").withPredicate(Expression.of("a > 0")),
						"index some rows only (index 'ix'); index a generated column that is null for the others."),
				createIndex(
						new Index(Name.of("ix"), false, elements("a"), Index.BTREE, List.of(Name.of("b")), false, null),
						"keep further columns in an index (index 'ix'); make them columns of the index."),
				createIndex(new Index(Name.of("ix"), true, elements("a"), Index.BTREE, List.of(), true, null),
						"take nulls for duplicates (index 'ix'); make the columns not null, or index a generated column"
								+ " that replaces null."),
				createIndex(index("a").withName(Name.of("PRIMARY")),
						"give an index the name of the primary key's (index 'PRIMARY'); choose another name."),
				createIndex(index("a").withMethod("gin"),
						"index by method 'gin'; use 'btree', 'hash', 'fulltext' or 'spatial'."),
				createIndex(index("a").withMethod("fulltext").withUnique(true),
						"refuse duplicates by method 'fulltext' (index 'ix'); leave 'unique' out, or use 'btree'."),
				createIndex(index(A.withOrder(false, true)),
						"choose where an index of 'a' keeps nulls; leave the order of nulls out: they are the smallest"
								+ " values."),
				createIndex(index(A.withOperatorClass(Name.of("text_ops"))),
						"index by operator class 'text_ops'; leave it out."),
				createIndex(index(A.withCollation(Name.of("C"))),
						"give an index of 'a' a collation; give it to the column."));
	}

	private static Stream<Arguments> columns() {
		Column always = notNull("id", "bigint").withIdentity(new Identity(true, SequenceOptions.DEFAULT));
		return Stream.of(
				Arguments.of(new AddColumn(T, always),
						"refuse values that are given for column 'id'; use identity() instead of identity that is"
								+ " always generated."),
				Arguments.of(new CreateTable(table("t")), "create table 't' without columns; give it at least one."),
				Arguments.of(new CreateTable(table("t", identity("id", 1))),
						"count column 'id' of table 't', which is no key; make it the first column of the primary key,"
								+ " of a unique constraint or of an index."),
				Arguments.of(new AlterColumn(T, column("a", "varchar(9)"), column("a", "int"), "length(a)", null),
						"convert the values of column 'a' by the expression 'length(a)' while it changes the type; add"
								+ " a column, update it by the expression, drop the old one and rename the new one."));
	}

	private static Stream<Arguments> others() {
		DatabaseObject view = new DatabaseObject(ObjectKind.MATERIALIZED_VIEW, name("v"), null, "SELECT 1");
		String noType = "keep an enum as a type of its own ('mood'); give each column the type \"enum('a', 'b')\" and"
				+ " alter that.";
		return Stream.of(
				Arguments.of(new ReplaceObject(null, view),
						"keep the rows of a view; use a view, or a table that an event fills."),
				Arguments.of(new CreateEnumType(mood("a")), noType),
				Arguments.of(new AddEnumValue(name("mood"), "a", null, null, false), noType));
	}

	private static Arguments constraint(Constraint constraint, String message) {
		return Arguments.of(new AddConstraint(T, constraint), message);
	}

	private static Arguments createIndex(Index index, String message) {
		return Arguments.of(new CreateIndex(T, index), message);
	}

	@ParameterizedTest
	@MethodSource("refusedByBoth")
	void refusesWhatNeitherServerCanDo(Operation operation, String message) {
		assertRefused(new MariaDbDialect(), operation, "MariaDB cannot " + message);
		assertRefused(new MySqlDialect(), operation, "MySQL cannot " + message);
	}

	static Stream<Arguments> refusedByMySql() {
		Sequence sequence = new Sequence(name("s"), ColumnType.of("bigint"), SequenceOptions.DEFAULT);
		String noSequence = "count by a sequence; use an identity column, or a table of one row as Hibernate does.";
		return Stream.of(Arguments.of(new CreateSequence(sequence), noSequence),
				Arguments.of(new DropSequence(name("s"), sequence), noSequence),
				Arguments.of(new RenameSequence(name("s"), name("r")), noSequence),
				Arguments.of(new AlterSequence(sequence, sequence), noSequence),
				Arguments.of(new AddColumn(T, column("a", "int"), true), conditional("column 'a'", "IF NOT EXISTS")),
				Arguments.of(new DropColumn(T, Name.of("a"), null, true), conditional("column 'a'", "IF EXISTS")),
				Arguments.of(new CreateIndex(T, index("a"), true, false), conditional("index 'ix'", "IF NOT EXISTS")),
				Arguments.of(new DropIndex(T, Name.of("ix"), null, true, false),
						conditional("index 'ix'", "IF EXISTS")),
				Arguments.of(new DropConstraint(T, Name.of("ck"), null, true),
						conditional("constraint 'ck'", "IF EXISTS")),
				Arguments.of(new AddConstraint(T, check("ck", "a > 0").withValidated(false)),
						"add constraint 'ck' without looking at the rows; add it validated; NOT ENFORCED would not"
								+ " check new rows either."));
	}

	private static String conditional(String what, String words) {
		return "make the change of " + what + " depend on whether it is there ('" + words + "'); leave the condition"
				+ " out, or look into information_schema in 'op.run'.";
	}

	@ParameterizedTest
	@MethodSource("refusedByMySql")
	void refusesWhatOnlyMariaDbCanDo(Operation operation, String message) {
		assertRefused(new MySqlDialect(), operation, "MySQL cannot " + message);
	}

	@Test
	void refusesWhatOnlyMySqlCanDo() {
		assertRefused(new MariaDbDialect(), new CreateIndex(T, index(IndexElement.of(Expression.of("lower(a)")))),
				"MariaDB cannot index the expression 'lower(a)'; index a generated column with that expression.");
		assertRefused(new MariaDbDialect(),
				new AddColumn(T, notNull("id", "bigint").withIdentity(new Identity(false, SequenceOptions.of(1, 50)))),
				"MariaDB cannot count column 'id' with a step, limits, a cache or a cycle of its own; leave all but the"
						+ " start out, or use a sequence.");
	}

	@Test
	void refusesWhatOlderVersionsCannotDo() {
		assertRefused(new MariaDbDialect(10, 6), new CreateIndex(T, index(IndexElement.descending(Name.of("a")))),
				"MariaDB cannot keep an index of 'a' in descending order before version 10.8; use an ascending one,"
						+ " which is read backwards too.");
		assertRefused(new MariaDbDialect(11, 4),
				new CreateSequence(new Sequence(name("s"), ColumnType.of("int"), SequenceOptions.DEFAULT)),
				"MariaDB cannot give sequence 's' the type 'int' before version 11.5; leave the type out, which makes"
						+ " it 'bigint', and set a maximum.");
	}

	@Test
	void refusesCharactersThatDefinitionsDoNotKeep() {
		assertThatExceptionOfType(UnsupportedLiteralException.class)
			.isThrownBy(() -> new MariaDbDialect().statements(new SetTableComment(T, null, "😀")))
			.withMessage("The comment '😀' has a character beyond U+FFFF, such as an emoji, which MariaDB and MySQL do"
					+ " not keep in comments; leave it out.");
		assertThatExceptionOfType(UnsupportedTypeException.class)
			.isThrownBy(() -> new MariaDbDialect().parseType("enum('😀')"))
			.withMessage(
					"Type 'enum' has the value '😀' with a character beyond U+FFFF, such as an emoji, which MariaDB"
							+ " and MySQL do not keep there; leave it out.");
	}

	private static void assertRefused(Dialect dialect, Operation operation, String message) {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> dialect.statements(operation))
			.isInstanceOf(UnsupportedOperationOnDatabaseException.class)
			.withMessage(message);
	}

}
