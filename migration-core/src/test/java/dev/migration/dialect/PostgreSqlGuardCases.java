package dev.migration.dialect;

import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AddEnumValue;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropEnumType;
import dev.migration.operation.DropIndex;
import dev.migration.operation.Operation;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Table;

import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.with;

/**
 * Rows of {@link GuardCases} that only PostgreSQL has.
 */
final class PostgreSqlGuardCases {

	private static final Index INDEX = Index.of(Name.of("ix"), false, List.of(IndexElement.ascending(Name.of("a"))));

	private static final Table TABLE = table("t", column("a", "integer"));

	private PostgreSqlGuardCases() {
	}

	static List<DialectCase> all() {
		return Stream
			.of(create("create an index concurrently", schema(TABLE), schema(TABLE.withIndexes(List.of(INDEX))),
					new CreateIndex(name("t"), INDEX, true, true),
					"CREATE INDEX CONCURRENTLY IF NOT EXISTS ix ON t (a)"),
					create("add a value of an enum type", schema(mood("ok")), schema(mood("ok", "sad")),
							new AddEnumValue(name("mood"), "sad", null, null, true),
							"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'sad'"),
					drop("drop an index concurrently", schema(TABLE.withIndexes(List.of(INDEX))), schema(TABLE),
							new DropIndex(name("t"), Name.of("ix"), INDEX, true, true),
							"DROP INDEX CONCURRENTLY IF EXISTS ix"),
					drop("drop an enum type", schema(mood("ok")), schema(),
							new DropEnumType(name("mood"), mood("ok"), true), "DROP TYPE IF EXISTS mood"))
			.flatMap(List::stream)
			.toList();
	}

	private static List<DialectCase> create(String what, SchemaModel without, SchemaModel with, Operation operation,
			String sql) {
		return List.of(DialectCase.of(what + " if it is not there", without, operation, sql).irreversible(),
				DialectCase.of(what + " if it is not there, when it is", with, operation, sql).irreversible());
	}

	private static List<DialectCase> drop(String what, SchemaModel with, SchemaModel without, Operation operation,
			String sql) {
		return List.of(DialectCase.of(what + " if it is there", with, operation, sql).irreversible(),
				DialectCase.of(what + " if it is there, when it is not", without, operation, sql).irreversible());
	}

}
