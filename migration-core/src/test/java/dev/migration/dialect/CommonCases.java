package dev.migration.dialect;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterSequence;
import dev.migration.operation.AlterTable;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateSequence;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropConstraintKeepingIndex;
import dev.migration.operation.DropObject;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.operation.SetTableComment;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Identity;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.SchemaModel;
import dev.migration.schema.Sequence;
import dev.migration.schema.SequenceOptions;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

import static dev.migration.dialect.CommonRow.H2;
import static dev.migration.dialect.CommonRow.MARIADB;
import static dev.migration.dialect.CommonRow.MYSQL;
import static dev.migration.dialect.CommonRow.POSTGRESQL;
import static dev.migration.dialect.Models.check;
import static dev.migration.dialect.Models.foreignKey;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.primaryKey;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;

/**
 * Rows that every database has to have, each for the databases whose own rows say nothing
 * of them.
 */
final class CommonCases {

	private static final QualifiedName EMP = name("emp");

	private static final QualifiedName IN_SCHEMA = QualifiedName.of("hr", "emp");

	private static final String ALTER = "ALTER TABLE emp ";

	private static final Index IX = Index.of(Name.of("ix"), false, List.of(IndexElement.ascending(Name.of("email"))));

	private final Dialect dialect;

	private final Table dept;

	private final Table emp;

	private final Table far;

	private CommonCases(Dialect dialect) {
		this.dialect = dialect;
		this.dept = with(Table.of(name("dept"), List.of(notNull("id", "bigint"), notNull("code", "varchar(9)"))),
				primaryKey("pk_dept", "id"), unique("uq_dept", "code", "id"));
		this.emp = Table.of(EMP,
				List.of(notNull("id", "bigint"), column("dept_id", "bigint"), column("email", "varchar(9)")));
		this.far = Table.of(IN_SCHEMA, List.of(notNull("id", "bigint"), column("email", "varchar(9)")));
	}

	/**
	 * Return the rows of a database.
	 */
	static List<DialectCase> of(Dialect dialect) {
		CommonCases cases = new CommonCases(dialect);
		return Stream
			.of(cases.tables(), cases.columns(), cases.changedColumns(), cases.keys(), cases.droppedKeys(),
					cases.indexes(), cases.batches(), cases.sequences(), cases.others())
			.flatMap((rows) -> rows)
			.flatMap((row) -> row.of(dialect.name()).stream())
			.toList();
	}

	private Stream<CommonRow> tables() {
		Table node = with(Table.of(name("node"), List.of(notNull("id", "bigint"), column("parent_id", "bigint"))),
				primaryKey("pk_node", "id"), foreignKey("fk_node", "parent_id", "node", "id"));
		String start = "CREATE TABLE node (\n    id bigint%s,\n    parent_id bigint,\n    ";
		String end = "PRIMARY KEY (id),\n    CONSTRAINT fk_node FOREIGN KEY (parent_id) REFERENCES node (id)\n)";
		return Stream.of(
				row("create a table that refers to itself", schema(), new CreateTable(node),
						all(List.of(start.formatted("") + "CONSTRAINT pk_node " + end),
								List.of(start.formatted(" NOT NULL") + end), POSTGRESQL, MARIADB, MYSQL)),
				row("drop a table in a schema", schema(this.far), new DropTable(IN_SCHEMA, this.far),
						only("DROP TABLE hr.emp", POSTGRESQL, MARIADB, MYSQL)),
				row("rename a table that is referred to", schema(this.dept, with(this.emp, reference())),
						new RenameTable(name("dept"), name("unit")),
						all(List.of("ALTER TABLE dept RENAME TO unit"), List.of("RENAME TABLE dept TO unit"),
								POSTGRESQL, MARIADB, MYSQL)),
				row("change the comment of a table", schema(this.emp.withComment("x")),
						new SetTableComment(EMP, "x", "y"),
						all(List.of("COMMENT ON TABLE emp IS 'y'"), List.of(ALTER + "COMMENT = 'y'"), POSTGRESQL,
								MARIADB, MYSQL)),
				row("create a schema", SchemaModel.EMPTY, new CreateSchema(Name.of("sales"), false),
						only("CREATE SCHEMA sales", POSTGRESQL)));
	}

