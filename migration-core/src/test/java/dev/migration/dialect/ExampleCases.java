package dev.migration.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.AlterColumn;
import dev.migration.operation.AlterTable;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateSchema;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropConstraintKeepingIndex;
import dev.migration.operation.DropEnumValue;
import dev.migration.operation.DropIndex;
import dev.migration.operation.DropSchema;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.Operation;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.RenameSequence;
import dev.migration.operation.RenameTable;
import dev.migration.operation.ReplaceObject;
import dev.migration.operation.SetTableComment;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.Constraint;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Generated;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.PrimaryKey;
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
import static dev.migration.dialect.CommonRow.everywhere;
import static dev.migration.dialect.CommonRow.standard;
import static dev.migration.dialect.Models.check;
import static dev.migration.dialect.Models.foreignKey;
import static dev.migration.dialect.Models.mood;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.primaryKey;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;

/**
 * Rows that are the same call of a script in every database, as a reader of
 * {@code docs/operations.md} wants to see them side by side. A database that such a row
 * has no SQL of refuses it.
 */
final class ExampleCases {

	private static final QualifiedName EMP = name("emp");

	private static final String ALTER = "ALTER TABLE emp ";

	private final Dialect dialect;

	private final Table dept;

	private final Table emp;

	private ExampleCases(Dialect dialect) {
		this.dialect = dialect;
		this.dept = with(Table.of(name("dept"), List.of(notNull("id", "bigint"))), primaryKey("pk_dept", "id"));
		this.emp = Table.of(EMP,
				List.of(notNull("id", "bigint"), column("dept_id", "bigint"), column("email", "varchar(255)")));
	}

	/**
	 * Return the rows of a database.
	 */
	static List<DialectCase> of(Dialect dialect) {
		ExampleCases cases = new ExampleCases(dialect);
		return Stream.of(cases.tables(), cases.columns(), cases.constraints(), cases.indexes(), cases.others())
			.flatMap((rows) -> rows)
			.flatMap((row) -> row.of(dialect.name()).stream())
			.toList();
	}

	private Stream<CommonRow> tables() {
		Table note = Table.of(name("note"), List.of(column("id", "bigint")));
		return Stream.of(
				row("create a table if it is not there", schema(), new CreateTable(note, true),
						everywhere("CREATE TABLE IF NOT EXISTS note (\n    id bigint\n)")),
				row("rename a table", schema(this.emp), new RenameTable(EMP, name("staff")),
						standard(ALTER + "RENAME TO staff", "RENAME TABLE emp TO staff")),
				row("set the comment of a table", schema(this.emp), new SetTableComment(EMP, null, "who works here"),
						standard("COMMENT ON TABLE emp IS 'who works here'", ALTER + "COMMENT = 'who works here'")),
				row("change a table at once", schema(this.emp), batch(), Map.of(POSTGRESQL,
						List.of(ALTER + "ADD COLUMN phone varchar(20), ADD CONSTRAINT uq_emp_email UNIQUE (email),"
								+ " ADD CONSTRAINT ck_emp_id CHECK (id > 0)"),
						MARIADB,
						List.of(ALTER + "ADD COLUMN phone varchar(20), ADD CONSTRAINT uq_emp_email UNIQUE (email),"
								+ " ADD CONSTRAINT ck_emp_id CHECK (id > 0)"),
						MYSQL,
						List.of(ALTER + "ADD COLUMN phone varchar(20), ADD CONSTRAINT uq_emp_email UNIQUE (email),"
								+ " ADD CONSTRAINT ck_emp_id CHECK (id > 0)"),
						H2,
						List.of(ALTER + "ADD COLUMN phone varchar(20)",
								ALTER + "ADD CONSTRAINT uq_emp_email UNIQUE (email)",
								ALTER + "ADD CONSTRAINT ck_emp_id CHECK (id > 0)"))));
	}

	private Operation batch() {
		return new AlterTable(EMP,
				List.of(new AddColumn(EMP, column("phone", "varchar(20)")),
						new AddConstraint(EMP, unique("uq_emp_email", "email")),
						new AddConstraint(EMP, check("ck_emp_id", "id > 0"))));
	}

