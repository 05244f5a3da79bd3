package dev.migration.dialect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AlterSequence;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.DropEnumType;
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
import dev.migration.schema.EnumType;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;

import static dev.migration.dialect.H2Models.column;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.table;

/**
 * Rows about sequences, enum types, schemas, replaceable objects and data.
 */
final class H2ObjectCases {

	private static final ColumnType BIGINT = ColumnType.of("bigint");

	private static final ColumnType INTEGER = ColumnType.of("integer");

	private static final SequenceOptions BOUNDED = new SequenceOptions(20, 5, 10L, 1000L, 7, true);

	private static final Sequence PLAIN = sequence(BIGINT, SequenceOptions.DEFAULT);

	private static final Table T = table("t", column("a", "integer"), column("b", "varchar(99)"), column("j", "json"),
			column("x", "varbinary"));

	private H2ObjectCases() {
	}

	static List<DialectCase> all() {
		List<DialectCase> rows = new ArrayList<>();
		rows.addAll(sequences());
		rows.addAll(changedSequences());
		rows.addAll(types());
		rows.addAll(objects());
		rows.addAll(data());
		return rows;
	}

	private static List<DialectCase> sequences() {
		QualifiedName inSchema = QualifiedName.of("hr", "s");
		return List.of(create("create a sequence", PLAIN, "CREATE SEQUENCE s"),
				create("create a sequence as Hibernate does", sequence(BIGINT, SequenceOptions.of(1, 50)),
						"CREATE SEQUENCE s INCREMENT BY 50"),
				create("create a sequence of another type", sequence(INTEGER, SequenceOptions.of(7, 1)),
						"CREATE SEQUENCE s AS integer START WITH 7"),
				create("create a sequence with all options", sequence(BIGINT, BOUNDED),
						"CREATE SEQUENCE s START WITH 20 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CACHE 7 CYCLE"),
				create("create a sequence that counts down", sequence(BIGINT, SequenceOptions.of(-1, -2)),
						"CREATE SEQUENCE s INCREMENT BY -2 NO CACHE"),
				create("create a sequence that starts at its minimum",
						sequence(BIGINT, new SequenceOptions(5, 1, 5L, null, 1, false)),
						"CREATE SEQUENCE s MINVALUE 5"),
				create("create a short sequence", sequence(BIGINT, new SequenceOptions(1, 7, null, 100L, 1, false)),
						"CREATE SEQUENCE s INCREMENT BY 7 MAXVALUE 100"),
				DialectCase.of("create a sequence if it is not there", schema(), new CreateSequence(PLAIN, true),
						"CREATE SEQUENCE IF NOT EXISTS s"),
				DialectCase.of("create a sequence in a schema", schema(),
						new CreateSequence(new Sequence(inSchema, BIGINT, SequenceOptions.DEFAULT)),
						"CREATE SEQUENCE hr.s"),
				DialectCase.of("drop a sequence", schema(PLAIN), new DropSequence(name("s"), PLAIN), "DROP SEQUENCE s"),
				DialectCase.of("drop a sequence if it is there", schema(PLAIN),
						new DropSequence(name("s"), PLAIN, true), "DROP SEQUENCE IF EXISTS s"));
	}

	private static List<DialectCase> changedSequences() {
		Sequence bounded = sequence(BIGINT, BOUNDED);
		QualifiedName inSchema = QualifiedName.of("hr", "s");
		return List.of(rename("rename a sequence", PLAIN, name("q"), "CURRENT_SCHEMA"),
				rename("rename a sequence with all options", bounded, name("q"), "CURRENT_SCHEMA"),
				rename("rename a sequence that counts down", sequence(INTEGER, SequenceOptions.of(-1, -2)), name("q"),
						"CURRENT_SCHEMA"),
				rename("rename a sequence in a schema", new Sequence(inSchema, BIGINT, BOUNDED),
						QualifiedName.of("hr", "q"), "'HR'"),
				alter("change the step of a sequence", PLAIN, sequence(BIGINT, SequenceOptions.of(1, 50)),
						"ALTER SEQUENCE s INCREMENT BY 50"),
				alter("change the start of a sequence", PLAIN, sequence(BIGINT, SequenceOptions.of(100, 1)),
						"ALTER SEQUENCE s START WITH 100"),
				alter("turn a sequence", PLAIN, sequence(BIGINT, SequenceOptions.of(-1, -1)),
						"ALTER SEQUENCE s START WITH -1 INCREMENT BY -1 NO MINVALUE NO MAXVALUE NO CACHE RESTART"),
				alter("bound a sequence", PLAIN, sequence(BIGINT, new SequenceOptions(1, 1, null, 10L, 1, false)),
						"ALTER SEQUENCE s MAXVALUE 10 NO CACHE"),
				alter("loosen a sequence", bounded, sequence(BIGINT, SequenceOptions.of(20, 5)),
						"ALTER SEQUENCE s NO MINVALUE NO MAXVALUE NO CACHE NO CYCLE"),
				alter("change the cache of a sequence", PLAIN,
						sequence(BIGINT, new SequenceOptions(1, 1, null, null, 99, false)),
						"ALTER SEQUENCE s CACHE 99"),
				alter("change nothing of a sequence", PLAIN, PLAIN));
	}

