package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.operation.SetTableComment;
import dev.migration.schema.Column;
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

import static dev.migration.dialect.CommonRow.H2;
import static dev.migration.dialect.CommonRow.MARIADB;
import static dev.migration.dialect.CommonRow.MYSQL;
import static dev.migration.dialect.CommonRow.POSTGRESQL;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;

/**
 * Rows about names that need care, for each kind of thing that has one.
 */
final class NameCases {

	private static final String LONG = "x".repeat(63);

	private static final Map<String, String> QUOTED = new TreeMap<>(Map.of("order", "\"order\"", "Größe", "\"Größe\"",
			"two words", "\"two words\"", "a.b", "\"a.b\"", "a\"b", "\"a\"\"b\"", "it's\\", "\"it's\\\"", "😀",
			"\"😀\"", LONG, LONG, "Ä".repeat(31), "\"" + "Ä".repeat(31) + "\""));

	/**
	 * Fewer, since each row costs these servers a quarter of a second.
	 */
	private static final Map<String, String> IN_BACKTICKS = new TreeMap<>(
			Map.of("a`b", "`a``b`", "it's\\", "`it's\\`", "order", "`order`"));

	private static final Set<String> STANDARD = Set.of(POSTGRESQL, H2);

	private final Dialect dialect;

	private final Table plain;

	private NameCases(Dialect dialect) {
		this.dialect = dialect;
		this.plain = Table.of(name("t"), List.of(column("a")));
	}

	/**
	 * Return the rows of a database.
	 */
	static List<DialectCase> of(Dialect dialect) {
		NameCases cases = new NameCases(dialect);
		List<DialectCase> rows = new ArrayList<>();
		if (STANDARD.contains(dialect.name())) {
			QUOTED.forEach((text, quoted) -> rows.addAll(cases.rows(text, cases.folded(text, quoted))));
		}
		else {
			IN_BACKTICKS.forEach((text, quoted) -> rows.addAll(cases.rows(text, quoted)));
		}
		return rows;
	}

	/**
	 * A reserved word is quoted in the case in which H2 keeps names.
	 */
	private String folded(String text, String quoted) {
		return (text.equals("order") && this.dialect.name().equals(H2)) ? "\"ORDER\"" : quoted;
	}

	private List<DialectCase> rows(String text, String quoted) {
		return Stream
			.of(tables(text, quoted), columns(text, quoted), constraints(text, quoted), indexes(text, quoted),
					others(text, quoted))
			.flatMap(List::stream)
			.flatMap((row) -> row.of(this.dialect.name()).stream())
			.toList();
	}

	private List<CommonRow> columns(String text, String quoted) {
		String rename = "ALTER TABLE t RENAME COLUMN a TO " + quoted;
		return List.of(
				row("add a column named '" + text + "'", schema(this.plain), new AddColumn(name("t"), column(text)),
						everywhere("ALTER TABLE t ADD COLUMN " + quoted + " bigint")),
				row("rename a column to '" + text + "'", schema(this.plain),
						new AlterColumn(name("t"), column("a"), column(text), null, null),
						Map.of(POSTGRESQL, rename, MARIADB, rename, MYSQL, rename, H2,
								"ALTER TABLE t ALTER COLUMN a RENAME TO " + quoted)));
	}

	private List<CommonRow> constraints(String text, String quoted) {
		return List.of(
				row("add a unique constraint named '" + text + "'", schema(this.plain),
						new AddConstraint(name("t"), unique(text, "a")),
						everywhere("ALTER TABLE t ADD CONSTRAINT " + quoted + " UNIQUE (a)")),
				row("rename a constraint to '" + text + "'", schema(with(this.plain, unique("uq", "a"))),
						new RenameConstraint(name("t"), Name.of("uq"), Name.of(text)),
						standard("ALTER TABLE t RENAME CONSTRAINT uq TO " + quoted)));
	}

