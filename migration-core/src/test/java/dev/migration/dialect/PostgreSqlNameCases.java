package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.operation.SetTableComment;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;

import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;

/**
 * Rows about names that need care, for each kind of thing that has one.
 */
final class PostgreSqlNameCases {

	private static final String LONG = "x".repeat(63);

	private static final Map<String, String> NAMES = new TreeMap<>(Map.of("order", "\"order\"", "Größe", "\"Größe\"",
			"two words", "\"two words\"", "a.b", "\"a.b\"", "a\"b", "\"a\"\"b\"", "it's\\", "\"it's\\\"", "😀",
			"\"😀\"", LONG, LONG, "Ä".repeat(31), "\"" + "Ä".repeat(31) + "\""));

	private PostgreSqlNameCases() {
	}

	static List<DialectCase> all() {
		List<DialectCase> rows = new ArrayList<>();
		NAMES.forEach((text, quoted) -> rows.addAll(rows(text, quoted)));
		return rows;
	}

	private static List<DialectCase> rows(String text, String quoted) {
		Name odd = Name.of(text);
		Table plain = table("t", column("a", "integer"));
		Table own = table(text, column(text, "integer"));
		Index index = Index.of(odd, false, List.of(IndexElement.ascending(Name.of("a"))));
		Index ix = index.withName(Name.of("ix"));
		Sequence sequence = new Sequence(name("s"), ColumnType.of("bigint"), SequenceOptions.DEFAULT);
		String of = " named '" + text + "'";
		return List.of(
				DialectCase.of("create a table" + of, schema(), new CreateTable(own),
						"CREATE TABLE " + quoted + " (\n    " + quoted + " integer\n)"),
				DialectCase.of("rename a table to '" + text + "'", schema(plain),
						new RenameTable(name("t"), name(text)), "ALTER TABLE t RENAME TO " + quoted),
				DialectCase.of("set the comment of a table" + of, schema(own),
						new SetTableComment(name(text), null, text),
						"COMMENT ON TABLE " + quoted + " IS " + PostgreSqlLiterals.string(text)),
				DialectCase.of("add a column" + of, schema(plain), new AddColumn(name("t"), column(text, "integer")),
						"ALTER TABLE t ADD COLUMN " + quoted + " integer"),
				DialectCase.of("rename a column to '" + text + "'", schema(plain),
						new AlterColumn(name("t"), column("a", "integer"), column(text, "integer"), null, null),
						"ALTER TABLE t RENAME COLUMN a TO " + quoted),
				DialectCase.of("add a unique constraint" + of, schema(plain),
						new AddConstraint(name("t"), unique(text, "a")),
						"ALTER TABLE t ADD CONSTRAINT " + quoted + " UNIQUE (a)"),
				DialectCase.of("rename a constraint to '" + text + "'", schema(with(plain, unique("uq", "a"))),
						new RenameConstraint(name("t"), Name.of("uq"), odd),
						"ALTER TABLE t RENAME CONSTRAINT uq TO " + quoted),
				DialectCase.of("create an index" + of, schema(plain), new CreateIndex(name("t"), index),
						"CREATE INDEX " + quoted + " ON t (a)"),
				DialectCase.of("rename an index to '" + text + "'", schema(plain.withIndexes(List.of(ix))),
						new RenameIndex(name("t"), Name.of("ix"), odd), "ALTER INDEX ix RENAME TO " + quoted),
				DialectCase.of("create a sequence" + of, SchemaModel.EMPTY,
						new CreateSequence(new Sequence(name(text), sequence.type(), sequence.options())),
						"CREATE SEQUENCE " + quoted),
				DialectCase.of("rename a sequence to '" + text + "'",
						SchemaModel.EMPTY.withSequences(List.of(sequence)), new RenameSequence(name("s"), name(text)),
						"ALTER SEQUENCE s RENAME TO " + quoted),
				DialectCase.of("create an enum type" + of, SchemaModel.EMPTY,
						new CreateEnumType(new EnumType(name(text), List.of("ok"))),
						"CREATE TYPE " + quoted + " AS ENUM ('ok')"),
				DialectCase.of("add a value to an enum type" + of, schema(new EnumType(name(text), List.of("ok"))),
						new AddEnumValue(name(text), "new"), "ALTER TYPE " + quoted + " ADD VALUE 'new'"),
				DialectCase.of("create a schema" + of, SchemaModel.EMPTY, new CreateSchema(odd, false),
						"CREATE SCHEMA " + quoted),
				DialectCase.of("rename a table" + of + " in a schema",
						schema(Table.of(QualifiedName.of("hr", text), List.of(column("a", "integer")))),
						new RenameTable(QualifiedName.of("hr", text), QualifiedName.of("hr", "t")),
						"ALTER TABLE hr." + quoted + " RENAME TO t"));
	}

}
