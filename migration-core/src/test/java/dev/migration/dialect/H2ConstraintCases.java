package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropConstraintKeepingIndex;
import dev.migration.operation.DropIndex;
import dev.migration.operation.RenameConstraint;
import dev.migration.operation.RenameIndex;
import dev.migration.operation.ValidateConstraint;
import dev.migration.schema.Constraint;
import dev.migration.schema.Deferral;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;

import static dev.migration.dialect.H2Models.column;
import static dev.migration.dialect.H2TableCases.CHILD;
import static dev.migration.dialect.H2TableCases.PARENT;
import static dev.migration.dialect.H2TableCases.elements;
import static dev.migration.dialect.Models.check;
import static dev.migration.dialect.Models.foreignKey;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.names;
import static dev.migration.dialect.Models.primaryKey;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;

/**
 * Rows about constraints and indexes.
 */
final class H2ConstraintCases {

	private static final String ALTER = "ALTER TABLE emp ";

	private static final QualifiedName IN_SCHEMA = QualifiedName.of("hr", "emp");

	private H2ConstraintCases() {
	}

	static List<DialectCase> all() {
		List<DialectCase> rows = new ArrayList<>();
		rows.addAll(keys());
		rows.addAll(references());
		rows.addAll(changed());
		rows.addAll(indexes());
		rows.addAll(changedIndexes());
		return rows;
	}

	private static List<DialectCase> keys() {
		UniqueConstraint nulls = new UniqueConstraint(Name.of("uq"), names("email"), true, Deferral.NOT_DEFERRABLE);
		return List.of(
				DialectCase.of("add a primary key", schema(PARENT, CHILD),
						new AddConstraint(name("emp"), primaryKey("pk_emp", "id")),
						ALTER + "ALTER COLUMN id SET NOT NULL", ALTER + "ADD CONSTRAINT pk_emp PRIMARY KEY (id)"),
				add("add a unique constraint", unique("uq", "email"), "CONSTRAINT uq UNIQUE (email)"),
				add("add a unique constraint of two columns", unique("uq", "email", "id"),
						"CONSTRAINT uq UNIQUE (email, id)"),
				add("add an unnamed unique constraint", unique(null, "email"), "UNIQUE (email)").irreversible(),
				add("add a unique constraint on nulls", nulls, "CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (email)"),
				add("add a check", check("ck", "id > 0 and email <> ''"),
						"CONSTRAINT ck CHECK (id > 0 and email <> '')"),
				add("add a check that ends in a comment", check("ck", "id > 0 -- positive"),
						"CONSTRAINT ck CHECK (id > 0 -- positive\n)"),
				add("add a check without checking the rows", check("ck", "id > 0").withValidated(false),
						"CONSTRAINT ck CHECK (id > 0) NOCHECK"),
				add("add an unnamed check", check(null, "id > 0"), "CHECK (id > 0)").irreversible());
	}

	private static List<DialectCase> references() {
		ForeignKey key = foreignKey("fk", "dept_id", "dept", "id");
		String start = "CONSTRAINT fk FOREIGN KEY (dept_id) REFERENCES dept (id)";
		Table coded = with(table("dept", H2Models.notNull("id", "bigint"), H2Models.notNull("code", "varchar(9)")),
				primaryKey("pk_dept", "id"), unique("uq_dept", "code", "id"));
		ForeignKey composite = ForeignKey.of(Name.of("fk"), names("email", "dept_id"), name("dept"),
				names("code", "id"));
		ForeignKey crossed = ForeignKey.of(Name.of("fk"), names("dept_id", "email"), name("dept"), names("id", "code"));
		Table unit = with(Table.of(QualifiedName.of("hr", "unit"), List.of(H2Models.notNull("id", "bigint"))),
				primaryKey("pk_unit", "id"));
		ForeignKey far = ForeignKey.of(Name.of("fk"), names("dept_id"), QualifiedName.of("hr", "unit"), names("id"));
		return List.of(add("add a foreign key", key, start),
				add("add a foreign key that cascades",
						key.withOnDelete(ReferentialAction.CASCADE, List.of()).withOnUpdate(ReferentialAction.RESTRICT),
						start + " ON DELETE CASCADE ON UPDATE RESTRICT"),
				add("add a foreign key that sets",
						key.withOnDelete(ReferentialAction.SET_NULL, List.of())
							.withOnUpdate(ReferentialAction.SET_DEFAULT),
						start + " ON DELETE SET NULL ON UPDATE SET DEFAULT"),
				add("add a foreign key without checking the rows", key.withValidated(false), start + " NOCHECK"),
				DialectCase.of("add a foreign key of two columns", schema(coded, CHILD),
						new AddConstraint(name("emp"), composite),
						ALTER + "ADD CONSTRAINT fk FOREIGN KEY (email, dept_id) REFERENCES dept (code, id)"),
				DialectCase.of("add a foreign key in another order than the key", schema(coded, CHILD),
						new AddConstraint(name("emp"), crossed),
						ALTER + "ADD CONSTRAINT fk FOREIGN KEY (dept_id, email) REFERENCES dept (id, code)"),
				DialectCase.of("add a foreign key to another schema", schema(unit, CHILD),
						new AddConstraint(name("emp"), far),
						ALTER + "ADD CONSTRAINT fk FOREIGN KEY (dept_id) REFERENCES hr.unit (id)"));
	}

