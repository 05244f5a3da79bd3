package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropIndex;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.SetTableComment;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ExcludeConstraint;
import dev.migration.schema.ExcludeElement;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.ForeignKeyMatch;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.PrimaryKey;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

import static dev.migration.dialect.Models.check;
import static dev.migration.dialect.Models.column;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.notNull;
import static dev.migration.dialect.Models.primaryKey;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;
import static dev.migration.dialect.Models.withDefault;

/**
 * Rows about constraints with all that PostgreSQL gives them, indexes that become
 * constraints, and several changes of one table in one statement.
 */
final class PostgreSqlConstraintCases {

	private static final Table PARENT = with(table("p", notNull("x", "integer"), notNull("y", "integer")),
			primaryKey("pk_p", "x", "y"));

	private static final Table T = table("t", notNull("a", "integer"), column("b", "integer"), column("c", "text"),
			column("r", "int4range"));

	private static final ForeignKey KEY = ForeignKey.of(Name.of("fk"), names("a", "b"), name("p"), names("x", "y"));

	private static final CheckConstraint CHECK = check("ck", "a > 0");

	private static final Name IX = Name.of("ix");

	private static final Index INDEX = Index.of(IX, true, List.of(IndexElement.ascending(Name.of("a"))));

	private PostgreSqlConstraintCases() {
	}

	static List<DialectCase> constraints() {
		String key = "CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p (x, y)";
		IndexElement range = IndexElement.ascending(Name.of("r"));
		ExcludeConstraint exclusion = ExcludeConstraint.of(Name.of("ex"), List.of(new ExcludeElement(range, "&&")));
		ExcludeConstraint equal = new ExcludeConstraint(Name.of("ex"),
				List.of(new ExcludeElement(new IndexElement(Name.of("c"), null, true, true, Name.of("text_pattern_ops"),
						Name.of("C"), null), "="), new ExcludeElement(IndexElement.of(Expression.of("lower(c)")), "=")),
				Index.BTREE, Expression.of("a > 0"), Deferral.INITIALLY_DEFERRED);
		return List.of(
				add("add a deferrable primary key",
						new PrimaryKey(Name.of("pk"), names("a"), Deferral.INITIALLY_IMMEDIATE, List.of()),
						"CONSTRAINT pk PRIMARY KEY (a) DEFERRABLE"),
				add("add a primary key that includes columns",
						new PrimaryKey(Name.of("pk"), names("a"), Deferral.NOT_DEFERRABLE, names("c", "b")),
						"CONSTRAINT pk PRIMARY KEY (a) INCLUDE (c, b)"),
				add("add a unique constraint that includes columns",
						UniqueConstraint.of(Name.of("uq"), names("a")).withColumns(names("a", "b"), names("c")),
						"CONSTRAINT uq UNIQUE (a, b) INCLUDE (c)"),
				add("add a foreign key with a full match", KEY.withMatch(ForeignKeyMatch.FULL), key + " MATCH FULL"),
				add("add a foreign key without checking the rows", KEY.withValidated(false), key + " NOT VALID"),
				add("add a foreign key that sets some columns to null",
						KEY.withOnDelete(ReferentialAction.SET_NULL, names("b")), key + " ON DELETE SET NULL (b)")
					.since(15),
				add("add a foreign key that sets some columns to their default",
						KEY.withOnDelete(ReferentialAction.SET_DEFAULT, names("b")), key + " ON DELETE SET DEFAULT (b)")
					.since(15),
				add("add a foreign key with everything",
						KEY.withMatch(ForeignKeyMatch.FULL)
							.withOnDelete(ReferentialAction.CASCADE, List.of())
							.withOnUpdate(ReferentialAction.RESTRICT)
							.withDeferral(Deferral.INITIALLY_DEFERRED)
							.withValidated(false),
						key + " MATCH FULL ON DELETE CASCADE ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED"
								+ " NOT VALID"),
				add("add a check without checking the rows", CHECK.withValidated(false),
						"CONSTRAINT ck CHECK (a > 0) NOT VALID"),
				add("add a check that is not inherited",
						new CheckConstraint(CHECK.name(), CHECK.condition(), true, true),
						"CONSTRAINT ck CHECK (a > 0) NO INHERIT"),
				add("add an exclusion constraint", exclusion, "CONSTRAINT ex EXCLUDE USING gist (r WITH &&)"),
				add("add an exclusion constraint with everything", equal,
						"CONSTRAINT ex EXCLUDE USING btree (c COLLATE \"C\" text_pattern_ops DESC WITH =,"
								+ " (lower(c)) WITH =) WHERE (a > 0) DEFERRABLE INITIALLY DEFERRED"),
				DialectCase.of("drop an exclusion constraint", schema(with(T, exclusion)),
						new DropConstraint(name("t"), Name.of("ex"), exclusion), "ALTER TABLE t DROP CONSTRAINT ex"),
				DialectCase
					.of("validate a check", schema(with(T, CHECK.withValidated(false))),
							new ValidateConstraint(name("t"), Name.of("ck")), "ALTER TABLE t VALIDATE CONSTRAINT ck")
					.irreversible(),
				DialectCase
					.of("validate a foreign key", schema(PARENT, with(T, KEY.withValidated(false))),
							new ValidateConstraint(name("t"), Name.of("fk")), "ALTER TABLE t VALIDATE CONSTRAINT fk")
					.irreversible(),
				DialectCase.of("rename a primary key", schema(with(T, primaryKey("pk", "a"))),
						new RenameConstraint(name("t"), Name.of("pk"), Name.of("pk_t")),
						"ALTER TABLE t RENAME CONSTRAINT pk TO pk_t"),
				DialectCase.of("rename a foreign key", schema(PARENT, with(T, KEY)),
						new RenameConstraint(name("t"), Name.of("fk"), Name.of("fk_t")),
						"ALTER TABLE t RENAME CONSTRAINT fk TO fk_t"),
				DialectCase.of("create a table with constraints that are not validated", schema(PARENT),
						new CreateTable(with(table("t", column("a", "integer"), column("b", "integer")),
								CHECK.withValidated(false), KEY.withValidated(false))),
						"CREATE TABLE t (\n    a integer,\n    b integer\n)",
						"ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0) NOT VALID",
						"ALTER TABLE t ADD " + key + " NOT VALID"));
	}

