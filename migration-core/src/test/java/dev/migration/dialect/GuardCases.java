package dev.migration.dialect;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
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

import static dev.migration.dialect.CommonRow.H2;
import static dev.migration.dialect.CommonRow.MARIADB;
import static dev.migration.dialect.CommonRow.MYSQL;
import static dev.migration.dialect.CommonRow.POSTGRESQL;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;

/**
 * Rows about what is only done if something exists or does not, both when it is there and
 * when it is not. MySQL has the words for tables and schemas only.
 */
final class GuardCases {

	private static final Index INDEX = Index.of(Name.of("ix"), false, List.of(IndexElement.ascending(Name.of("a"))));

	private static final Constraint UNIQUE = unique("uq", "a");

	private static final Sequence SEQUENCE = new Sequence(name("s"), ColumnType.of("bigint"), SequenceOptions.DEFAULT);

	private static final Name SALES = Name.of("sales");

	private final Dialect dialect;

	private final Table table;

	private final Table wider;

	private final Column added;

	private GuardCases(Dialect dialect) {
		this.dialect = dialect;
		this.added = column("b");
		this.table = Table.of(name("t"), List.of(column("a")));
		this.wider = Table.of(name("t"), List.of(column("a"), this.added));
	}

	/**
	 * Return the rows of a database.
	 */
	static List<DialectCase> of(Dialect dialect) {
		GuardCases cases = new GuardCases(dialect);
		return Stream.of(cases.created(), cases.dropped(), cases.schemas(), cases.sequences())
			.flatMap((rows) -> rows)
			.flatMap((row) -> row.of(dialect.name()).stream())
			.toList();
	}

	private Stream<CommonRow> created() {
		return Stream.of(
				create("create a table", schema(), schema(this.table), new CreateTable(this.table, true),
						everywhere("CREATE TABLE IF NOT EXISTS t (\n    a bigint\n)")),
				create("add a column", schema(this.table), schema(this.wider),
						new AddColumn(name("t"), this.added, true),
						except(MYSQL, "ALTER TABLE t ADD COLUMN IF NOT EXISTS b bigint")),
				create("create an index", schema(this.table), schema(this.table.withIndexes(List.of(INDEX))),
						new CreateIndex(name("t"), INDEX, true, false),
						Map.of(POSTGRESQL, List.of("CREATE INDEX IF NOT EXISTS ix ON t (a)"), H2,
								List.of("CREATE INDEX IF NOT EXISTS ix ON t (a)"), MARIADB,
								List.of("ALTER TABLE t ADD INDEX IF NOT EXISTS ix (a)"))))
			.flatMap((rows) -> rows);
	}

	private Stream<CommonRow> dropped() {
		return Stream.of(
				drop("drop a table", schema(this.table), schema(), new DropTable(name("t"), this.table, true),
						everywhere("DROP TABLE IF EXISTS t")),
				drop("drop a column", schema(this.wider), schema(this.table),
						new DropColumn(name("t"), this.added.name(), this.added, true),
						except(MYSQL, "ALTER TABLE t DROP COLUMN IF EXISTS b")),
				drop("drop a constraint", schema(with(this.table, UNIQUE)), schema(this.table),
						new DropConstraint(name("t"), Name.of("uq"), UNIQUE, true),
						Map.of(POSTGRESQL, List.of("ALTER TABLE t DROP CONSTRAINT IF EXISTS uq"), H2,
								List.of("ALTER TABLE t DROP CONSTRAINT IF EXISTS uq"), MARIADB,
								List.of("ALTER TABLE t DROP INDEX IF EXISTS uq"))),
				drop("drop an index", schema(this.table.withIndexes(List.of(INDEX))), schema(this.table),
						new DropIndex(name("t"), Name.of("ix"), INDEX, true, false),
						Map.of(POSTGRESQL, List.of("DROP INDEX IF EXISTS ix"), H2, List.of("DROP INDEX IF EXISTS ix"),
								MARIADB, List.of("ALTER TABLE t DROP INDEX IF EXISTS ix"))))
			.flatMap((rows) -> rows);
	}

	private Stream<CommonRow> schemas() {
		SchemaModel sales = SchemaModel.EMPTY.withSchemas(List.of(SALES));
		return Stream.of(
				create("create a schema", SchemaModel.EMPTY, sales, new CreateSchema(SALES, true),
						everywhere("CREATE SCHEMA IF NOT EXISTS sales")),
				drop("drop a schema", sales, SchemaModel.EMPTY, new DropSchema(SALES, true), Map.of(POSTGRESQL,
						List.of("DROP SCHEMA IF EXISTS sales"), H2, List.of("DROP SCHEMA IF EXISTS sales RESTRICT"))))
			.flatMap((rows) -> rows);
	}

	private Stream<CommonRow> sequences() {
		SchemaModel sequence = SchemaModel.EMPTY.withSequences(List.of(SEQUENCE));
		return Stream.of(
				create("create a sequence", SchemaModel.EMPTY, sequence, new CreateSequence(SEQUENCE, true),
						Map.of(POSTGRESQL, List.of("CREATE SEQUENCE IF NOT EXISTS s"), H2,
								List.of("CREATE SEQUENCE IF NOT EXISTS s"), MARIADB,
								List.of("CREATE SEQUENCE IF NOT EXISTS s NOCACHE"))),
				drop("drop a sequence", sequence, SchemaModel.EMPTY, new DropSequence(name("s"), SEQUENCE, true),
						except(MYSQL, "DROP SEQUENCE IF EXISTS s")))
			.flatMap((rows) -> rows);
	}

	private Stream<CommonRow> create(String what, SchemaModel without, SchemaModel with, Operation operation,
			Map<String, List<String>> sql) {
		return rows(CommonRow.of(what + " if it is not there", without, operation, sql),
				CommonRow.of(what + " if it is not there, when it is", with, operation, sql));
	}

	private Stream<CommonRow> drop(String what, SchemaModel with, SchemaModel without, Operation operation,
			Map<String, List<String>> sql) {
		return rows(CommonRow.of(what + " if it is there", with, operation, sql),
				CommonRow.of(what + " if it is there, when it is not", without, operation, sql));
	}

	/**
	 * The others have a row of their own for what is done.
	 */
	private Stream<CommonRow> rows(CommonRow done, CommonRow leftAlone) {
		return (this.dialect.name().equals(POSTGRESQL) ? Stream.of(done, leftAlone) : Stream.of(leftAlone))
			.map(CommonRow::irreversible);
	}

	private static Map<String, List<String>> everywhere(String sql) {
		return CommonRow.everywhere(sql);
	}

	private static Map<String, List<String>> except(String database, String sql) {
		return CommonRow.only(everywhere(sql),
				Stream.of(POSTGRESQL, MARIADB, MYSQL, H2)
					.filter((other) -> !other.equals(database))
					.toArray(String[]::new));
	}

	private Column column(String name) {
		return Column.of(name, this.dialect.parseType("bigint"));
	}

}
