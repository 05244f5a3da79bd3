package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.operation.AddEnumValue;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSchema;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameEnumValue;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;

import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;

/**
 * Rows about views, routines, triggers, values of enum types and schemas.
 */
final class PostgreSqlReplaceableCases {

	private static final SchemaModel TABLE = schema(table("t", column("a", "integer"), column("b", "text")));

	private static final DatabaseObject NOTHING = function(
			"()\nRETURNS trigger LANGUAGE plpgsql AS $$" + " BEGIN RETURN NEW; END $$");

	private PostgreSqlReplaceableCases() {
	}

	static List<DialectCase> objects() {
		DatabaseObject view = view(ObjectKind.VIEW, "SELECT a, b FROM t");
		DatabaseObject narrow = view(ObjectKind.VIEW, "SELECT b FROM t");
		DatabaseObject kept = view(ObjectKind.MATERIALIZED_VIEW, "SELECT a FROM t");
		DatabaseObject keptMore = view(ObjectKind.MATERIALIZED_VIEW, "SELECT a, b FROM t");
		DatabaseObject one = function("(x integer DEFAULT 1)\nRETURNS integer LANGUAGE sql AS 'SELECT 1'");
		DatabaseObject text = function("(x integer DEFAULT 1)\nRETURNS text LANGUAGE sql AS $$ SELECT 'a' $$");
		DatabaseObject other = function("(x text)\nRETURNS integer LANGUAGE sql AS 'SELECT 2'");
		DatabaseObject procedure = new DatabaseObject(ObjectKind.PROCEDURE, name("p"), null,
				"()\nLANGUAGE sql AS 'DELETE FROM t'");
		DatabaseObject before = trigger("BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()");
		DatabaseObject after = trigger("AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()");
		return List.of(put("create a view", TABLE, null, view, "CREATE OR REPLACE VIEW v AS\nSELECT a, b FROM t"),
				put("replace a view", TABLE, view, narrow, ExampleCases.resource("replace-view.sql")),
				drop("drop a view", TABLE, view, "DROP VIEW v"),
				put("create a view with options", TABLE, null,
						view(ObjectKind.VIEW, "WITH (security_barrier) AS SELECT a FROM t WITH CHECK OPTION"),
						"CREATE OR REPLACE VIEW v WITH (security_barrier) AS SELECT a FROM t WITH CHECK OPTION"),
				put("create a view of a common table expression", TABLE, null,
						view(ObjectKind.VIEW, "WITH x (y) AS (SELECT a FROM t) SELECT y FROM x"),
						"CREATE OR REPLACE VIEW v AS\nWITH x (y) AS (SELECT a FROM t) SELECT y FROM x"),
				put("create a view in a schema", TABLE, null,
						new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("hr", "v"), null, "SELECT 1 AS one"),
						"CREATE OR REPLACE VIEW hr.v AS\nSELECT 1 AS one"),
				put("create a materialized view", TABLE, null, kept, "CREATE MATERIALIZED VIEW v AS\nSELECT a FROM t"),
				put("replace a materialized view", TABLE, kept, keptMore,
						ExampleCases.resource("replace-materialized-view.sql")),
				drop("drop a materialized view", TABLE, kept, "DROP MATERIALIZED VIEW v"),
				put("create a function", schema(), null, one, "CREATE OR REPLACE FUNCTION f" + one.definition()),
				put("replace a function by one that returns something else", schema(), one, text,
						ExampleCases.resource("replace-function.sql")),
				put("replace a function by one with other arguments", schema(), one, other,
						"DROP FUNCTION f(x integer)", "CREATE FUNCTION f" + other.definition()),
				drop("drop a function", schema(), one, "DROP FUNCTION f(x integer)"),
				put("create a procedure", TABLE, null, procedure,
						"CREATE OR REPLACE PROCEDURE p()\nLANGUAGE sql AS 'DELETE FROM t'"),
				drop("drop a procedure", TABLE, procedure, "DROP PROCEDURE p()"),
				put("create a trigger", TABLE.withObjects(List.of(NOTHING)), null, before,
						"CREATE OR REPLACE TRIGGER tr " + before.definition()),
				put("replace a trigger", TABLE.withObjects(List.of(NOTHING)), before, after,
						ExampleCases.resource("replace-trigger.sql")),
				drop("drop a trigger", TABLE.withObjects(List.of(NOTHING)), before, "DROP TRIGGER tr ON t"),
				DialectCase
					.of("drop a view if it is there, when it is not", TABLE,
							new DropObject(ObjectKind.VIEW, name("v"), null, null, true), "DROP VIEW IF EXISTS v")
					.irreversible(),
				DialectCase.of("drop a schema", SchemaModel.EMPTY.withSchemas(List.of(Name.of("crm"))),
						new DropSchema(Name.of("crm"), false), "DROP SCHEMA crm"));
	}

	static List<DialectCase> values() {
		return List.of(
				value("add a value to an enum type", new AddEnumValue(name("mood"), "it's"),
						"ALTER TYPE mood ADD VALUE 'it''s'"),
				value("add a value before another one", new AddEnumValue(name("mood"), "new", "sad", null, false),
						"ALTER TYPE mood ADD VALUE 'new' BEFORE 'sad'"),
				value("add a value after another one", new AddEnumValue(name("mood"), "new", null, "ok", false),
						"ALTER TYPE mood ADD VALUE 'new' AFTER 'ok'"),
				value("rename a value of an enum type", new RenameEnumValue(name("mood"), "ok", "fine"),
						"ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'"));
	}

	static List<DialectCase> sequences() {
		Sequence up = new Sequence(name("s"), ColumnType.of("bigint"), SequenceOptions.DEFAULT);
		Sequence down = new Sequence(name("s"), ColumnType.of("integer"), SequenceOptions.of(-1, -1));
		return List.of(DialectCase.of("change the type of a sequence and turn it",
				SchemaModel.EMPTY.withSequences(List.of(up)), new AlterSequence(up, down),
				"ALTER SEQUENCE s AS integer",
				"ALTER SEQUENCE s START WITH -1 INCREMENT BY -1 NO MINVALUE NO MAXVALUE RESTART"));
	}

	private static DialectCase value(String title, Operation operation, String sql) {
		return DialectCase.of(title, schema(mood("ok", "sad"), table("t", column("a", "mood"))), operation, sql);
	}

	private static DialectCase put(String title, SchemaModel schema, DatabaseObject from, DatabaseObject to,
			String... sql) {
		List<DatabaseObject> objects = new ArrayList<>(schema.objects());
		if (from != null) {
			objects.add(from);
		}
		return DialectCase.of(title, schema.withObjects(objects), new ReplaceObject(from, to), sql);
	}

	private static DialectCase drop(String title, SchemaModel schema, DatabaseObject object, String sql) {
		List<DatabaseObject> objects = new ArrayList<>(schema.objects());
		objects.add(object);
		return DialectCase.of(title, schema.withObjects(objects), new DropObject(object.key(), object, false), sql);
	}

	private static DatabaseObject view(ObjectKind kind, String query) {
		return new DatabaseObject(kind, name("v"), null, query);
	}

	private static DatabaseObject function(String definition) {
		return new DatabaseObject(ObjectKind.FUNCTION, name("f"), null, definition);
	}

	private static DatabaseObject trigger(String definition) {
		return new DatabaseObject(ObjectKind.TRIGGER, name("tr"), name("t"), definition);
	}

}