	private Stream<CommonRow> columns() {
		return Stream.of(
				row("add a column in a schema", schema(this.far), new AddColumn(IN_SCHEMA, column("n", "bigint")),
						only("ALTER TABLE hr.emp ADD COLUMN n bigint", POSTGRESQL, MARIADB, MYSQL)),
				row("add a column whose name is reserved", schema(this.emp),
						new AddColumn(EMP, column("value", "bigint")),
						all(List.of(ALTER + "ADD COLUMN value bigint"), List.of(ALTER + "ADD COLUMN `value` bigint"),
								POSTGRESQL, MARIADB, MYSQL)),
				add("add a column with the current time as default", withDefault("n", "timestamp", "current_timestamp"),
						"n timestamp DEFAULT current_timestamp", POSTGRESQL),
				add("add a column with a negative default", withDefault("n", "bigint", "-1"), "n bigint DEFAULT -1",
						POSTGRESQL, H2),
				add("add a column with a truth as default", withDefault("n", "boolean", "true"),
						"n boolean DEFAULT true", POSTGRESQL, H2),
				add("add a column with a date as default", withDefault("n", "date", "'2026-01-02'"),
						"n date DEFAULT '2026-01-02'", POSTGRESQL, H2),
				add("add a column with a default of text", withDefault("n", "varchar(20)", "'it''s'"),
						"n varchar(20) DEFAULT 'it''s'", POSTGRESQL, H2),
				add("add a column with a default in parentheses", withDefault("n", "bigint", "(1 + 1)"),
						"n bigint DEFAULT (1 + 1)", POSTGRESQL, H2),
				row("add a generated column with a comment", schema(this.emp),
						new AddColumn(EMP, generated("n", "id * 2").withComment("x")),
						Map.of(POSTGRESQL,
								List.of(ALTER + "ADD COLUMN n bigint GENERATED ALWAYS AS (id * 2) STORED",
										"COMMENT ON COLUMN emp.n IS 'x'"),
								H2, List.of(ALTER + "ADD COLUMN n bigint GENERATED ALWAYS AS (id * 2)",
										"COMMENT ON COLUMN emp.n IS 'x'"))));
	}

	private Stream<CommonRow> changedColumns() {
		Column email = column("email", "varchar(9)");
		Column told = withDefault("email", "varchar(9)", "'x'").withComment("y").withNullable(false);
		Column counted = notNull("id", "bigint").withIdentity(Identity.BY_DEFAULT);
		return Stream.of(
				change("widen a type under a comment", email.withComment("y"),
						column("email", "varchar(99)").withComment("y"),
						Map.of(POSTGRESQL, List.of(ALTER + "ALTER COLUMN email TYPE varchar(99)"), MARIADB,
								List.of(ALTER + "MODIFY COLUMN email varchar(99) COMMENT 'y'"), MYSQL,
								List.of(ALTER + "MODIFY COLUMN email varchar(99) COMMENT 'y'"))),
				change("widen a type with all that belongs to it", told,
						told.withType(this.dialect.parseType("varchar(99)")),
						Map.of(POSTGRESQL, List.of(ALTER + "ALTER COLUMN email TYPE varchar(99)"), H2,
								List.of(ALTER + "ALTER COLUMN email SET DATA TYPE varchar(99)"))),
				change("rename with all that belongs to it", told, told.withName(Name.of("mail")),
						Map.of(POSTGRESQL, List.of(ALTER + "RENAME COLUMN email TO mail"), H2,
								List.of(ALTER + "ALTER COLUMN email RENAME TO mail"))),
				change("allow null with all that belongs to it", told, told.withNullable(true),
						only(ALTER + "ALTER COLUMN email DROP NOT NULL", POSTGRESQL, H2)),
				change("set a comment with all that belongs to it", told, told.withComment("z"),
						only("COMMENT ON COLUMN emp.email IS 'z'", POSTGRESQL, H2)),
				change("change a default with all that belongs to it", told, told.withDefault(Expression.of("'it''s'")),
						only(ALTER + "ALTER COLUMN email SET DEFAULT 'it''s'", POSTGRESQL, H2)),
				change("drop a default of a column that is not null", told, told.withDefault(null),
						only(ALTER + "ALTER COLUMN email DROP DEFAULT", POSTGRESQL, H2)),
				row("set a comment of an identity", counted(counted),
						new AlterColumn(EMP, counted, counted.withComment("x"), null, null),
						only("COMMENT ON COLUMN emp.id IS 'x'", POSTGRESQL, H2)),
				row("rename an identity", counted(counted),
						new AlterColumn(EMP, counted, counted.withName(Name.of("no")), null, null),
						Map.of(POSTGRESQL, List.of(ALTER + "RENAME COLUMN id TO no"), H2,
								List.of(ALTER + "ALTER COLUMN id RENAME TO no"))));
	}