	private static List<DialectCase> changed() {
		Constraint key = foreignKey("fk", "dept_id", "dept", "id");
		Index index = Index.of(Name.of("ix"), true, elements("email"));
		UniqueConstraint unique = unique("uq", "email");
		String add = ALTER + "ADD CONSTRAINT uq UNIQUE (email)";
		return List.of(drop("drop a constraint", unique), drop("drop a foreign key", key),
				drop("drop a check", check("ck", "id > 0")), drop("drop a primary key", primaryKey("pk", "id")),
				DialectCase
					.of("drop a constraint if it is there", schema(with(CHILD, unique)),
							new DropConstraint(name("emp"), Name.of("uq"), unique, true),
							ALTER + "DROP CONSTRAINT IF EXISTS uq")
					.irreversible(),
				DialectCase.of("drop a constraint whose name needs quotes",
						schema(with(CHILD, unique("UK Email", "email"))),
						new DropConstraint(name("emp"), Name.of("UK Email"), unique("UK Email", "email")),
						ALTER + "DROP CONSTRAINT \"UK Email\""),
				DialectCase.of("rename a constraint", schema(with(CHILD, unique)),
						new RenameConstraint(name("emp"), Name.of("uq"), Name.of("uq_email")),
						ALTER + "RENAME CONSTRAINT uq TO uq_email"),
				DialectCase.of("rename a primary key", schema(PARENT),
						new RenameConstraint(name("dept"), Name.of("pk_dept"), Name.of("pk")),
						"ALTER TABLE dept RENAME CONSTRAINT pk_dept TO pk"),
				validate(
						"validate a foreign key", foreignKey("fk", "dept_id", "dept", "id").withValidated(false), "fk"),
				validate("validate a check", check("ck", "id > 0").withValidated(false), "ck"),
				DialectCase.of("make an index a unique constraint", schema(CHILD.withIndexes(List.of(index))),
						new AddConstraintUsingIndex(name("emp"), unique, index), "DROP INDEX ix", add),
				DialectCase.of("make a unique constraint an index", schema(with(CHILD, unique)),
						new DropConstraintKeepingIndex(name("emp"), unique, index), ALTER + "DROP CONSTRAINT uq",
						"CREATE UNIQUE INDEX ix ON emp (email)"));
	}

	private static List<DialectCase> indexes() {
		Name email = Name.of("email");
		Index plain = Index.of(Name.of("ix"), false, elements("email"));
		Table place = table("emp", column("email", "varchar(9)"), column("spot", "geometry"));
		return List.of(create("create an index", plain, "CREATE INDEX ix ON emp (email)"),
				create("create an index without a name", plain.withName(null), "CREATE INDEX ON emp (email)")
					.irreversible(),
				create("create a unique index", Index.of(Name.of("ix"), true, elements("email", "id")),
						"CREATE UNIQUE INDEX ix ON emp (email, id)"),
				create("create a descending index", index(IndexElement.descending(email)),
						"CREATE INDEX ix ON emp (email DESC)"),
				create("create an index with nulls first", index(new IndexElement(email, null, false, true, null)),
						"CREATE INDEX ix ON emp (email NULLS FIRST)"),
				create("create a descending index with nulls last",
						index(new IndexElement(email, null, true, false, null)),
						"CREATE INDEX ix ON emp (email DESC NULLS LAST)"),
				create("create an index with a method",
						new Index(Name.of("ix"), false, elements("email"), "hash", List.of(), false, null),
						"CREATE HASH INDEX ix ON emp (email)"),
				create("create a unique index with a method",
						new Index(Name.of("ix"), true, elements("email"), "hash", List.of(), true, null),
						"CREATE UNIQUE NULLS NOT DISTINCT HASH INDEX ix ON emp (email)"),
				DialectCase.of("create a spatial index", schema(place),
						new CreateIndex(name("emp"),
								new Index(Name.of("ix"), false, elements("spot"), "spatial", List.of(), false, null)),
						"CREATE SPATIAL INDEX ix ON emp (spot)"),
				create("create a unique index on nulls",
						new Index(Name.of("ix"), true, elements("email"), Index.BTREE, List.of(), true, null),
						"CREATE UNIQUE NULLS NOT DISTINCT INDEX ix ON emp (email)"),
				DialectCase.of("create an index if it is not there", schema(CHILD),
						new CreateIndex(name("emp"), plain, true, false),
						"CREATE INDEX IF NOT EXISTS ix ON emp (email)"),
				DialectCase.of("create an index for a foreign key",
						schema(PARENT, with(CHILD, foreignKey("fk", "dept_id", "dept", "id"))),
						new CreateIndex(name("emp"), Index.of(Name.of("ix"), false, elements("dept_id"))),
						"CREATE INDEX ix ON emp (dept_id)"));
	}

