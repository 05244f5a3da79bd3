package dev.migration.dialect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AlterSequence;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropSchema;
import dev.migration.operation.DropSequence;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.ReplaceObject;
import dev.migration.operation.Rows;
import dev.migration.schema.ColumnType;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;

import static dev.migration.dialect.MariaDbModels.column;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;

/**
 * Rows about sequences, schemas, objects and data.
 */
final class MariaDbObjectCases {

	private static final SequenceOptions BOUNDED = new SequenceOptions(20, 5, 10L, 1000L, 7, true);

	private MariaDbObjectCases() {
	}

	static List<DialectCase> all(boolean mariaDb) {
		List<DialectCase> rows = new ArrayList<>();
		rows.addAll(mariaDb ? sequences() : List.of());
		rows.addAll(schemas());
		rows.addAll(views());
		rows.addAll(routines(mariaDb));
		rows.addAll(data());
		return rows;
	}

	private static List<DialectCase> sequences() {
		Sequence plain = sequence(SequenceOptions.DEFAULT);
		Sequence inSchema = new Sequence(QualifiedName.of("hr", "s"), plain.type(), plain.options());
		return List.of(create("create a sequence", plain, "CREATE SEQUENCE s NOCACHE"),
				create("create a sequence as Hibernate does", sequence(SequenceOptions.of(1, 50)),
						"CREATE SEQUENCE s INCREMENT BY 50 NOCACHE"),
				create("create a sequence with all options", sequence(BOUNDED),
						"CREATE SEQUENCE s START WITH 20 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CACHE 7 CYCLE"),
				create("create a sequence that counts down", sequence(SequenceOptions.of(-1, -2)),
						"CREATE SEQUENCE s INCREMENT BY -2 NOCACHE"),
				create("create a sequence that starts at its minimum",
						sequence(new SequenceOptions(5, 1, 5L, null, 1, false)),
						"CREATE SEQUENCE s MINVALUE 5 NOCACHE"),
				create("create a sequence in a schema", inSchema, "CREATE SEQUENCE hr.s NOCACHE"),
				DialectCase.of("create a sequence if it is not there", SchemaModel.EMPTY,
						new CreateSequence(plain, true), "CREATE SEQUENCE IF NOT EXISTS s NOCACHE"),
				DialectCase.of("drop a sequence", withSequence(plain), new DropSequence(name("s"), plain),
						"DROP SEQUENCE s"),
				DialectCase
					.of("drop a sequence if it is there", withSequence(plain), new DropSequence(name("s"), plain, true),
							"DROP SEQUENCE IF EXISTS s")
					.irreversible(),
				DialectCase.of("rename a sequence", withSequence(plain), new RenameSequence(name("s"), name("order")),
						"RENAME TABLE s TO `order`"),
				alter("change the step of a sequence", plain, sequence(SequenceOptions.of(1, 50)),
						"ALTER SEQUENCE s INCREMENT BY 50"),
				alter("change the start of a sequence", plain, sequence(SequenceOptions.of(7, 1)),
						"ALTER SEQUENCE s START WITH 7"),
				alter("turn a sequence", plain, sequence(SequenceOptions.of(-1, -1)),
						"ALTER SEQUENCE s START WITH -1 INCREMENT BY -1 MINVALUE -9223372036854775807 MAXVALUE -1"
								+ " RESTART WITH -1"),
				alter("loosen a sequence", sequence(BOUNDED), sequence(SequenceOptions.of(20, 5)),
						"ALTER SEQUENCE s MINVALUE 1 MAXVALUE 9223372036854775806 NOCACHE NOCYCLE"),
				alter("change nothing of a sequence", plain, plain));
	}