	static List<DialectCase> indexes() {
		IndexElement text = IndexElement.ascending(Name.of("c"));
		PrimaryKey key = new PrimaryKey(Name.of("pk"), names("a"));
		UniqueConstraint late = new UniqueConstraint(IX, names("a"), false, Deferral.INITIALLY_DEFERRED);
		return List.of(
				DialectCase.of("create an index concurrently", schema(T),
						new CreateIndex(name("t"), INDEX, false, true), "CREATE UNIQUE INDEX CONCURRENTLY ix ON t (a)"),
				DialectCase.of("drop an index concurrently", schema(T.withIndexes(List.of(INDEX))),
						new DropIndex(name("t"), IX, INDEX, false, true), "DROP INDEX CONCURRENTLY ix"),
				index("create an index with a collation", text.withCollation(Name.of("C")), "(c COLLATE \"C\")"),
				index("create an index with a collation and an operator class",
						text.withCollation(Name.of("C")).withOperatorClass(Name.of("text_pattern_ops")),
						"(c COLLATE \"C\" text_pattern_ops)"),
				index("create an index on an expression with a collation",
						IndexElement.of(Expression.of("lower(c)")).withCollation(Name.of("C")),
						"((lower(c)) COLLATE \"C\")"),
				DialectCase.of("rename an index", schema(T.withIndexes(List.of(INDEX))),
						new RenameIndex(name("t"), IX, Name.of("ix_t")), "ALTER INDEX ix RENAME TO ix_t"),
				DialectCase.of("make an index a unique constraint", schema(T.withIndexes(List.of(INDEX))),
						new AddConstraintUsingIndex(name("t"), unique("uq", "a"), INDEX),
						"ALTER TABLE t ADD CONSTRAINT uq UNIQUE USING INDEX ix"),
				DialectCase.of("make an index a deferred unique constraint", schema(T.withIndexes(List.of(INDEX))),
						new AddConstraintUsingIndex(name("t"), late, INDEX),
						"ALTER TABLE t ADD CONSTRAINT ix UNIQUE USING INDEX ix DEFERRABLE INITIALLY DEFERRED"),
				DialectCase.of("make an index a primary key", schema(T.withIndexes(List.of(INDEX))),
						new AddConstraintUsingIndex(name("t"), key, INDEX),
						"ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY USING INDEX ix"));
	}