	private Stream<CommonRow> columns() {
		Column phone = column("phone", "varchar(20)");
		Column email = column("email", "varchar(255)");
		Column department = column("dept_id", "bigint");
		String twice = ALTER + "ADD COLUMN twice bigint GENERATED ALWAYS AS (dept_id * 2)";
		return Stream.of(
				row("add a column", schema(this.emp), new AddColumn(EMP, phone),
						everywhere(ALTER + "ADD COLUMN phone varchar(20)")),
				row("add a column with a comment", schema(this.emp), new AddColumn(EMP, phone.withComment("internal")),
						Map.of(POSTGRESQL, commented(), H2, commented(), MARIADB,
								List.of(ALTER + "ADD COLUMN phone varchar(20) COMMENT 'internal'"), MYSQL,
								List.of(ALTER + "ADD COLUMN phone varchar(20) COMMENT 'internal'"))),
				row("add a generated column", schema(this.emp),
						new AddColumn(EMP,
								column("twice", "bigint")
									.withGenerated(new Generated(Expression.of("dept_id * 2"), true))),
						Map.of(POSTGRESQL, List.of(twice + " STORED"), MARIADB, List.of(twice + " STORED"), MYSQL,
								List.of(twice + " STORED"), H2, List.of(twice))),
				row("change a type with an expression", schema(this.emp),
						new AlterColumn(EMP, email, column("email", "integer"), "char_length(email)", null),
						Map.of(POSTGRESQL, List.of(ALTER + "ALTER COLUMN email TYPE integer USING char_length(email)"),
								H2,
								List.of(ALTER + "ALTER COLUMN email SET DATA TYPE integer USING char_length(email)"))),
				row("forbid null", schema(this.emp), new AlterColumn(EMP, email, email.withNullable(false), null, null),
						standard(ALTER + "ALTER COLUMN email SET NOT NULL",
								ALTER + "MODIFY COLUMN email varchar(255) NOT NULL")),
				row("set a default", schema(this.emp),
						new AlterColumn(EMP, department, department.withDefault(Expression.of("1")), null, null),
						everywhere(ALTER + "ALTER COLUMN dept_id SET DEFAULT 1")));
	}

	private static List<String> commented() {
		return List.of(ALTER + "ADD COLUMN phone varchar(20)", "COMMENT ON COLUMN emp.phone IS 'internal'");
	}

	private Stream<CommonRow> constraints() {
		PrimaryKey key = primaryKey("pk_emp", "id");
		ForeignKey reference = foreignKey("fk_emp_dept_id", "dept_id", "dept", "id");
		CheckConstraint positive = check("ck_emp_id", "id > 0");
		UniqueConstraint email = unique("uq_emp_email", "email");
		String add = ALTER + "ADD CONSTRAINT fk_emp_dept_id FOREIGN KEY (dept_id) REFERENCES dept (id)";
		return Stream.of(
				row("drop a primary key", schema(with(this.emp, key)), new DropConstraint(EMP, Name.of("pk_emp"), key),
						standard(ALTER + "DROP CONSTRAINT pk_emp", ALTER + "DROP PRIMARY KEY")),
				row("add a foreign key that cascades", schema(this.dept, this.emp),
						new AddConstraint(EMP, reference.withOnDelete(ReferentialAction.CASCADE, List.of())),
						everywhere(add + " ON DELETE CASCADE")),
				row("add a foreign key without checking the rows", schema(this.dept, this.emp),
						new AddConstraint(EMP, reference.withValidated(false)),
						Map.of(POSTGRESQL, List.of(add + " NOT VALID"), H2, List.of(add + " NOCHECK"))),
				row("add a check", schema(this.emp), new AddConstraint(EMP, positive),
						everywhere(ALTER + "ADD CONSTRAINT ck_emp_id CHECK (id > 0)")),
				row("validate a foreign key",
						schema(this.dept, with(this.emp, (Constraint) reference.withValidated(false))),
						new ValidateConstraint(EMP, Name.of("fk_emp_dept_id")),
						Map.of(POSTGRESQL, List.of(ALTER + "VALIDATE CONSTRAINT fk_emp_dept_id"), H2, validated()))
					.irreversible(),
				row("rename a constraint", schema(with(this.emp, email)),
						new RenameConstraint(EMP, Name.of("uq_emp_email"), Name.of("uq_email")),
						Map.of(POSTGRESQL, List.of(ALTER + "RENAME CONSTRAINT uq_emp_email TO uq_email"), H2,
								List.of(ALTER + "RENAME CONSTRAINT uq_emp_email TO uq_email"))));
	}