	private static List<DialectCase> types() {
		return List.of(
				DialectCase.of("create an enum type", schema(), new CreateEnumType(mood("ok", "isn't")),
						"CREATE DOMAIN mood AS enum('ok', 'isn''t')"),
				DialectCase.of("create an enum type if it is not there", schema(), new CreateEnumType(mood("ok"), true),
						"CREATE DOMAIN IF NOT EXISTS mood AS enum('ok')"),
				DialectCase.of("drop an enum type", schema(mood("ok")), new DropEnumType(name("mood"), mood("ok")),
						"DROP DOMAIN mood RESTRICT"),
				DialectCase.of("drop an enum type if it is there", schema(mood("ok")),
						new DropEnumType(name("mood"), mood("ok"), true), "DROP DOMAIN IF EXISTS mood RESTRICT"),
				DialectCase.of("create a schema", schema(), new CreateSchema(Name.of("app"), false),
						"CREATE SCHEMA app"),
				DialectCase.of("create a schema if it is not there", schema(), new CreateSchema(Name.of("hr"), true),
						"CREATE SCHEMA IF NOT EXISTS hr"),
				DialectCase.of("drop a schema", schema().withSchemas(names("app")),
						new DropSchema(Name.of("app"), false), "DROP SCHEMA app RESTRICT"),
				DialectCase.of("drop a schema if it is there", schema().withSchemas(names("app")),
						new DropSchema(Name.of("app"), true), "DROP SCHEMA IF EXISTS app RESTRICT"));
	}

	private static List<DialectCase> objects() {
		DatabaseObject view = object(ObjectKind.VIEW, "v", "SELECT a FROM t");
		DatabaseObject wider = object(ObjectKind.VIEW, "v", "SELECT b, a FROM t");
		DatabaseObject function = object(ObjectKind.FUNCTION, "f", "() FOR \"java.lang.Math.sqrt\"");
		DatabaseObject other = object(ObjectKind.FUNCTION, "f", "() FOR \"java.lang.Math.cbrt\"");
		DatabaseObject trigger = trigger("BEFORE INSERT ON t FOR EACH ROW");
		DatabaseObject later = trigger("AFTER INSERT ON t FOR EACH ROW");
		String call = " CALL \"dev.migration.dialect.SilentTrigger\"";
		return List.of(replace("create a view", null, view, "CREATE OR REPLACE VIEW v AS\nSELECT a FROM t"),
				replace("replace a view", view, wider, "CREATE OR REPLACE VIEW v AS\nSELECT b, a FROM t"),
				drop("drop a view", view, false, "DROP VIEW v"),
				drop("drop a view if it is there", view, true, "DROP VIEW IF EXISTS v").irreversible(),
				replace("create a function", null, function, "DROP ALIAS IF EXISTS f",
						"CREATE ALIAS f FOR \"java.lang.Math.sqrt\""),
				replace("replace a function", function, other, "DROP ALIAS f",
						"CREATE ALIAS f FOR \"java.lang.Math.cbrt\""),
				drop("drop a function", function, false, "DROP ALIAS f"),
				replace("create a trigger", null, trigger, "DROP TRIGGER IF EXISTS tr",
						"CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW" + call),
				replace("replace a trigger", trigger, later, "DROP TRIGGER tr",
						"CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW" + call),
				drop("drop a trigger", trigger, false, "DROP TRIGGER tr"));
	}