	private static List<DialectCase> changedIndexes() {
		Index plain = Index.of(Name.of("ix"), false, elements("email"));
		Table inSchema = Table.of(IN_SCHEMA, List.of(column("email", "varchar(9)"))).withIndexes(List.of(plain));
		return List.of(
				DialectCase.of("drop an index", schema(CHILD.withIndexes(List.of(plain))),
						new DropIndex(name("emp"), Name.of("ix"), plain), "DROP INDEX ix"),
				DialectCase.of("drop an index if it is there", schema(CHILD.withIndexes(List.of(plain))),
						new DropIndex(name("emp"), Name.of("ix"), plain, true, false), "DROP INDEX IF EXISTS ix"),
				DialectCase.of("drop an index in the schema of its table", schema(inSchema),
						new DropIndex(IN_SCHEMA, Name.of("ix"), plain), "DROP INDEX hr.ix"),
				DialectCase.of("rename an index", schema(CHILD.withIndexes(List.of(plain))),
						new RenameIndex(name("emp"), Name.of("ix"), Name.of("ix_email")),
						"ALTER INDEX ix RENAME TO ix_email"),
				DialectCase.of("rename an index in a schema", schema(inSchema),
						new RenameIndex(IN_SCHEMA, Name.of("ix"), Name.of("ix_email")),
						"ALTER INDEX hr.ix RENAME TO hr.ix_email"));
	}

	private static DialectCase add(String title, Constraint constraint, String sql) {
		return DialectCase.of(title, schema(PARENT, CHILD), new AddConstraint(name("emp"), constraint),
				ALTER + "ADD " + sql);
	}

	private static DialectCase drop(String title, Constraint constraint) {
		return DialectCase.of(title, schema(PARENT, with(CHILD, constraint)),
				new DropConstraint(name("emp"), constraint.name(), constraint),
				ALTER + "DROP CONSTRAINT " + constraint.name());
	}

	private static DialectCase validate(String title, Constraint constraint, String name) {
		return DialectCase
			.of(title, schema(PARENT, with(CHILD, constraint)), new ValidateConstraint(name("emp"), Name.of(name)),
					"CALL CASE WHEN NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE"
							+ " TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_NAME = 'EMP' AND CONSTRAINT_NAME = '"
							+ name.toUpperCase() + "') THEN SIGNAL('45000', 'There is no constraint ''" + name
							+ "'' of table ''emp'' to validate; check the name against the database.') END",
					"EXECUTE IMMEDIATE COALESCE((SELECT 'ALTER TABLE emp ADD CONSTRAINT " + name
							+ "_validation CHECK (' || CHECK_CLAUSE || ')' FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS"
							+ " WHERE CONSTRAINT_SCHEMA = CURRENT_SCHEMA AND CONSTRAINT_NAME = '" + name.toUpperCase()
							+ "'), 'SET @migration_validation = NULL')",
					ALTER + "DROP CONSTRAINT IF EXISTS " + name + "_validation",
					ALTER + "SET REFERENTIAL_INTEGRITY TRUE CHECK")
			.irreversible();
	}

	private static DialectCase create(String title, Index index, String sql) {
		return DialectCase.of(title, schema(CHILD), new CreateIndex(name("emp"), index), sql);
	}

	private static Index index(IndexElement... elements) {
		return Index.of(Name.of("ix"), false, List.of(elements));
	}

}