	private static List<DialectCase> schemas() {
		Name sales = Name.of("sales");
		return List.of(
				DialectCase.of("create a schema", SchemaModel.EMPTY, new CreateSchema(sales, false),
						"CREATE SCHEMA sales"),
				DialectCase.of("create a schema if it is not there", SchemaModel.EMPTY, new CreateSchema(sales, true),
						"CREATE SCHEMA IF NOT EXISTS sales"),
				DialectCase.of("drop a schema", SchemaModel.EMPTY.withSchemas(List.of(sales)),
						new DropSchema(sales, false), notEmpty("sales"), "DROP SCHEMA sales"),
				DialectCase
					.of("drop a schema if it is there", SchemaModel.EMPTY.withSchemas(List.of(sales)),
							new DropSchema(sales, true), notEmpty("sales"), "DROP SCHEMA IF EXISTS sales")
					.irreversible());
	}

	private static String notEmpty(String schema) {
		return "SELECT CASE WHEN count(*) > 0 THEN release_lock(rpad(concat('Schema ''" + schema
				+ "'' holds ''', min(name), ''', so it was not dropped. Drop that first.'), 200, ' ')) END"
				+ " FROM (SELECT table_name AS name FROM information_schema.tables WHERE table_schema = '" + schema
				+ "' UNION ALL SELECT routine_name AS name FROM information_schema.routines WHERE routine_schema = '"
				+ schema + "' UNION ALL SELECT event_name AS name FROM information_schema.events WHERE event_schema = '"
				+ schema + "') AS contents";
	}

	private static List<DialectCase> views() {
		DatabaseObject view = object(ObjectKind.VIEW, "v", "SELECT a FROM t");
		DatabaseObject other = object(ObjectKind.VIEW, "v", "SELECT b FROM t");
		return List.of(
				object("create a view", withObjects(), new ReplaceObject(null, view),
						"CREATE OR REPLACE VIEW v AS SELECT a FROM t"),
				object("replace a view", withObjects(view), new ReplaceObject(view, other),
						"CREATE OR REPLACE VIEW v AS SELECT b FROM t"),
				object("drop a view", withObjects(view), new DropObject(view.key(), view, false), "DROP VIEW v"),
				object("drop a view if it is there", withObjects(view), new DropObject(view.key(), view, true),
						"DROP VIEW IF EXISTS v")
					.irreversible());
	}

	private static List<DialectCase> routines(boolean mariaDb) {
		DatabaseObject function = object(ObjectKind.FUNCTION, "f", "(n int) RETURNS int DETERMINISTIC RETURN n + 1");
		DatabaseObject other = object(ObjectKind.FUNCTION, "f", "(n int) RETURNS int DETERMINISTIC RETURN n + 2");
		DatabaseObject procedure = object(ObjectKind.PROCEDURE, "p", "()\nBEGIN\n\tDELETE FROM t;\nEND");
		DatabaseObject trigger = new DatabaseObject(ObjectKind.TRIGGER, name("tr"), name("t"),
				"BEFORE INSERT ON t FOR EACH ROW SET new.a = 1");
		return List.of(
				object("create a function", withObjects(), new ReplaceObject(null, function),
						replaced(mariaDb, "FUNCTION f", "(n int) RETURNS int DETERMINISTIC RETURN n + 1")),
				object("replace a function", withObjects(function), new ReplaceObject(function, other),
						replaced(mariaDb, "FUNCTION f", "(n int) RETURNS int DETERMINISTIC RETURN n + 2")),
				object("drop a function", withObjects(function), new DropObject(function.key(), function, false),
						"DROP FUNCTION f"),
				object("create a procedure", withObjects(), new ReplaceObject(null, procedure),
						replaced(mariaDb, "PROCEDURE p", "()\nBEGIN\n\tDELETE FROM t;\nEND")),
				object("drop a procedure if it is there", withObjects(procedure),
						new DropObject(procedure.key(), procedure, true), "DROP PROCEDURE IF EXISTS p")
					.irreversible(),
				object("create a trigger", withObjects(), new ReplaceObject(null, trigger),
						replaced(mariaDb, "TRIGGER tr", " BEFORE INSERT ON t FOR EACH ROW SET new.a = 1")),
				object("drop a trigger", withObjects(trigger), new DropObject(trigger.key(), trigger, false),
						"DROP TRIGGER tr"));
	}