	private static List<DialectCase> data() {
		return List.of(
				data("execute a statement", new ExecuteSql("DELETE FROM t WHERE b LIKE '?'", List.of()),
						"DELETE FROM t WHERE b LIKE '?'"),
				data("execute a statement with parameters",
						new ExecuteSql("UPDATE t SET b = ?, a = a -? WHERE x = ?",
								List.of("it's", -1, new byte[] { 1, (byte) 255 })),
						"UPDATE t SET b = 'it''s', a = a -(-1) WHERE x = X'01ff'"),
				data("insert rows",
						new BulkInsert(name("t"), names("a", "b"),
								List.of(Arrays.asList(1, "x"), Arrays.asList(null, "it's"))),
						"INSERT INTO t (a, b) VALUES (1, 'x'), (NULL, 'it''s')"),
				data("insert rows with types",
						new BulkInsert(name("t"), names("a", "j"), List.of(INTEGER, ColumnType.of("json")),
								Rows.of(List.of(List.of(1, "{\"k\": \"it's\"}")))),
						"INSERT INTO t (a, j) VALUES (1, JSON '{\"k\": \"it''s\"}')"),
				DialectCase
					.of("insert rows of typed columns",
							Models.schema(table(
									"setting", column("id", "bigint"), column("options", "json"),
									column("tags", "varchar array"))),
							new BulkInsert(name("setting"), names("id", "options", "tags"),
									Stream.of("bigint", "json", "varchar array")
										.map(new H2Dialect()::parseType)
										.toList(),
									Rows.of(List.of(
											List.of(1, "{\"theme\": \"dark\"}", List.of("a", "b")),
											Arrays.asList(2, null, null)))),
							"INSERT INTO setting (id, options, tags) VALUES (1, JSON '{\"theme\": \"dark\"}', ARRAY['a', 'b']), (2, NULL, NULL)")
					.irreversible(),
				data("insert no rows", new BulkInsert(name("t"), names("a"), List.of())));
	}

	private static DatabaseObject object(ObjectKind kind, String name, String definition) {
		return new DatabaseObject(kind, name(name), null, definition);
	}

	private static DatabaseObject trigger(String timing) {
		return new DatabaseObject(ObjectKind.TRIGGER, name("tr"), name("t"),
				timing + " CALL \"dev.migration.dialect.SilentTrigger\"");
	}

	private static DialectCase replace(String title, DatabaseObject from, DatabaseObject to, String... sql) {
		SchemaModel before = schema(T);
		return DialectCase.of(title, (from != null) ? before.withObjects(List.of(from)) : before,
				new ReplaceObject(from, to), sql);
	}

	private static DialectCase drop(String title, DatabaseObject object, boolean ifExists, String sql) {
		return DialectCase.of(title, schema(T).withObjects(List.of(object)),
				new DropObject(object.key(), object, ifExists), sql);
	}

	private static SchemaModel schema(Sequence sequence) {
		return SchemaModel.EMPTY.withSequences(List.of(sequence));
	}

	private static SchemaModel schema(Table... tables) {
		return Models.schema(tables);
	}

	private static SchemaModel schema(EnumType type) {
		return Models.schema(type);
	}

	private static DialectCase create(String title, Sequence sequence, String sql) {
		return DialectCase.of(title, SchemaModel.EMPTY, new CreateSequence(sequence), sql);
	}

	private static DialectCase alter(String title, Sequence from, Sequence to, String... sql) {
		return DialectCase.of(title, schema(from), new AlterSequence(from, to), sql);
	}

	private static DialectCase rename(String title, Sequence sequence, QualifiedName to, String inSchema) {
		String dot = (to.schema() != null) ? to.schema() + "." : "";
		return DialectCase.of(title, schema(sequence), new RenameSequence(sequence.name(), to),
				"EXECUTE IMMEDIATE (SELECT 'CREATE SEQUENCE " + dot + "q AS ' || DATA_TYPE || ' START WITH '"
						+ " || START_VALUE || ' INCREMENT BY ' || INCREMENT || ' MINVALUE ' || MINIMUM_VALUE"
						+ " || ' MAXVALUE ' || MAXIMUM_VALUE || CASE WHEN CACHE > 0 THEN ' CACHE ' || CACHE ELSE '' END"
						+ " || CASE CYCLE_OPTION WHEN 'YES' THEN ' CYCLE' ELSE '' END"
						+ " || COALESCE(' RESTART WITH ' || BASE_VALUE, ' EXHAUSTED')"
						+ " FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = " + inSchema
						+ " AND SEQUENCE_NAME = 'S')",
				"DROP SEQUENCE " + dot + "s");
	}

	private static DialectCase data(String title, Operation operation, String... sql) {
		return DialectCase.of(title, Models.schema(T), operation, sql).irreversible();
	}

	private static Sequence sequence(ColumnType type, SequenceOptions options) {
		return new Sequence(name("s"), type, options);
	}

}