	private Stream<CommonRow> keys() {
		ForeignKey two = ForeignKey.of(Name.of("fk"), names("email", "dept_id"), name("dept"), names("code", "id"));
		ForeignKey crossed = ForeignKey.of(Name.of("fk"), names("dept_id", "email"), name("dept"), names("id", "code"));
		Table unit = with(Table.of(QualifiedName.of("hr", "unit"), List.of(notNull("id", "bigint"))),
				primaryKey("pk_unit", "id"));
		ForeignKey across = ForeignKey.of(Name.of("fk"), names("dept_id"), unit.name(), names("id"));
		return Stream.of(constrain("add a foreign key of two columns", two,
				"CONSTRAINT fk FOREIGN KEY (email, dept_id) REFERENCES dept (code, id)", POSTGRESQL, MARIADB, MYSQL),
				constrain("add a foreign key in another order than the key", crossed,
						"CONSTRAINT fk FOREIGN KEY (dept_id, email) REFERENCES dept (id, code)", POSTGRESQL),
				row("add a foreign key to another schema", schema(unit, this.emp), new AddConstraint(EMP, across),
						only(ALTER + "ADD CONSTRAINT fk FOREIGN KEY (dept_id) REFERENCES hr.unit (id)", POSTGRESQL)),
				constrain("add a foreign key that sets null",
						reference().withOnDelete(ReferentialAction.SET_NULL, List.of()),
						"CONSTRAINT fk FOREIGN KEY (dept_id) REFERENCES dept (id) ON DELETE SET NULL", POSTGRESQL, H2),
				constrain("add a unique constraint of two columns", unique("uq", "email", "id"),
						"CONSTRAINT uq UNIQUE (email, id)", POSTGRESQL),
				constrain("add an unnamed check", check(null, "id > 0"), "CHECK (id > 0)", POSTGRESQL).irreversible(),
				constrain("add a check of texts", check("ck", "email in ('it''s', 'a\\b')"),
						"CONSTRAINT ck CHECK (email in ('it''s', 'a\\b'))", POSTGRESQL, H2));
	}

	private Stream<CommonRow> droppedKeys() {
		UniqueConstraint email = unique("uq", "email");
		return Stream.of(drop("drop a check", check("ck", "id > 0"), POSTGRESQL),
				drop("drop a foreign key", reference(), POSTGRESQL),
				drop("drop a primary key", primaryKey("pk", "id"), POSTGRESQL),
				row("drop a constraint that is not known", schema(with(this.emp, email)),
						new DropConstraint(EMP, Name.of("uq"), null),
						only(ALTER + "DROP CONSTRAINT uq", POSTGRESQL, H2))
					.irreversible(),
				row("drop a primary key that is not known", schema(with(this.emp, primaryKey("pk", "id"))),
						new DropConstraint(EMP, Name.of("pk"), null, false, true),
						only(ALTER + "DROP CONSTRAINT pk", POSTGRESQL, H2))
					.irreversible(),
				row("rename a constraint", schema(with(this.emp, email)),
						new RenameConstraint(EMP, Name.of("uq"), Name.of("uq_email")),
						only(ALTER + "RENAME CONSTRAINT uq TO uq_email", POSTGRESQL)),
				row("rename a foreign key", schema(this.dept, with(this.emp, reference())),
						new RenameConstraint(EMP, Name.of("fk"), Name.of("fk_emp")),
						only(ALTER + "RENAME CONSTRAINT fk TO fk_emp", H2)),
				row("make a unique constraint an index", schema(with(this.emp, email)),
						new DropConstraintKeepingIndex(EMP, email, Index.of(Name.of("ix"), true, IX.elements())),
						all(List.of(ALTER + "DROP CONSTRAINT uq", "CREATE UNIQUE INDEX ix ON emp (email)"),
								List.of(ALTER + "RENAME INDEX uq TO ix"), POSTGRESQL, MARIADB, MYSQL)));
	}