	private static String[] replaced(boolean mariaDb, String object, String definition) {
		return mariaDb ? new String[] { "CREATE OR REPLACE " + object + definition }
				: new String[] { "DROP " + object.replace(" ", " IF EXISTS "), "CREATE " + object + definition };
	}

	private static List<DialectCase> data() {
		return List.of(
				data("execute a statement", new ExecuteSql("DELETE FROM t WHERE b LIKE '?'", List.of()),
						"DELETE FROM t WHERE b LIKE '?'"),
				data("execute a statement with parameters",
						new ExecuteSql("UPDATE t SET b = ?, a = a -? WHERE b <> 'it\\'s ?' # ?\n AND `b` = \"?\\\"?\"",
								List.of("it's", -1)),
						"UPDATE t SET b = 'it''s', a = a -(-1) WHERE b <> 'it\\'s ?' # ?\n AND `b` = \"?\\\"?\""),
				data("insert rows",
						new BulkInsert(name("t"), names("a", "b"),
								List.of(Arrays.asList(1, "x"), Arrays.asList(null, "it's \\ \0 😀"))),
						"INSERT INTO t (a, b) VALUES (1, 'x'), (NULL, 'it''s \\\\ \\0 😀')"),
				data("insert rows with types",
						new BulkInsert(name("t"), names("a", "b"),
								List.of(List.of(true, LocalDate.of(2026, 1, 2)), List.of(2, new byte[] { 65, 66 }))),
						"INSERT INTO t (a, b) VALUES (true, date '2026-01-02'), (2, x'4142')"),
				DialectCase
					.of("insert rows of typed columns",
							schema(table("setting", column("id", "bigint"), column("options", "json"),
									column("tags", "json"))),
							new BulkInsert(name("setting"), names("id", "options", "tags"),
									Stream.of("bigint", "json", "json").map(new MariaDbDialect()::parseType).toList(),
									Rows.of(List.of(
											List.of(1, "{\"theme\": \"dark\"}", List.of("a", "b")),
											Arrays.asList(2, null, null)))),
							"INSERT INTO setting (id, options, tags) VALUES (1, '{\"theme\": \"dark\"}', '[\"a\",\"b\"]'), (2, NULL, NULL)")
					.irreversible(),
				data("insert no rows", new BulkInsert(name("t"), names("a"), List.of())));
	}

	private static DialectCase create(String title, Sequence sequence, String sql) {
		return DialectCase.of(title, SchemaModel.EMPTY, new CreateSequence(sequence), sql);
	}

	private static DialectCase alter(String title, Sequence from, Sequence to, String... sql) {
		return DialectCase.of(title, withSequence(from), new AlterSequence(from, to), sql);
	}

	private static DialectCase object(String title, SchemaModel before, Operation operation, String... sql) {
		return DialectCase.of(title, before, operation, sql);
	}

	private static DialectCase data(String title, Operation operation, String... sql) {
		return DialectCase.of(title, withObjects(), operation, sql).irreversible();
	}

	private static SchemaModel withSequence(Sequence sequence) {
		return SchemaModel.EMPTY.withSequences(List.of(sequence));
	}

	private static SchemaModel withObjects(DatabaseObject... objects) {
		return schema(table("t", column("a", "int"), column("b", "longtext"))).withObjects(List.of(objects));
	}

	private static DatabaseObject object(ObjectKind kind, String name, String definition) {
		return new DatabaseObject(kind, name(name), null, definition);
	}

	private static Sequence sequence(SequenceOptions options) {
		return new Sequence(name("s"), ColumnType.of("bigint"), options);
	}

}
