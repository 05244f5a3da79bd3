package dev.migration.autogenerate;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.script.ColumnSpec;
import dev.migration.script.Operations;
import dev.migration.script.TypeSpec;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.doublePrecision;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.numeric;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.timestamp;
import static dev.migration.script.Ddl.timestampWithTimeZone;
import static dev.migration.script.Ddl.type;
import static dev.migration.script.Ddl.uuid;
import static dev.migration.script.Ddl.varchar;

/**
 * Facts about tables, columns, types and defaults.
 */
final class ColumnFacts {

	private ColumnFacts() {
	}

	static List<DetectionFact> all() {
		return List.of(DetectionFact.of("nothing changed").both(t(integer())).right("nothing"),
				DetectionFact.of("column renamed")
					.database(t(integer()))
					.model(t(column("b", integer())))
					.wrong("add + drop, silently")
					.ours("add column 't.b'", "drop column 't.a'",
							"Was it renamed? Column 't.a' is gone, and 'b' is new and the same. To "
									+ "keep what is in it, delete this revision and use '--rename t.a=b' or "
									+ "'@PreviousName(\"a\")' on the attribute."),
				DetectionFact.of("table renamed")
					.database((op) -> op.createTable("told", column("id", integer()).notNull(), primaryKey("id")))
					.model((op) -> op.createTable("t", column("id", integer()).notNull(), primaryKey("id")))
					.wrong("create + drop, silently")
					.ours("create table 't'", "drop table 'told'",
							"Was it renamed? Table 'told' is gone, and 't' is new and the same. To "
									+ "keep what is in it, delete this revision and use '--rename told=t' or "
									+ "'@PreviousName(\"told\")' on the entity."),
				DetectionFact.of("columns in another order")
					.database(t(column("a", integer()), column("b", integer())))
					.model(t(column("b", integer()), column("a", integer())))
					.right("nothing"),
				DetectionFact.of("nullable → not null")
					.database(t(integer()))
					.model(t(column("a", integer()).notNull()))
					.right("alter column")
					.ours("alter column 't.a': not null"),
				retyped("varchar(5) → varchar(9)", varchar(5), varchar(9)).right("alter column")
					.ours("alter column 't.a': type varchar(5) -> varchar(9)"),
				retyped("varchar(5) → varchar", varchar(5), varchar()).wrong("nothing")
					.ours("alter column 't.a': type varchar(5) -> varchar"),
				retyped("varchar → text", varchar(), text()).right("alter column")
					.ours("alter column 't.a': type varchar -> text"),
				retyped("integer → bigint", integer(), bigint()).right("alter column")
					.ours("alter column 't.a': type integer -> bigint"),
				retyped("numeric(10,2) → numeric(12,2)", numeric(10, 2), numeric(12, 2)).right("alter column")
					.ours("alter column 't.a': type numeric(10,2) -> numeric(12,2)"),
				retyped("numeric(10,2) → numeric", numeric(10, 2), numeric()).wrong("nothing")
					.ours("alter column 't.a': type numeric(10,2) -> numeric"),
				retyped("double precision and float, which is the same", doublePrecision(), type("float"))
					.right("nothing"),
				retyped("timestamp → timestamp with time zone", timestamp(), timestampWithTimeZone())
					.right("alter column")
					.ours("alter column 't.a': type timestamp -> timestamp with time zone"),
				retyped("json → jsonb", type("json"), type("jsonb")).right("alter column")
					.ours("alter column 't.a': type json -> jsonb"),
				retyped("integer[] → text[]", integer().array(), text().array()).right("alter column")
					.ours("alter column 't.a': type integer[] -> text[]"),
				DetectionFact.of("value added to an enum type").both((op) -> {
				})
					.database((op) -> op.createEnumType("e1", "a", "b"))
					.model((op) -> op.createEnumType("e1", "a", "b", "c"))
					.both(t(type("e1")))
					.wrong("nothing")
					.ours("add value 'c' to enum type 'e1'"),
				DetectionFact.of("enum type → varchar")
					.database((op) -> op.createEnumType("e1", "a", "b"))
					.database(t(type("e1")))
					.model(t(varchar()))
					.right("alter column")
					.ours("alter column 't.a': type e1 -> varchar", "drop enum type 'e1'"),
				defaults("default changed, settings as they come", one().defaultValue(1), one().defaultValue(2))
					.wrong("nothing")
					.ours("alter column 't.a': default 1 -> 2"),
				defaults("default changed", one().defaultValue(1), one().defaultValue(2)).right("alter column")
					.ours("alter column 't.a': default 1 -> 2"),
				defaults("default added", one(), one().defaultValue(2)).right("alter column")
					.ours("alter column 't.a': default none -> 2"),
				defaults("default removed", one().defaultValue(1), one()).right("alter column")
					.ours("alter column 't.a': default 1 -> none"),
				defaults("default 'x'::varchar and 'x', which is the same",
						column("a", varchar(5)).defaultExpression("'x'::character varying"),
						column("a", varchar(5)).defaultExpression("'x'"))
					.right("nothing"),
				defaults("default now() and CURRENT_TIMESTAMP, which is the same",
						column("a", timestampWithTimeZone()).defaultExpression("now()"),
						column("a", timestampWithTimeZone()).defaultExpression("CURRENT_TIMESTAMP"))
					.right("nothing"),
				defaults("default gen_random_uuid() on both sides",
						column("a", uuid()).defaultExpression("gen_random_uuid()"),
						column("a", uuid()).defaultExpression("gen_random_uuid()"))
					.right("nothing"),
				identity("identity added, settings as they come", id(), id().identity()).wrong("nothing")
					.ours("alter column 't.id': identity none -> by default"),
				identity("identity added", id(), id().identity()).right("alter column")
					.ours("alter column 't.id': identity none -> by default"),
				identity("identity always → by default", id().identityAlways(), id().identity()).right("alter column")
					.ours("alter column 't.id': identity always -> by default"),
				DetectionFact.of("serial → identity")
					.byHand("CREATE TABLE t (id serial PRIMARY KEY)")
					.model((op) -> op.createTable("t", id().identity(), primaryKey("id")))
					.right("alter column")
					.ours("alter column 't.id': default nextval('t_id_seq'::regclass) -> none, identity none -> by default"),
				generated("generated expression changed, settings as they come").wrong("nothing")
					.ours("alter column 't.a': generated (b + 1) stored -> (b + 2) stored"),
				generated("generated expression changed").wrong("nothing but a warning")
					.ours("alter column 't.a': generated (b + 1) stored -> (b + 2) stored"),
				DetectionFact.of("collation changed")
					.database(t(text().collate("C")))
					.model(t(text().collate("POSIX")))
					.wrong("nothing")
					.ours("alter column 't.a': type text collate \"C\" -> text collate \"POSIX\""));
	}

	private static DetectionFact retyped(String title, TypeSpec before, TypeSpec after) {
		return DetectionFact.of(title).database(t(before)).model(t(after));
	}

	private static DetectionFact defaults(String title, ColumnSpec before, ColumnSpec after) {
		return DetectionFact.of(title).database(t(before)).model(t(after));
	}

	private static DetectionFact identity(String title, ColumnSpec before, ColumnSpec after) {
		return DetectionFact.of(title)
			.database((op) -> op.createTable("t", before, primaryKey("id")))
			.model((op) -> op.createTable("t", after, primaryKey("id")));
	}

	private static DetectionFact generated(String title) {
		return DetectionFact.of(title)
			.database(t(column("b", integer()), column("a", integer()).generatedAs("b + 1")))
			.model(t(column("b", integer()), column("a", integer()).generatedAs("b + 2")));
	}

	private static ColumnSpec one() {
		return column("a", integer());
	}

	private static ColumnSpec id() {
		return column("id", integer()).notNull();
	}

	private static Consumer<Operations> t(TypeSpec type) {
		return t(column("a", type));
	}

	private static Consumer<Operations> t(ColumnSpec... columns) {
		return (op) -> op.createTable("t", columns);
	}

}