	/**
	 * H2 does not say whether a constraint is a check or a foreign key.
	 */
	private static List<String> validated() {
		return List.of(
				"CALL CASE WHEN NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA ="
						+ " CURRENT_SCHEMA AND TABLE_NAME = 'EMP' AND CONSTRAINT_NAME = 'FK_EMP_DEPT_ID') THEN"
						+ " SIGNAL('45000', 'There is no constraint ''fk_emp_dept_id'' of table ''emp'' to validate; check"
						+ " the name against the database.') END",
				"EXECUTE IMMEDIATE COALESCE((SELECT 'ALTER TABLE emp ADD CONSTRAINT fk_emp_dept_id_validation CHECK ('"
						+ " || CHECK_CLAUSE || ')' FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA ="
						+ " CURRENT_SCHEMA AND CONSTRAINT_NAME = 'FK_EMP_DEPT_ID'), 'SET @migration_validation = NULL')",
				ALTER + "DROP CONSTRAINT IF EXISTS fk_emp_dept_id_validation",
				ALTER + "SET REFERENTIAL_INTEGRITY TRUE CHECK");
	}

	private Stream<CommonRow> indexes() {
		Index plain = index(false);
		Index once = index(true);
		UniqueConstraint email = unique("uq_emp_email", "email");
		SchemaModel indexed = schema(this.emp.withIndexes(List.of(plain)));
		List<String> concurrently = List.of(ALTER + "ADD INDEX ix_emp_email (email), ALGORITHM = INPLACE, LOCK = NONE");
		List<String> gone = List.of(ALTER + "DROP INDEX ix_emp_email, ALGORITHM = INPLACE, LOCK = NONE");
		return Stream.of(
				row("make an index a unique constraint", schema(this.emp.withIndexes(List.of(once))),
						new AddConstraintUsingIndex(EMP, email, once),
						Map.of(POSTGRESQL,
								List.of(ALTER + "ADD CONSTRAINT uq_emp_email UNIQUE USING INDEX ix_emp_email"), MARIADB,
								List.of(ALTER + "RENAME INDEX ix_emp_email TO uq_emp_email"), MYSQL,
								List.of(ALTER + "RENAME INDEX ix_emp_email TO uq_emp_email"), H2,
								List.of("DROP INDEX ix_emp_email",
										ALTER + "ADD CONSTRAINT uq_emp_email UNIQUE (email)"))),
				row("make a unique constraint an index", schema(with(this.emp, email)),
						new DropConstraintKeepingIndex(EMP, email, once),
						standard(
								List.of(ALTER + "DROP CONSTRAINT uq_emp_email",
										"CREATE UNIQUE INDEX ix_emp_email ON emp (email)"),
								List.of(ALTER + "RENAME INDEX uq_emp_email TO ix_emp_email"))),
				row("create a partial index", schema(this.emp),
						new CreateIndex(EMP, plain.withPredicate(Expression.of("dept_id IS NOT NULL"))),
						Map.of(POSTGRESQL,
								List.of("CREATE INDEX ix_emp_email ON emp (email) WHERE dept_id IS NOT NULL"))),
				row("create an index concurrently", schema(this.emp), new CreateIndex(EMP, plain, false, true),
						Map.of(POSTGRESQL, List.of("CREATE INDEX CONCURRENTLY ix_emp_email ON emp (email)"), MARIADB,
								concurrently, MYSQL, concurrently)),
				row("drop an index concurrently", indexed,
						new DropIndex(EMP, Name.of("ix_emp_email"), plain, false, true),
						Map.of(POSTGRESQL, List.of("DROP INDEX CONCURRENTLY ix_emp_email"), MARIADB, gone, MYSQL,
								gone)),
				row("rename an index", indexed, new RenameIndex(EMP, Name.of("ix_emp_email"), Name.of("ix_email")),
						standard("ALTER INDEX ix_emp_email RENAME TO ix_email",
								ALTER + "RENAME INDEX ix_emp_email TO ix_email")));
	}

	private static Index index(boolean unique) {
		return Index.of(Name.of("ix_emp_email"), unique, List.of(IndexElement.ascending(Name.of("email"))));
	}

