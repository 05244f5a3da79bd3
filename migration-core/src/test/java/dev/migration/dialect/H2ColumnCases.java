package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.operation.AlterColumn;
import dev.migration.schema.Column;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;

import static dev.migration.dialect.H2Models.column;
import static dev.migration.dialect.H2Models.generated;
import static dev.migration.dialect.H2Models.notNull;
import static dev.migration.dialect.Models.identity;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.withDefault;

/**
 * Rows about changes of a column {@code c} of table {@code t}, which has a column
 * {@code n} besides.
 */
final class H2ColumnCases {

	private static final String COLUMN = "ALTER TABLE t ALTER COLUMN c ";

	private static final String COUNT_UP = COLUMN + "RESTART WITH (SELECT COALESCE(GREATEST(MAX(c) + 1, 1), 1) FROM t)";

	private H2ColumnCases() {
	}

	static List<DialectCase> all() {
		List<DialectCase> rows = new ArrayList<>();
		rows.addAll(types());
		rows.addAll(properties());
		rows.addAll(identities());
		rows.addAll(expressions());
		return rows;
	}

	private static List<DialectCase> types() {
		Column status = withDefault(column("c", "varchar(10)"), "'ok'");
		return List.of(
				change("widen a type", column("c", "varchar(10)"), column("c", "varchar(20)"),
						COLUMN + "SET DATA TYPE varchar(20)"),
				change("change a type", column("c", "integer"), column("c", "bigint"), COLUMN + "SET DATA TYPE bigint"),
				change("change a type that nothing assigns", column("c", "clob"), column("c", "integer"),
						COLUMN + "SET DATA TYPE integer"),
				change("change to a limited type without cutting values", column("c", "clob"),
						column("c", "varchar(5)"), COLUMN + "SET DATA TYPE varchar(5)"),
				change("change to a fixed length without cutting values", column("c", "clob"), column("c", "char(5)"),
						COLUMN + "SET DATA TYPE char(5)"),
				change("change the precision of a number", column("c", "numeric(10,2)"), column("c", "numeric(12,4)"),
						COLUMN + "SET DATA TYPE numeric(12,4)"),
				change("change a type with a time zone", column("c", "timestamp"),
						column("c", "timestamp(3) with time zone"),
						COLUMN + "SET DATA TYPE timestamp(3) with time zone"),
				change("change the elements of an array", column("c", "integer array"), column("c", "varchar(9) array"),
						COLUMN + "SET DATA TYPE varchar(9) array"),
				DialectCase.of("change a type with an expression", schema(t(column("c", "integer"))),
						new AlterColumn(name("t"), column("c", "integer"), column("c", "integer array"), "ARRAY[c]",
								"c[1]"),
						COLUMN + "SET DATA TYPE integer array USING ARRAY[c]"),
				change("change the values of an enum column", column("c", "enum('a','b')"),
						column("c", "enum('a','b','c')"), COLUMN + "SET DATA TYPE enum('a','b','c')"),
				change("change a text to an enum column", column("c", "varchar(9)"), column("c", "enum('a','b')"),
						COLUMN + "SET DATA TYPE enum('a','b')"),
				change("change a type under a default", withDefault(column("c", "integer"), "1"),
						withDefault(column("c", "varchar"), "'1'"), COLUMN + "DROP DEFAULT",
						COLUMN + "SET DATA TYPE varchar", COLUMN + "SET DEFAULT '1'"),
				DialectCase.of("change a text to an enum", schema(mood("ok", "sad"), t(status)),
						new AlterColumn(name("t"), status, withDefault(column("c", "mood"), "'ok'"), null, null),
						COLUMN + "DROP DEFAULT", COLUMN + "SET DATA TYPE mood", COLUMN + "SET DEFAULT 'ok'"),
				change("widen a type under a default", withDefault(column("c", "varchar(5)"), "'1'"),
						withDefault(column("c", "varchar(9)"), "'1'"), COLUMN + "SET DATA TYPE varchar(9)"),
				change("widen a type under a comment", column("c", "varchar(5)").withComment("x"),
						column("c", "varchar(9)").withComment("x"), COLUMN + "SET DATA TYPE varchar(9)"));
	}

	private static List<DialectCase> properties() {
		return List.of(change("forbid null", column("c", "varchar"), notNull("c", "varchar"), COLUMN + "SET NOT NULL"),
				change("allow null", notNull("c", "varchar"), column("c", "varchar"), COLUMN + "DROP NOT NULL"),
				change("set a default", column("c", "integer"), withDefault(column("c", "integer"), "1 + 1"),
						COLUMN + "SET DEFAULT 1 + 1"),
				change("change a default", withDefault(column("c", "integer"), "1"),
						withDefault(column("c", "integer"), "2"), COLUMN + "SET DEFAULT 2"),
				change("drop a default", withDefault(column("c", "integer"), "1"), column("c", "integer"),
						COLUMN + "DROP DEFAULT"),
				change("set a comment", column("c", "integer"), column("c", "integer").withComment("it's"),
						"COMMENT ON COLUMN t.c IS 'it''s'"),
				change("remove a comment", column("c", "integer").withComment("it's"), column("c", "integer"),
						"COMMENT ON COLUMN t.c IS NULL"),
				change("rename a column", column("c", "integer"), column("order", "integer"),
						COLUMN + "RENAME TO \"ORDER\""),
				change("change everything", withDefault(column("c", "integer"), "1"),
						withDefault(notNull("d", "bigint"), "2").withComment("more"), COLUMN + "DROP DEFAULT",
						COLUMN + "SET DATA TYPE bigint", COLUMN + "SET NOT NULL", COLUMN + "SET DEFAULT 2",
						"COMMENT ON COLUMN t.c IS 'more'", COLUMN + "RENAME TO d"),
				change("change nothing", column("c", "integer"), column("c", "integer")));
	}

