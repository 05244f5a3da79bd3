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
		return List.of(put("Create a view", TABLE, null, view, "CREATE OR REPLACE VIEW v AS\nSELECT a, b FROM t"),
				put("Replace a view", TABLE, view, narrow,
						replaced("VIEW v AS\nSELECT b FROM t", "invalid_table_definition", "VIEW v")),
				drop("Drop a view", TABLE, view, "DROP VIEW v"),
				put("Create a view in a schema", TABLE, null,
						new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("hr", "v"), null, "SELECT 1 AS one"),
						"CREATE OR REPLACE VIEW hr.v AS\nSELECT 1 AS one"),
				put("Create a materialized view", TABLE, null, kept, "CREATE MATERIALIZED VIEW v AS\nSELECT a FROM t"),
				put("Replace a materialized view", TABLE, kept, keptMore, "DROP MATERIALIZED VIEW v",
						"CREATE MATERIALIZED VIEW v AS\nSELECT a, b FROM t"),
				drop("Drop a materialized view", TABLE, kept, "DROP MATERIALIZED VIEW v"),
				put("Create a function", schema(), null, one, "CREATE OR REPLACE FUNCTION f" + one.definition()),
				put("Replace a function by one that returns something else", schema(), one, text,
						replaced("FUNCTION f" + text.definition(), "invalid_function_definition",
								"FUNCTION f(x integer)")),
				put("Replace a function by one with other arguments", schema(), one, other,
						"DROP FUNCTION f(x integer)", "CREATE FUNCTION f" + other.definition()),
				drop("Drop a function", schema(), one, "DROP FUNCTION f(x integer)"),
				put("Create a procedure", TABLE, null, procedure,
						"CREATE OR REPLACE PROCEDURE p()\nLANGUAGE sql AS 'DELETE FROM t'"),
				drop("Drop a procedure", TABLE, procedure, "DROP PROCEDURE p()"),
				put("Create a trigger", TABLE.withObjects(List.of(NOTHING)), null, before,
						"CREATE OR REPLACE TRIGGER tr " + before.definition()),
				put("Replace a trigger", TABLE.withObjects(List.of(NOTHING)), before, after,
						"CREATE OR REPLACE TRIGGER tr " + after.definition()),
				drop("Drop a trigger", TABLE.withObjects(List.of(NOTHING)), before, "DROP TRIGGER tr ON t"),
				DialectCase
					.of("Drop a view if it exists, when it does not", TABLE,
							new DropObject(ObjectKind.VIEW, name("v"), null, null, true), "DROP VIEW IF EXISTS v")
					.irreversible(),
				DialectCase.of("Drop a schema", SchemaModel.EMPTY.withSchemas(List.of(Name.of("crm"))),
						new DropSchema(Name.of("crm"), false), "DROP SCHEMA crm"));
	}

	static List<DialectCase> values() {
		return List.of(
				value("Add a value to an enum type", new AddEnumValue(name("mood"), "it's"),
						"ALTER TYPE mood ADD VALUE 'it''s'"),
				value("Add a value before another one", new AddEnumValue(name("mood"), "new", "sad", null, false),
						"ALTER TYPE mood ADD VALUE 'new' BEFORE 'sad'"),
				value("Add a value after another one", new AddEnumValue(name("mood"), "new", null, "ok", false),
						"ALTER TYPE mood ADD VALUE 'new' AFTER 'ok'"),
				value("Rename a value of an enum type", new RenameEnumValue(name("mood"), "ok", "fine"),
						"ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'"));
	}

	static List<DialectCase> sequences() {
		Sequence up = new Sequence(name("s"), ColumnType.of("bigint"), SequenceOptions.DEFAULT);
		Sequence down = new Sequence(name("s"), ColumnType.of("integer"), SequenceOptions.of(-1, -1));
		return List.of(DialectCase.of("Change the type of a sequence and turn it",
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

	private static String replaced(String definition, String refusal, String reference) {
		return """
				DO $migration$
				DECLARE
				    definition CONSTANT text := $definition$%s$definition$;
				BEGIN
				    EXECUTE 'CREATE OR REPLACE ' || definition;
				EXCEPTION WHEN %s THEN
				    DROP %s;
				    EXECUTE 'CREATE ' || definition;
				END
				$migration$""".formatted(definition, refusal, reference);
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
