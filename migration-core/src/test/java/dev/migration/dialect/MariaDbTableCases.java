package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropTable;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameTable;
import dev.migration.operation.SetTableComment;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;

import static dev.migration.dialect.MariaDbModels.child;
import static dev.migration.dialect.MariaDbModels.column;
import static dev.migration.dialect.MariaDbModels.elements;
import static dev.migration.dialect.MariaDbModels.generated;
import static dev.migration.dialect.MariaDbModels.identity;
import static dev.migration.dialect.MariaDbModels.index;
import static dev.migration.dialect.MariaDbModels.notNull;
import static dev.migration.dialect.MariaDbModels.parent;
import static dev.migration.dialect.Models.check;
import static dev.migration.dialect.Models.foreignKey;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.primaryKey;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;
import static dev.migration.dialect.Models.withDefault;

/**
 * Rows about tables as a whole, the same on MariaDB and MySQL.
 */
final class MariaDbTableCases {

	private static final QualifiedName IN_SCHEMA = QualifiedName.of("hr", "emp");

	private MariaDbTableCases() {
	}

	static List<DialectCase> all() {
		List<DialectCase> rows = new ArrayList<>();
		rows.addAll(created());
		rows.addAll(counted());
		rows.addAll(changed());
		rows.addAll(batches());
		return rows;
	}

	private static List<DialectCase> created() {
		Table user = with(
				table("app_user", identity("id", 1), notNull("email", "varchar(255)"),
						withDefault(notNull("active", "bit"), "true")),
				primaryKey(null, "id"), unique("uq_app_user_email", "email"));
		Table everything = everything();
		Table composite = with(table("a", notNull("x", "int"), notNull("y", "varchar(9)")),
				primaryKey("pk_a", "y", "x"));
		Table odd = table("Order", notNull("select", "int"), column("Größe", "text"), column("a`b", "int"),
				column("a.b c\"d", "int"), column("rank", "int"));
		Table indexed = with(table("t", column("a", "int"), column("b", "text"), column("c", "varchar(9)")))
			.withIndexes(List.of(
					Index.of(Name.of("ix_b"), false, List.of(IndexElement.ascending(Name.of("b")).withLength(10))),
					Index.of(Name.of("ix_a"), false,
							List.of(IndexElement.descending(Name.of("a")), IndexElement.ascending(Name.of("c"))))));
		return List.of(createTable("create a table", user, """
				CREATE TABLE app_user (
				    id bigint NOT NULL AUTO_INCREMENT,
				    email varchar(255) NOT NULL,
				    active bit(1) NOT NULL DEFAULT true,
				    PRIMARY KEY (id),
				    CONSTRAINT uq_app_user_email UNIQUE (email)
				)"""),
				DialectCase.of("create a table with all that belongs to it", schema(parent()),
						new CreateTable(everything), """
								CREATE TABLE emp (
								    id bigint NOT NULL,
								    dept_id bigint COMMENT 'where it''s at',
								    age smallint,
								    PRIMARY KEY (id),
								    CONSTRAINT ck_emp_age CHECK (age > 0),
								    CONSTRAINT fk_emp_dept_id FOREIGN KEY (dept_id) REFERENCES dept (id),
								    INDEX ix_emp_dept_id (dept_id)
								) COMMENT = 'Employees'"""),
				createTable("create a table with a composite key", composite, """
						CREATE TABLE a (
						    x int NOT NULL,
						    y varchar(9) NOT NULL,
						    PRIMARY KEY (y, x)
						)"""), createTable("create a table with names that need quotes", odd, """
						CREATE TABLE `Order` (
						    `select` int NOT NULL,
						    `Größe` text,
						    `a``b` int,
						    `a.b c"d` int,
						    `rank` int
						)"""), createTable("create a table with indexes", indexed, """
						CREATE TABLE t (
						    a int,
						    b text,
						    c varchar(9),
						    INDEX ix_a (a DESC, c),
						    INDEX ix_b (b(10))
						)"""),
				createTable("create a table in a schema", Table.of(IN_SCHEMA, List.of(column("id", "int"))), """
						CREATE TABLE hr.emp (
						    id int
						)"""), DialectCase.of("create a table if it is not there", schema(),
						new CreateTable(table("t", column("c", "int")), true), """
								CREATE TABLE IF NOT EXISTS t (
								    c int
								)"""));
	}

	private static Table everything() {
		return with(
				table("emp", notNull("id", "bigint"), column("dept_id", "bigint").withComment("where it's at"),
						column("age", "smallint")),
				primaryKey(null, "id"), check("ck_emp_age", "age > 0"),
				foreignKey("fk_emp_dept_id", "dept_id", "dept", "id"))
			.withIndexes(List.of(Index.of(Name.of("ix_emp_dept_id"), false, elements("dept_id"))))
			.withComment("Employees");
	}

