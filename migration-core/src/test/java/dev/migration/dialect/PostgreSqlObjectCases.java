package dev.migration.dialect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AlterSequence;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateEnumType;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropSequence;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.Rows;
import dev.migration.schema.ColumnType;
import dev.migration.schema.EnumType;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;

import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;

/**
 * Rows about sequences, enum types and data.
 */
final class PostgreSqlObjectCases {

	private static final ColumnType BIGINT = ColumnType.of("bigint");

	private static final ColumnType INTEGER = ColumnType.of("integer");

	private static final SequenceOptions BOUNDED = new SequenceOptions(20, 5, 10L, 1000L, 7, true);

	private PostgreSqlObjectCases() {
	}

	static List<DialectCase> all() {
		EnumType keyword = new EnumType(name("integer"), List.of());
		Sequence plain = sequence(BIGINT, SequenceOptions.DEFAULT);
		return List.of(create("create a sequence", plain, "CREATE SEQUENCE s"),
				create("create a sequence as Hibernate does", sequence(BIGINT, SequenceOptions.of(1, 50)),
						"CREATE SEQUENCE s INCREMENT BY 50"),
				create("create a sequence of another type", sequence(INTEGER, SequenceOptions.of(7, 1)),
						"CREATE SEQUENCE s AS integer START WITH 7"),
				create("create a sequence with all options", sequence(BIGINT, BOUNDED),
						"CREATE SEQUENCE s START WITH 20 INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CACHE 7 CYCLE"),
				create("create a sequence that counts down", sequence(BIGINT, SequenceOptions.of(-1, -2)),
						"CREATE SEQUENCE s INCREMENT BY -2"),
				create("create a sequence that starts at its minimum",
						sequence(BIGINT, new SequenceOptions(5, 1, 5L, null, 1, false)),
						"CREATE SEQUENCE s MINVALUE 5"),
				DialectCase.of("drop a sequence", SchemaModel.EMPTY.withSequences(List.of(plain)),
						new DropSequence(name("s"), plain), "DROP SEQUENCE s"),
				alter("change the step of a sequence", plain, sequence(BIGINT, SequenceOptions.of(1, 50)),
						"ALTER SEQUENCE s INCREMENT BY 50"),
				alter("change the type of a sequence", plain, sequence(INTEGER, SequenceOptions.DEFAULT),
						"ALTER SEQUENCE s AS integer"),
				alter("turn a sequence", plain, sequence(BIGINT, SequenceOptions.of(-1, -1)),
						"ALTER SEQUENCE s START WITH -1 INCREMENT BY -1 NO MINVALUE NO MAXVALUE RESTART"),
				alter("loosen a sequence", sequence(BIGINT, BOUNDED), sequence(BIGINT, SequenceOptions.of(20, 5)),
						"ALTER SEQUENCE s NO MINVALUE NO MAXVALUE CACHE 1 NO CYCLE"),
				alter("change nothing of a sequence", plain, plain),
				DialectCase.of("create an enum type", schema(), new CreateEnumType(mood("ok", "isn't")),
						"CREATE TYPE mood AS ENUM ('ok', 'isn''t')"),
				DialectCase.of("create an enum type named like a built-in one", schema(), new CreateEnumType(keyword),
						"CREATE TYPE \"integer\" AS ENUM ()"),
				DialectCase.of("drop an enum type", schema(mood("ok")), new DropEnumType(name("mood"), mood("ok")),
						"DROP TYPE mood"),
				DialectCase.of("drop an enum type named like a built-in one", schema(keyword),
						new DropEnumType(name("integer"), keyword), "DROP TYPE \"integer\""),
				data("execute a statement", new ExecuteSql("DELETE FROM t WHERE b LIKE '?'", List.of()),
						"DELETE FROM t WHERE b LIKE '?'"),
				data("execute a statement with parameters",
						new ExecuteSql("UPDATE t SET b = ?, a = a -? WHERE j ?? 'x'", List.of("it's", -1)),
						"UPDATE t SET b = 'it''s', a = a -(-1) WHERE j ? 'x'"),
				data("insert rows",
						new BulkInsert(name("t"), names("a", "b"),
								List.of(Arrays.asList(1, "x"), Arrays.asList(null, "it's"))),
						"INSERT INTO t (a, b) VALUES (1, 'x'), (NULL, 'it''s')"),
				DialectCase.of("insert rows of typed columns",
						schema(table("setting", column("id", "bigint"), column("options", "jsonb"),
								column("tags", "text[]"))),
						new BulkInsert(name("setting"), names("id", "options", "tags"),
								Stream.of("bigint", "jsonb", "text[]").map(new PostgreSqlDialect()::parseType).toList(),
								Rows.of(List.of(List.of(1, "{\"theme\": \"dark\"}", List.of("a", "b")),
										Arrays.asList(2, null, null)))),
						"INSERT INTO setting (id, options, tags) VALUES (1, '{\"theme\": \"dark\"}', '{\"a\",\"b\"}'), (2, NULL, NULL)")
					.irreversible(),
				data("insert no rows", new BulkInsert(name("t"), names("a"), List.of())));
	}

	private static DialectCase create(String title, Sequence sequence, String sql) {
		return DialectCase.of(title, SchemaModel.EMPTY, new CreateSequence(sequence), sql);
	}

	private static DialectCase alter(String title, Sequence from, Sequence to, String... sql) {
		return DialectCase.of(title, SchemaModel.EMPTY.withSequences(List.of(from)), new AlterSequence(from, to), sql);
	}

	private static DialectCase data(String title, Operation operation, String... sql) {
		return DialectCase
			.of(title, schema(table("t", column("a", "integer"), column("b", "text"), column("j", "jsonb"))), operation,
					sql)
			.irreversible();
	}

	private static Sequence sequence(ColumnType type, SequenceOptions options) {
		return new Sequence(name("s"), type, options);
	}

}