	private Stream<CommonRow> indexes() {
		Name email = Name.of("email");
		Name id = Name.of("id");
		return Stream.of(
				create("create an index of two columns", schema(this.emp),
						IX.withElements(List.of(IndexElement.ascending(email), IndexElement.ascending(id))), "INDEX ix",
						"(email, id)", POSTGRESQL, H2),
				create("create an index of mixed order", schema(this.emp),
						IX.withElements(List.of(IndexElement.descending(email), IndexElement.ascending(id))),
						"INDEX ix", "(email DESC, id)", POSTGRESQL, H2),
				create("create a unique index", schema(this.emp),
						Index.of(Name.of("ix"), true,
								List.of(IndexElement.ascending(email), IndexElement.ascending(id))),
						"UNIQUE INDEX ix", "(email, id)", MARIADB, MYSQL),
				create("create a unique descending index", schema(this.emp),
						Index.of(Name.of("ix"), true, List.of(IndexElement.descending(email))), "UNIQUE INDEX ix",
						"(email DESC)", POSTGRESQL, H2),
				create("create an index for a foreign key", schema(this.dept, with(this.emp, reference())),
						IX.withElements(List.of(IndexElement.ascending(Name.of("dept_id")))), "INDEX ix", "(dept_id)",
						POSTGRESQL),
				row("create an index whose name needs quotes", schema(this.emp),
						new CreateIndex(EMP, IX.withName(Name.of("Index of emp"))),
						only("CREATE INDEX \"Index of emp\" ON emp (email)", POSTGRESQL, H2)),
				row("rename an index in a schema", schema(this.far.withIndexes(List.of(IX))),
						new RenameIndex(IN_SCHEMA, Name.of("ix"), Name.of("ix_email")),
						all(List.of("ALTER INDEX hr.ix RENAME TO ix_email"),
								List.of("ALTER TABLE hr.emp RENAME INDEX ix TO ix_email"), POSTGRESQL, MARIADB,
								MYSQL)));
	}

	private Stream<CommonRow> batches() {
		Operation addNote = new AddColumn(EMP, column("n", "bigint"));
		Operation addCheck = new AddConstraint(EMP, check("ck", "id > 0"));
		Operation addKey = new AddConstraint(EMP, unique("uq", "email"));
		Operation dropEmail = new DropColumn(EMP, Name.of("email"), column("email", "varchar(9)"));
		return Stream.of(batch("change a table in one statement",
				List.of("ADD COLUMN n bigint, ADD CONSTRAINT uq UNIQUE (email)"), List.of(addNote, addKey), POSTGRESQL),
				batch("add two columns in one statement", List.of("ADD COLUMN n bigint, ADD COLUMN m bigint"),
						List.of(addNote, new AddColumn(EMP, column("m", "bigint"))), MARIADB, MYSQL),
				batch("add two columns in one statement", List.of("ADD COLUMN n bigint", "ADD COLUMN m bigint"),
						List.of(addNote, new AddColumn(EMP, column("m", "bigint"))), H2),
				batch("replace a column in one statement", List.of("DROP COLUMN email, ADD COLUMN n bigint"),
						List.of(dropEmail, addNote), MARIADB, MYSQL),
				batch("replace a column in one statement", List.of("DROP COLUMN email", "ADD COLUMN n bigint"),
						List.of(dropEmail, addNote), H2),
				batch("add a key and a check in one statement",
						List.of("ADD CONSTRAINT uq UNIQUE (email), ADD CONSTRAINT ck CHECK (id > 0)"),
						List.of(addKey, addCheck), MARIADB, MYSQL),
				batch("add a key and a check in one statement",
						List.of("ADD CONSTRAINT uq UNIQUE (email)", "ADD CONSTRAINT ck CHECK (id > 0)"),
						List.of(addKey, addCheck), H2));
	}

	private Stream<CommonRow> sequences() {
		Sequence plain = sequence("s", SequenceOptions.DEFAULT);
		QualifiedName inSchema = QualifiedName.of("hr", "s");
		Sequence far = new Sequence(inSchema, plain.type(), plain.options());
		return Stream.of(
				row("create a sequence in a schema", SchemaModel.EMPTY, new CreateSequence(far),
						only("CREATE SEQUENCE hr.s", POSTGRESQL)),
				row("change the start of a sequence", schema(plain),
						new AlterSequence(plain, sequence("s", SequenceOptions.of(7, 1))),
						only("ALTER SEQUENCE s START WITH 7", POSTGRESQL)),
				row("bound a sequence", schema(plain),
						new AlterSequence(plain, sequence("s", new SequenceOptions(1, 1, null, 10L, 1, false))),
						only("ALTER SEQUENCE s MAXVALUE 10", POSTGRESQL, MARIADB)),
				row("change the cache of a sequence", schema(plain),
						new AlterSequence(plain, sequence("s", new SequenceOptions(1, 1, null, null, 99, false))),
						only("ALTER SEQUENCE s CACHE 99", POSTGRESQL, MARIADB)),
				row("rename a sequence in a schema", schema(far),
						new RenameSequence(inSchema, QualifiedName.of("hr", "q")),
						all(List.of("ALTER SEQUENCE hr.s RENAME TO q"), List.of("RENAME TABLE hr.s TO hr.q"),
								POSTGRESQL, MARIADB)));
	}