	private List<CommonRow> tables(String text, String quoted) {
		String of = " named '" + text + "'";
		String literal = this.dialect.literal(text);
		Table own = Table.of(name(text), List.of(column(text)));
		Table inSchema = Table.of(QualifiedName.of("hr", text), List.of(column("a")));
		return List.of(
				row("create a table" + of, schema(), new CreateTable(own),
						everywhere("CREATE TABLE " + quoted + " (\n    " + quoted + " bigint\n)")),
				row("rename a table to '" + text + "'", schema(this.plain), new RenameTable(name("t"), name(text)),
						both("ALTER TABLE t RENAME TO " + quoted, "RENAME TABLE t TO " + quoted)),
				row("rename a table" + of + " in a schema", schema(inSchema),
						new RenameTable(inSchema.name(), QualifiedName.of("hr", "t")),
						both("ALTER TABLE hr." + quoted + " RENAME TO t", "RENAME TABLE hr." + quoted + " TO hr.t")),
				row("set the comment of a table" + of, schema(own), new SetTableComment(name(text), null, text),
						both("COMMENT ON TABLE " + quoted + " IS " + literal,
								"ALTER TABLE " + quoted + " COMMENT = " + literal)));
	}

	private List<CommonRow> indexes(String text, String quoted) {
		Index index = Index.of(Name.of(text), false, List.of(IndexElement.ascending(Name.of("a"))));
		Index ix = index.withName(Name.of("ix"));
		return List.of(
				row("create an index named '" + text + "'", schema(this.plain), new CreateIndex(name("t"), index),
						both("CREATE INDEX " + quoted + " ON t (a)", "ALTER TABLE t ADD INDEX " + quoted + " (a)")),
				row("rename an index to '" + text + "'", schema(this.plain.withIndexes(List.of(ix))),
						new RenameIndex(name("t"), Name.of("ix"), Name.of(text)),
						both("ALTER INDEX ix RENAME TO " + quoted, "ALTER TABLE t RENAME INDEX ix TO " + quoted)));
	}

	private List<CommonRow> others(String text, String quoted) {
		String of = " named '" + text + "'";
		Sequence own = new Sequence(name(text), ColumnType.of("bigint"), SequenceOptions.DEFAULT);
		Sequence plain = new Sequence(name("s"), ColumnType.of("bigint"), SequenceOptions.DEFAULT);
		EnumType type = new EnumType(name(text), List.of("ok"));
		return List.of(
				row("create a sequence" + of, SchemaModel.EMPTY, new CreateSequence(own),
						Map.of(POSTGRESQL, "CREATE SEQUENCE " + quoted, H2, "CREATE SEQUENCE " + quoted, MARIADB,
								"CREATE SEQUENCE " + quoted + " NOCACHE")),
				row("rename a sequence to '" + text + "'", SchemaModel.EMPTY.withSequences(List.of(plain)),
						new RenameSequence(name("s"), name(text)),
						Map.of(POSTGRESQL, "ALTER SEQUENCE s RENAME TO " + quoted, MARIADB,
								"RENAME TABLE s TO " + quoted)),
				row("create a schema" + of, SchemaModel.EMPTY, new CreateSchema(Name.of(text), false),
						standard("CREATE SCHEMA " + quoted)),
				row("create an enum type" + of, SchemaModel.EMPTY, new CreateEnumType(type),
						Map.of(POSTGRESQL, "CREATE TYPE " + quoted + " AS ENUM ('ok')", H2,
								"CREATE DOMAIN " + quoted + " AS enum('ok')")),
				row("add a value to an enum type" + of, schema(type), new AddEnumValue(name(text), "new"),
						Map.of(POSTGRESQL, "ALTER TYPE " + quoted + " ADD VALUE 'new'")));
	}

	private static CommonRow row(String title, SchemaModel before, Operation operation, Map<String, String> sql) {
		Map<String, List<String>> statements = new TreeMap<>();
		sql.forEach((database, statement) -> statements.put(database, List.of(statement)));
		return CommonRow.of(title, before, operation, statements);
	}

	private static Map<String, String> everywhere(String sql) {
		return both(sql, sql);
	}

	private static Map<String, String> standard(String sql) {
		return Map.of(POSTGRESQL, sql, H2, sql);
	}

	private static Map<String, String> both(String sql, String mySql) {
		return Map.of(POSTGRESQL, sql, H2, sql, MARIADB, mySql, MYSQL, mySql);
	}

	private Column column(String name) {
		return Column.of(name, this.dialect.parseType("bigint"));
	}

}
