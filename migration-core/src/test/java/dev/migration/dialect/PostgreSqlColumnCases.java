package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AlterColumn;
import dev.migration.schema.Column;
import dev.migration.schema.Identity;
import dev.migration.schema.Name;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;

import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.generated;
import static dev.migration.dialect.Models.identity;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.notNull;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.withDefault;

/**
 * Rows about changes of a column {@code c} of table {@code t}, which has a column
 * {@code n} besides.
 */
final class PostgreSqlColumnCases {

	private static final String COLUMN = "ALTER TABLE t ALTER COLUMN c ";

	private static final String SEQUENCE_OF = "(SELECT d.objid::regclass FROM pg_depend d JOIN pg_attribute a"
			+ " ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
			+ " WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass"
			+ " AND d.deptype = 'i' AND d.refobjid = 't'::regclass AND a.attname = ";

	private static final String COUNT_UP = "SELECT setval(" + SEQUENCE_OF
			+ "'c'), greatest(max(c) + 1, 1), false) FROM t";

	private PostgreSqlColumnCases() {
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
						COLUMN + "TYPE varchar(20)"),
				change("change a type", column("c", "integer"), column("c", "bigint"),
						COLUMN + "TYPE bigint USING c::bigint"),
				change("change a type that nothing assigns", column("c", "text"), column("c", "integer"),
						COLUMN + "TYPE integer USING c::integer"),
				change("change to a limited type without cutting values", column("c", "text"),
						column("c", "varchar(5)"), COLUMN + "TYPE varchar(5) USING c::varchar"),
				change("change to a fixed length without cutting values", column("c", "text"), column("c", "char(5)"),
						COLUMN + "TYPE char(5) USING c::bpchar"),
				change("change a number to bits", column("c", "integer"), column("c", "bit(32)"),
						COLUMN + "TYPE bit(32) USING c::bit(32)"),
				change("change the precision of a number", column("c", "numeric(10,2)"), column("c", "numeric(12,4)"),
						COLUMN + "TYPE numeric(12,4)"),
				change("change a type with a time zone", column("c", "timestamp"),
						column("c", "timestamp(3) with time zone"),
						COLUMN + "TYPE timestamp(3) with time zone USING c::timestamp with time zone"),
				change("change the elements of an array", column("c", "integer[]"), column("c", "varchar(9)[]"),
						COLUMN + "TYPE varchar(9)[] USING c::varchar[]"),
				DialectCase.of("change a type with an expression", schema(t(column("c", "integer"))),
						new AlterColumn(name("t"), column("c", "integer"), column("c", "integer[]"), "ARRAY[c]",
								"c[1]"),
						COLUMN + "TYPE integer[] USING ARRAY[c]"),
				change("change a collation", column("c", "text"), column("c", "text collate \"C\""),
						COLUMN + "TYPE text COLLATE \"C\""),
				change("change a type under a default", withDefault(column("c", "integer"), "1"),
						withDefault(column("c", "text"), "'1'"), COLUMN + "DROP DEFAULT",
						COLUMN + "TYPE text USING c::text", COLUMN + "SET DEFAULT '1'"),
				DialectCase.of("change a text to an enum", schema(mood("ok", "sad"), t(status)),
						new AlterColumn(name("t"), status, withDefault(column("c", "mood"), "'ok'"), null, null),
						COLUMN + "DROP DEFAULT", COLUMN + "TYPE mood USING c::mood", COLUMN + "SET DEFAULT 'ok'"),
				change("widen a type under a default", withDefault(column("c", "varchar(5)"), "'1'"),
						withDefault(column("c", "varchar(9)"), "'1'"), COLUMN + "TYPE varchar(9)"));
	}

	private static List<DialectCase> properties() {
		return List.of(change("forbid null", column("c", "text"), notNull("c", "text"), COLUMN + "SET NOT NULL"),
				change("allow null", notNull("c", "text"), column("c", "text"), COLUMN + "DROP NOT NULL"),
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
						"ALTER TABLE t RENAME COLUMN c TO \"order\""),
				change("change everything", withDefault(column("c", "integer"), "1"),
						withDefault(notNull("d", "bigint"), "2").withComment("more"), COLUMN + "DROP DEFAULT",
						COLUMN + "TYPE bigint USING c::bigint", COLUMN + "SET NOT NULL", COLUMN + "SET DEFAULT 2",
						"COMMENT ON COLUMN t.c IS 'more'", "ALTER TABLE t RENAME COLUMN c TO d"),
				change("change nothing", column("c", "integer"), column("c", "integer")));
	}

	private static List<DialectCase> identities() {
		Identity by50 = new Identity(false, SequenceOptions.of(1, 50));
		Identity down = new Identity(false, SequenceOptions.of(-1, -1));
		Identity bounded = new Identity(true, new SequenceOptions(5, 1, 5L, 99L, 10, true));
		Column plain = notNull("c", "bigint");
		return List.of(
				change("add an identity", plain, identity("c", Identity.BY_DEFAULT),
						COLUMN + "ADD GENERATED BY DEFAULT AS IDENTITY", COUNT_UP),
				change("add an identity to a nullable column with a default", withDefault(column("c", "bigint"), "0"),
						identity("c", Identity.BY_DEFAULT), COLUMN + "DROP DEFAULT", COLUMN + "SET NOT NULL",
						COLUMN + "ADD GENERATED BY DEFAULT AS IDENTITY", COUNT_UP),
				change("add an identity to another type", notNull("c", "text"), identity("c", Identity.BY_DEFAULT),
						COLUMN + "TYPE bigint USING c::bigint", COLUMN + "ADD GENERATED BY DEFAULT AS IDENTITY",
						COUNT_UP),
				change("add an identity that counts down", plain, identity("c", down),
						COLUMN + "ADD GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY -1)",
						"SELECT setval(" + SEQUENCE_OF + "'c'), least(min(c) - 1, -1), false) FROM t"),
				change("drop an identity", identity("c", Identity.BY_DEFAULT), plain, COLUMN + "DROP IDENTITY"),
				change("change an identity to always", identity("c", Identity.BY_DEFAULT),
						identity("c", new Identity(true, SequenceOptions.DEFAULT)), COLUMN + "SET GENERATED ALWAYS"),
				change("change the step of an identity", identity("c", Identity.BY_DEFAULT), identity("c", by50),
						COLUMN + "SET INCREMENT BY 50"),
				change("turn an identity", identity("c", Identity.BY_DEFAULT), identity("c", down),
						COLUMN + "SET START WITH -1 SET INCREMENT BY -1 SET NO MINVALUE SET NO MAXVALUE RESTART"),
				change("loosen an identity", identity("c", bounded), identity("c", Identity.BY_DEFAULT),
						COLUMN + "SET GENERATED BY DEFAULT SET START WITH 1 SET NO MINVALUE SET NO MAXVALUE"
								+ " SET CACHE 1 SET NO CYCLE")
					.irreversible(),
				change("shrink the type of an identity", identity("c", Identity.BY_DEFAULT),
						notNull("c", "integer").withIdentity(Identity.BY_DEFAULT),
						COLUMN + "TYPE integer USING c::integer"),
				change("rename an identity that is new", notNull("Id", "bigint"), identity("id", Identity.BY_DEFAULT),
						"ALTER TABLE t ALTER COLUMN \"Id\" ADD GENERATED BY DEFAULT AS IDENTITY",
						"SELECT setval(" + SEQUENCE_OF + "'Id'), greatest(max(\"Id\") + 1, 1), false) FROM t",
						"ALTER TABLE t RENAME COLUMN \"Id\" TO id"));
	}

	private static List<DialectCase> expressions() {
		Column stored = generated("c", "integer", "n * 2", true);
		Column virtual = generated("c", "integer", "n * 2", false);
		Column other = generated("c", "integer", "n * 3", true);
		String add = "ALTER TABLE t ADD COLUMN c ";
		String drop = "ALTER TABLE t DROP COLUMN c";
		String replaced = drop + " /* its values give way to computed ones */";
		return List.of(
				change("change the expression of a generated column", stored, other,
						COLUMN + "SET EXPRESSION AS (n * 3)")
					.since(17),
				change("change the expression of a generated column by making it anew", stored, other, drop,
						add + "integer GENERATED ALWAYS AS (n * 3) STORED")
					.until(16),
				change("keep the values of a generated column", stored, notNull("c", "integer"),
						COLUMN + "DROP EXPRESSION", COLUMN + "SET NOT NULL"),
				change("generate a column", withDefault(notNull("c", "integer"), "1").withComment("x"),
						stored.withComment("x"), replaced, add + "integer GENERATED ALWAYS AS (n * 2) STORED",
						"COMMENT ON COLUMN t.c IS 'x'"),
				change("change the type of a generated column", stored, generated("c", "text", "n * 2", true), drop,
						add + "text GENERATED ALWAYS AS (n * 2) STORED")
					.irreversible(),
				change("widen a generated column", generated("c", "varchar(5)", "'a'", true),
						generated("c", "varchar(9)", "'a'", true), COLUMN + "TYPE varchar(9)"),
				change("rename a generated column", stored, stored.withName(Name.of("d")),
						"ALTER TABLE t RENAME COLUMN c TO d"),
				change("keep the values of a virtual column", virtual,
						withDefault(notNull("d", "integer"), "1").withComment("x"), drop,
						"ALTER TABLE t ADD COLUMN d integer", "UPDATE t SET d = n * 2",
						"ALTER TABLE t ALTER COLUMN d SET NOT NULL", "ALTER TABLE t ALTER COLUMN d SET DEFAULT 1",
						"COMMENT ON COLUMN t.d IS 'x'")
					.since(18),
				change("store a virtual column", virtual, stored, drop,
						add + "integer GENERATED ALWAYS AS (n * 2) STORED")
					.since(18));
	}

	private static Table t(Column column) {
		return table("t", column, column("n", "integer"));
	}

	private static DialectCase change(String title, Column from, Column to, String... sql) {
		return new DialectCase(title, schema(t(from)), new AlterColumn(name("t"), from, to, null, null),
				Stream.of(sql).toList(), 0, 0, true);
	}

}