	private Stream<CommonRow> others() {
		Column then = column("n", "timestamp");
		Column now = then.withDefault(Expression.of("current_timestamp"));
		DatabaseObject view = new DatabaseObject(ObjectKind.VIEW, name("v"), null, "SELECT id FROM emp");
		return Stream.of(
				row("set the current time as default", schema(Table.of(EMP, List.of(then))),
						new AlterColumn(EMP, then, now, null, null),
						only(ALTER + "ALTER COLUMN n SET DEFAULT current_timestamp", POSTGRESQL, H2)),
				row("drop the current time as default", schema(Table.of(EMP, List.of(now))),
						new AlterColumn(EMP, now, then, null, null),
						only(ALTER + "ALTER COLUMN n DROP DEFAULT", POSTGRESQL, H2)),
				row("drop a view if it is there", schema(this.emp).withObjects(List.of(view)),
						new DropObject(view.key(), view, true), only("DROP VIEW IF EXISTS v", POSTGRESQL))
					.irreversible(),
				row("insert rows with types",
						schema(Table.of(EMP, List.of(column("id", "bigint"), column("d", "date")))),
						new BulkInsert(EMP, names("id", "d"), List.of(List.of(1, LocalDate.of(2026, 1, 2)))),
						only("INSERT INTO emp (id, d) VALUES (1, '2026-01-02'::date)", POSTGRESQL))
					.irreversible());
	}

	private Sequence sequence(String name, SequenceOptions options) {
		return new Sequence(name(name), this.dialect.parseType("bigint"), options);
	}

	private static SchemaModel schema(Sequence sequence) {
		return SchemaModel.EMPTY.withSequences(List.of(sequence));
	}

	private static SchemaModel schema(Table... tables) {
		return Models.schema(tables);
	}

	private CommonRow add(String title, Column column, String sql, String... databases) {
		return row(title, schema(this.emp), new AddColumn(EMP, column), only(ALTER + "ADD COLUMN " + sql, databases));
	}

	/**
	 * A row about column {@code email}.
	 */
	private CommonRow change(String title, Column from, Column to, Map<String, List<String>> sql) {
		Table before = Table.of(EMP, List.of(notNull("id", "bigint"), from));
		return row(title, schema(before), new AlterColumn(EMP, from, to, null, null), sql);
	}

	private SchemaModel counted(Column column) {
		return schema(Table.of(EMP, List.of(column, column("email", "varchar(9)"))));
	}

	private CommonRow constrain(String title, Constraint constraint, String sql, String... databases) {
		return row(title, schema(this.dept, this.emp), new AddConstraint(EMP, constraint),
				only(ALTER + "ADD " + sql, databases));
	}

	private CommonRow drop(String title, Constraint constraint, String... databases) {
		return row(title, schema(this.dept, with(this.emp, constraint)),
				new DropConstraint(EMP, constraint.name(), constraint),
				only(ALTER + "DROP CONSTRAINT " + constraint.name(), databases));
	}

	private CommonRow create(String title, SchemaModel before, Index index, String what, String columns,
			String... databases) {
		return row(title, before, new CreateIndex(EMP, index), all(List.of("CREATE " + what + " ON emp " + columns),
				List.of(ALTER + "ADD " + what + " " + columns), databases));
	}

	private CommonRow batch(String title, List<String> sql, List<Operation> changes, String... databases) {
		List<String> statements = sql.stream().map((statement) -> ALTER + statement).toList();
		return row(title, schema(this.emp), new AlterTable(EMP, changes), all(statements, statements, databases));
	}

	private static CommonRow row(String title, SchemaModel before, Operation operation, Map<String, List<String>> sql) {
		return CommonRow.of(title, before, operation, sql);
	}

	private static Map<String, List<String>> only(String sql, String... databases) {
		return all(List.of(sql), List.of(sql), databases);
	}

	private static Map<String, List<String>> all(List<String> sql, List<String> mySql, String... databases) {
		return CommonRow.only(CommonRow.standard(sql, mySql), databases);
	}

	private static ForeignKey reference() {
		return foreignKey("fk", "dept_id", "dept", "id");
	}

	private Column column(String name, String type) {
		return Column.of(name, this.dialect.parseType(type));
	}

	private Column notNull(String name, String type) {
		return column(name, type).withNullable(false);
	}

	private Column withDefault(String name, String type, String expression) {
		return column(name, type).withDefault(Expression.of(expression));
	}

	private Column generated(String name, String expression) {
		return column(name, "bigint").withGenerated(new Generated(Expression.of(expression), true));
	}

}