	static List<DialectCase> batches() {
		Column b = column("b", "integer");
		Column required = withDefault(notNull("b", "bigint"), "0");
		Column note = column("n", "text").withComment("more");
		Operation addNote = new AddColumn(name("t"), note);
		Operation alter = new AlterColumn(name("t"), b, required, null, null);
		return List.of(batch("add two columns in one statement", "ALTER TABLE t ADD COLUMN n text, ADD COLUMN m text",
				List.of("COMMENT ON COLUMN t.n IS 'more'"), addNote, new AddColumn(name("t"), column("m", "text"))),
				batch("replace a column in one statement", "ALTER TABLE t DROP COLUMN b, ADD COLUMN n text",
						List.of("COMMENT ON COLUMN t.n IS 'more'"), new DropColumn(name("t"), Name.of("b"), b),
						addNote),
				batch("change a column and constrain it in one statement",
						"ALTER TABLE t ALTER COLUMN b TYPE bigint USING b::bigint, ALTER COLUMN b SET NOT NULL,"
								+ " ALTER COLUMN b SET DEFAULT 0, ADD CONSTRAINT ck CHECK (a > 0)",
						List.of(), alter, new AddConstraint(name("t"), CHECK)),
				batch("add a key and a check in one statement",
						"ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a), ADD CONSTRAINT ck CHECK (a > 0)", List.of(),
						new AddConstraint(name("t"), unique("uq", "a")), new AddConstraint(name("t"), CHECK)),
				batch("keep the order of what the server would sort", "ALTER TABLE t ADD COLUMN n text",
						List.of("COMMENT ON COLUMN t.n IS 'more'", "ALTER TABLE t DROP COLUMN b"), addNote,
						new DropColumn(name("t"), Name.of("b"), b)),
				batch("create an index between other changes", "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0)",
						List.of("CREATE UNIQUE INDEX ix ON t (a)", "ALTER TABLE t ADD CONSTRAINT uq UNIQUE (a)"),
						new AddConstraint(name("t"), CHECK), new CreateIndex(name("t"), INDEX),
						new AddConstraint(name("t"), unique("uq", "a"))),
				batch("comment and rename in a batch", "COMMENT ON TABLE t IS 'x'",
						List.of("ALTER TABLE t RENAME COLUMN b TO d", "ALTER TABLE t ADD COLUMN m text"),
						new SetTableComment(name("t"), null, "x"),
						new AlterColumn(name("t"), b, column("d", "integer"), null, null),
						new AddColumn(name("t"), column("m", "text"))));
	}

	private static DialectCase batch(String title, String first, List<String> more, Operation... changes) {
		List<String> sql = new ArrayList<>(List.of(first));
		sql.addAll(more);
		return DialectCase.of(title, schema(T), new AlterTable(name("t"), List.of(changes)),
				sql.toArray(String[]::new));
	}

	private static DialectCase add(String title, Constraint constraint, String sql) {
		return DialectCase.of(title, schema(PARENT, T), new AddConstraint(name("t"), constraint),
				"ALTER TABLE t ADD " + sql);
	}

	private static DialectCase index(String title, IndexElement element, String sql) {
		return DialectCase.of(title, schema(T), new CreateIndex(name("t"), Index.of(IX, false, List.of(element))),
				"CREATE INDEX ix ON t " + sql);
	}

}