	private static List<DialectCase> counted() {
		return List.of(
				createTable("create a table whose identity is in a unique constraint",
						with(table("t", identity("id", 1)), unique("uq", "id")), """
								CREATE TABLE t (
								    id bigint NOT NULL AUTO_INCREMENT,
								    CONSTRAINT uq UNIQUE (id)
								)"""),
				createTable("create a table whose identity is in an index",
						with(table("t", identity("id", 1), column("a", "int"))).withIndexes(List.of(index("id", "a"))),
						"""
								CREATE TABLE t (
								    id bigint NOT NULL AUTO_INCREMENT,
								    a int,
								    INDEX ix (id, a)
								)"""),
				createTable("create a table with generated columns",
						table("t", column("a", "int"), generated("b", "int", "a * 2", true),
								generated("c", "varchar(20)", "concat(a, '#') -- text", false)),
						"""
								CREATE TABLE t (
								    a int,
								    b int GENERATED ALWAYS AS (a * 2) STORED,
								    c varchar(20) GENERATED ALWAYS AS (concat(a, '#') -- text
								) VIRTUAL
								)"""));
	}

	private static List<DialectCase> changed() {
		Table odd = table("Order", column("a", "int"));
		Table inSchema = Table.of(IN_SCHEMA, List.of(column("id", "int")));
		Table everything = everything();
		return List.of(
				DialectCase.of("drop a table", schema(parent(), everything), new DropTable(name("emp"), everything),
						"DROP TABLE emp"),
				DialectCase.of("drop a table with a name that needs quotes", schema(odd),
						new DropTable(name("Order"), odd), "DROP TABLE `Order`"),
				DialectCase
					.of("drop a table if it is there", schema(odd), new DropTable(name("Order"), odd, true),
							"DROP TABLE IF EXISTS `Order`")
					.irreversible(),
				DialectCase.of("rename a table", schema(child()), new RenameTable(name("emp"), name("rows")),
						"RENAME TABLE emp TO `rows`"),
				DialectCase.of("rename a table in a schema", schema(inSchema),
						new RenameTable(IN_SCHEMA, QualifiedName.of("hr", "staff")), "RENAME TABLE hr.emp TO hr.staff"),
				DialectCase.of("set the comment of a table", schema(child()),
						new SetTableComment(name("emp"), null, "a 'b' \\ c\nd \u0001 é €"),
						"ALTER TABLE emp COMMENT = 'a ''b'' \\\\ c\nd \u0001 é €'"),
				DialectCase.of("remove the comment of a table", schema(child().withComment("x")),
						new SetTableComment(name("emp"), "x", null), "ALTER TABLE emp COMMENT = ''"));
	}

	private static List<DialectCase> batches() {
		return List.of(
				batch("change a table in one statement",
						"ALTER TABLE emp ADD COLUMN age int, ADD INDEX ix (age), MODIFY COLUMN email varchar(300),"
								+ " ADD CONSTRAINT uq UNIQUE (email), COMMENT = 'x'",
						new AddColumn(name("emp"), column("age", "int")), new CreateIndex(name("emp"), index("age")),
						new AlterColumn(name("emp"), column("email", "varchar(255)"), column("email", "varchar(300)"),
								null, null),
						new AddConstraint(name("emp"), unique("uq", "email")),
						new SetTableComment(name("emp"), null, "x")),
				DialectCase.of("change a column of a table twice", schema(child()), new AlterTable(name("emp"),
						List.of(new AddColumn(name("emp"), column("age", "int")),
								new AlterColumn(name("emp"), column("age", "int"), column("years", "int"), null, null),
								new DropColumn(name("emp"), Name.of("note"), column("note", "longtext")))),
						"ALTER TABLE emp ADD COLUMN age int",
						"ALTER TABLE emp RENAME COLUMN age TO years, DROP COLUMN note"),
				batch("add an identity column with its key",
						"ALTER TABLE emp ADD COLUMN n bigint NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (n)",
						new AddColumn(name("emp"), identity("n", 1)),
						new AddConstraint(name("emp"), primaryKey("pk_emp", "n"))));
	}

	private static DialectCase batch(String title, String sql, Operation... changes) {
		return DialectCase.of(title, schema(child()), new AlterTable(name("emp"), List.of(changes)), sql);
	}

	private static DialectCase createTable(String title, Table table, String sql) {
		return DialectCase.of(title, schema(), new CreateTable(table), sql);
	}

}
