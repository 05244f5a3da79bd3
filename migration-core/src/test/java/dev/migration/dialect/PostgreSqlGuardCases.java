package dev.migration.dialect;

import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropSchema;
import dev.migration.operation.DropSequence;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Constraint;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;

import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;

/**
 * Rows about what is only done if something exists or does not, both when it is there and
 * when it is not.
 */
final class PostgreSqlGuardCases {

	private static final Index INDEX = Index.of(Name.of("ix"), false, List.of(IndexElement.ascending(Name.of("a"))));

	private static final Constraint UNIQUE = unique("uq", "a");

	private static final Column COLUMN = column("b", "text");

	private static final Table TABLE = table("t", column("a", "integer"));

	private static final Table WITH_COLUMN = table("t", column("a", "integer"), COLUMN);

	private static final Sequence SEQUENCE = new Sequence(name("s"), ColumnType.of("bigint"), SequenceOptions.DEFAULT);

	private static final Name SCHEMA = Name.of("crm");

	private PostgreSqlGuardCases() {
	}

	static List<DialectCase> all() {
		SchemaModel sequence = SchemaModel.EMPTY.withSequences(List.of(SEQUENCE));
		SchemaModel crm = SchemaModel.EMPTY.withSchemas(List.of(SCHEMA));
		return Stream
			.of(create("create a table", schema(), schema(TABLE), new CreateTable(TABLE, true),
					"CREATE TABLE IF NOT EXISTS t (\n    a integer\n)"),
					create("add a column", schema(TABLE), schema(WITH_COLUMN), new AddColumn(name("t"), COLUMN, true),
							"ALTER TABLE t ADD COLUMN IF NOT EXISTS b text"),
					create("create an index", schema(TABLE), schema(TABLE.withIndexes(List.of(INDEX))),
							new CreateIndex(name("t"), INDEX, true, false), "CREATE INDEX IF NOT EXISTS ix ON t (a)"),
					create("create an index concurrently", schema(TABLE), schema(TABLE.withIndexes(List.of(INDEX))),
							new CreateIndex(name("t"), INDEX, true, true),
							"CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON t (a)"),
					create("create a sequence", SchemaModel.EMPTY, sequence, new CreateSequence(SEQUENCE, true),
							"CREATE SEQUENCE IF NOT EXISTS s"),
					create("add a value of an enum type", schema(mood("ok")), schema(mood("ok", "sad")),
							new AddEnumValue(name("mood"), "sad", null, null, true),
							"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'sad'"),
					create("create a schema", SchemaModel.EMPTY, crm, new CreateSchema(SCHEMA, true),
							"CREATE SCHEMA IF NOT EXISTS crm"),
					drop("drop a table", schema(TABLE), schema(), new DropTable(name("t"), TABLE, true),
							"DROP TABLE IF EXISTS t"),
					drop("drop a column", schema(WITH_COLUMN), schema(TABLE),
							new DropColumn(name("t"), COLUMN.name(), COLUMN, true),
							"ALTER TABLE t DROP COLUMN IF EXISTS b"),
					drop("drop a constraint", schema(with(TABLE, UNIQUE)), schema(TABLE),
							new DropConstraint(name("t"), Name.of("uq"), UNIQUE, true),
							"ALTER TABLE t DROP CONSTRAINT IF EXISTS uq"),
					drop("drop an index", schema(TABLE.withIndexes(List.of(INDEX))), schema(TABLE),
							new DropIndex(name("t"), Name.of("ix"), INDEX, true, false), "DROP INDEX IF EXISTS ix"),
					drop("drop an index concurrently", schema(TABLE.withIndexes(List.of(INDEX))), schema(TABLE),
							new DropIndex(name("t"), Name.of("ix"), INDEX, true, true),
							"DROP INDEX CONCURRENTLY IF EXISTS ix"),
					drop("drop a sequence", sequence, SchemaModel.EMPTY, new DropSequence(name("s"), SEQUENCE, true),
							"DROP SEQUENCE IF EXISTS s"),
					drop("drop an enum type", schema(mood("ok")), schema(),
							new DropEnumType(name("mood"), mood("ok"), true), "DROP TYPE IF EXISTS mood"),
					drop("drop a schema", crm, SchemaModel.EMPTY, new DropSchema(SCHEMA, true),
							"DROP SCHEMA IF EXISTS crm"))
			.flatMap(List::stream)
			.toList();
	}

	private static List<DialectCase> create(String what, SchemaModel without, SchemaModel with, Operation operation,
			String sql) {
		return List.of(DialectCase.of(what + " if it is not there", without, operation, sql).irreversible(),
				DialectCase.of(what + " if it is not there, when it is", with, operation, sql).irreversible());
	}

	private static List<DialectCase> drop(String what, SchemaModel with, SchemaModel without, Operation operation,
			String sql) {
		return List.of(DialectCase.of(what + " if it is there", with, operation, sql).irreversible(),
				DialectCase.of(what + " if it is there, when it is not", without, operation, sql).irreversible());
	}

}