	private Stream<CommonRow> others() {
		Sequence sequence = new Sequence(name("emp_seq"), this.dialect.parseType("bigint"), SequenceOptions.DEFAULT);
		DatabaseObject view = view("SELECT id FROM emp");
		DatabaseObject wider = view("SELECT id, email FROM emp");
		SchemaModel crm = SchemaModel.EMPTY.withSchemas(List.of(Name.of("sales")));
		List<CommonRow> rows = List.of(
				row("rename a sequence", schema().withSequences(List.of(sequence)),
						new RenameSequence(name("emp_seq"), name("staff_seq")),
						Map.of(POSTGRESQL, List.of("ALTER SEQUENCE emp_seq RENAME TO staff_seq"), MARIADB,
								List.of("RENAME TABLE emp_seq TO staff_seq"), H2, renamed())),
				row("create a schema", schema(), new CreateSchema(Name.of("sales"), false),
						everywhere("CREATE SCHEMA sales")),
				row("drop a schema", crm, new DropSchema(Name.of("sales"), false),
						Map.of(POSTGRESQL, List.of("DROP SCHEMA sales"), MARIADB, emptied(), MYSQL, emptied(), H2,
								List.of("DROP SCHEMA sales RESTRICT"))),
				row("create a view", schema(this.emp), new ReplaceObject(null, view),
						standard("CREATE OR REPLACE VIEW address AS\nSELECT id FROM emp",
								"CREATE OR REPLACE VIEW address AS SELECT id FROM emp")),
				row("replace a view", schema(this.emp).withObjects(List.of(view)), new ReplaceObject(view, wider),
						Map.of(POSTGRESQL, List.of(resource("replace-address.sql")), MARIADB,
								List.of("CREATE OR REPLACE VIEW address AS SELECT id, email FROM emp"), MYSQL,
								List.of("CREATE OR REPLACE VIEW address AS SELECT id, email FROM emp"), H2,
								List.of("CREATE OR REPLACE VIEW address AS\nSELECT id, email FROM emp"))),
				row("drop a value of an enum type", schema(mood("ok", "sad")),
						new DropEnumValue(name("mood"), "sad", null, "ok", false),
						Map.of(POSTGRESQL, List.of(resource("drop-enum-value.sql")))),
				row("execute a statement with parameters", schema(this.emp),
						new ExecuteSql("UPDATE emp SET email = ? WHERE id = ?", List.of("momo@example.com", 1)),
						everywhere("UPDATE emp SET email = 'momo@example.com' WHERE id = 1"))
					.irreversible(),
				row("insert rows", schema(this.emp),
						new BulkInsert(EMP, names("id", "email"),
								List.of(List.of(1, "momo@example.com"), Arrays.asList(2, null))),
						everywhere("INSERT INTO emp (id, email) VALUES (1, 'momo@example.com'), (2, NULL)"))
					.irreversible());
		return rows.stream();
	}

	private static List<String> renamed() {
		return List.of("EXECUTE IMMEDIATE (SELECT 'CREATE SEQUENCE staff_seq AS ' || DATA_TYPE || ' START WITH ' ||"
				+ " START_VALUE || ' INCREMENT BY ' || INCREMENT || ' MINVALUE ' || MINIMUM_VALUE || ' MAXVALUE ' ||"
				+ " MAXIMUM_VALUE || CASE WHEN CACHE > 0 THEN ' CACHE ' || CACHE ELSE '' END || CASE CYCLE_OPTION"
				+ " WHEN 'YES' THEN ' CYCLE' ELSE '' END || COALESCE(' RESTART WITH ' || BASE_VALUE, ' EXHAUSTED')"
				+ " FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = CURRENT_SCHEMA AND"
				+ " SEQUENCE_NAME = 'EMP_SEQ')", "DROP SEQUENCE emp_seq");
	}

	/**
	 * The servers would drop the tables along with their schema.
	 */
	private static List<String> emptied() {
		return List
			.of("SELECT CASE WHEN count(*) > 0 THEN release_lock(rpad(concat('Schema ''sales'' holds ''', min(name),"
					+ " ''', so it was not dropped. Drop that first.'), 200, ' ')) END"
					+ " FROM (SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'sales'"
					+ " UNION ALL SELECT routine_name AS name FROM information_schema.routines WHERE routine_schema ="
					+ " 'sales' UNION ALL SELECT event_name AS name FROM information_schema.events WHERE event_schema ="
					+ " 'sales') AS contents", "DROP SCHEMA sales");
	}

	static String resource(String name) {
		try (InputStream stream = Objects.requireNonNull(ExampleCases.class.getResourceAsStream(name))) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static DatabaseObject view(String query) {
		return new DatabaseObject(ObjectKind.VIEW, name("address"), null, query);
	}

	private Column column(String name, String type) {
		return Column.of(name, this.dialect.parseType(type));
	}

	private Column notNull(String name, String type) {
		return column(name, type).withNullable(false);
	}

	private static CommonRow row(String title, SchemaModel before, Operation operation, Map<String, List<String>> sql) {
		return CommonRow.of("example: " + title, before, operation, sql);
	}

}