	private static List<DialectCase> identities() {
		Identity by50 = new Identity(false, SequenceOptions.of(1, 50));
		Identity down = new Identity(false, SequenceOptions.of(-1, -1));
		Identity bounded = new Identity(true, new SequenceOptions(5, 1, 5L, 99L, 10, true));
		Column plain = notNull("c", "bigint");
		String identity = COLUMN + "bigint GENERATED BY DEFAULT AS IDENTITY";
		return List.of(change("add an identity", plain, identity("c", Identity.BY_DEFAULT), identity, COUNT_UP),
				change("add an identity to a nullable column with a default", withDefault(column("c", "bigint"), "0"),
						identity("c", Identity.BY_DEFAULT), COLUMN + "DROP DEFAULT", COLUMN + "SET NOT NULL", identity,
						COUNT_UP),
				change("add an identity to another type", notNull("c", "varchar"), identity("c", Identity.BY_DEFAULT),
						COLUMN + "SET DATA TYPE bigint", identity, COUNT_UP),
				change("add an identity that counts down", plain, identity("c", down),
						identity + " (INCREMENT BY -1 NO CACHE)",
						COLUMN + "RESTART WITH (SELECT COALESCE(LEAST(MIN(c) - 1, -1), -1) FROM t)"),
				change("add an identity to a column with a comment", plain.withComment("x"),
						identity("c", Identity.BY_DEFAULT).withComment("x"), identity, COUNT_UP,
						"COMMENT ON COLUMN t.c IS 'x'"),
				change("drop an identity", identity("c", Identity.BY_DEFAULT), plain, COLUMN + "DROP IDENTITY"),
				change("change an identity to always", identity("c", Identity.BY_DEFAULT),
						identity("c", new Identity(true, SequenceOptions.DEFAULT)), COLUMN + "SET GENERATED ALWAYS"),
				change("change the step of an identity", identity("c", Identity.BY_DEFAULT), identity("c", by50),
						COLUMN + "SET INCREMENT BY 50"),
				change("change the start of an identity", identity("c", Identity.BY_DEFAULT),
						identity("c", new Identity(false, SequenceOptions.of(100, 1))), COLUMN + "START WITH 100"),
				change("turn an identity", identity("c", Identity.BY_DEFAULT), identity("c", down),
						identity + " (INCREMENT BY -1 NO CACHE)",
						COLUMN + "RESTART WITH (SELECT COALESCE(LEAST(MIN(c) - 1, -1), -1) FROM t)"),
				change("loosen an identity", identity("c", bounded), identity("c", Identity.BY_DEFAULT),
						COLUMN + "SET GENERATED BY DEFAULT SET NO MINVALUE SET NO MAXVALUE SET NO CACHE SET NO CYCLE",
						COLUMN + "START WITH 1")
					.irreversible(),
				change("shrink the type of an identity", identity("c", Identity.BY_DEFAULT),
						notNull("c", "integer").withIdentity(Identity.BY_DEFAULT), COLUMN + "SET DATA TYPE integer",
						COLUMN + "SET NO MAXVALUE"),
				change("rename an identity that is new", notNull("Id", "bigint"), identity("id", Identity.BY_DEFAULT),
						"ALTER TABLE t ALTER COLUMN \"Id\" bigint GENERATED BY DEFAULT AS IDENTITY",
						"ALTER TABLE t ALTER COLUMN \"Id\" RESTART WITH"
								+ " (SELECT COALESCE(GREATEST(MAX(\"Id\") + 1, 1), 1) FROM t)",
						"ALTER TABLE t ALTER COLUMN \"Id\" RENAME TO id"));
	}

	private static List<DialectCase> expressions() {
		Column twice = generated("c", "integer", "n * 2");
		Column thrice = generated("c", "integer", "n * 3");
		String restated = COLUMN + "integer GENERATED ALWAYS AS ";
		return List.of(change("change the expression of a generated column", twice, thrice, restated + "(n * 3)"),
				change("change an expression under a comment", twice.withComment("x"), thrice.withComment("x"),
						restated + "(n * 3)", "COMMENT ON COLUMN t.c IS 'x'"),
				change("keep the values of a generated column", twice, notNull("c", "integer"),
						COLUMN + "DROP EXPRESSION", COLUMN + "SET NOT NULL"),
				change("generate a column", withDefault(notNull("c", "integer"), "1").withComment("x"),
						twice.withComment("x"), COLUMN + "DROP NOT NULL", restated + "(n * 2)",
						"COMMENT ON COLUMN t.c IS 'x'"),
				change("change the type of a generated column", twice, generated("c", "varchar", "n * 2"),
						COLUMN + "varchar GENERATED ALWAYS AS (n * 2)"),
				change("widen a generated column", generated("c", "varchar(5)", "'a'"),
						generated("c", "varchar(9)", "'a'"), COLUMN + "varchar(9) GENERATED ALWAYS AS ('a')"),
				change("forbid null in a generated column", twice, twice.withNullable(false), COLUMN + "SET NOT NULL"),
				change("rename a generated column", twice, twice.withName(Name.of("d")), COLUMN + "RENAME TO d"),
				change("rename a column that is generated from now on", column("c", "integer"),
						twice.withName(Name.of("d")), restated + "(n * 2)", COLUMN + "RENAME TO d"));
	}

	private static Table t(Column column) {
		return table("t", column, column("n", "integer"));
	}

	private static DialectCase change(String title, Column from, Column to, String... sql) {
		return DialectCase.of(title, schema(t(from)), new AlterColumn(name("t"), from, to, null, null), sql);
	}

}
