package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropIndex;
import dev.migration.operation.RenameIndex;
import dev.migration.schema.Constraint;
import dev.migration.schema.Expression;
import dev.migration.schema.ForeignKey;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.ReferentialAction;
import dev.migration.schema.Table;

import static dev.migration.dialect.MariaDbModels.child;
import static dev.migration.dialect.MariaDbModels.column;
import static dev.migration.dialect.MariaDbModels.elements;
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

/**
 * Rows about constraints and indexes.
 */
final class MariaDbKeyCases {

	private static final QualifiedName EMP = name("emp");

	private MariaDbKeyCases() {
	}

	static List<DialectCase> all(boolean mariaDb) {
		List<DialectCase> rows = new ArrayList<>();
		rows.addAll(constraints());
		rows.addAll(foreignKeys(mariaDb));
		rows.addAll(droppedConstraints(mariaDb));
		rows.addAll(indexes());
		rows.addAll(changedIndexes());
		rows.addAll(mariaDb ? onlyMariaDb() : onlyMySql());
		return rows;
	}

	private static List<DialectCase> constraints() {
		return List.of(addConstraint("add a primary key", primaryKey("pk_emp", "id"), "PRIMARY KEY (id)"),
				addConstraint("add a unique constraint", unique("uq", "email"), "CONSTRAINT uq UNIQUE (email)"),
				addConstraint("add a unique constraint of two columns", unique("UK Email", "email", "id"),
						"CONSTRAINT `UK Email` UNIQUE (email, id)"),
				addConstraint("add an unnamed unique constraint", unique(null, "email"), "UNIQUE (email)")
					.irreversible(),
				addConstraint("add a check", check("ck", "id > 0"), "CONSTRAINT ck CHECK (id > 0)"),
				addConstraint("add an unnamed check", check(null, "id > 0"), "CHECK (id > 0)").irreversible(),
				addConstraint("add a check that ends in a comment", check("ck", "id > 0 # positive"),
						"CONSTRAINT ck CHECK (id > 0 # positive\n)"),
				addConstraint("add a check of texts", check("ck", "email in ('it''s', 'a\\\\b')"),
						"CONSTRAINT ck CHECK (email in ('it''s', 'a\\\\b'))"));
	}

	private static List<DialectCase> foreignKeys(boolean mariaDb) {
		ForeignKey key = foreignKey("fk", "dept_id", "dept", "id");
		String sql = "CONSTRAINT fk FOREIGN KEY (dept_id) REFERENCES dept (id)";
		Table indexed = child().withIndexes(List.of(index("dept_id")));
		Table inSchema = Table.of(QualifiedName.of("hr", "emp"), List.of(column("dept_id", "bigint")));
		ForeignKey across = ForeignKey.of(Name.of("fk"), key.columns(), name("dept"), key.referencedColumns());
		return List.of(addConstraint("add a foreign key", key, sql),
				addConstraint("add a foreign key that cascades",
						key.withOnDelete(ReferentialAction.CASCADE, List.of()).withOnUpdate(ReferentialAction.CASCADE),
						sql + " ON DELETE CASCADE ON UPDATE CASCADE"),
				addConstraint("add a foreign key that sets null",
						key.withOnDelete(ReferentialAction.SET_NULL, List.of())
							.withOnUpdate(ReferentialAction.SET_NULL),
						sql + " ON DELETE SET NULL ON UPDATE SET NULL"),
				DialectCase.of("add a foreign key of indexed columns", schema(parent(), indexed),
						new AddConstraint(EMP, key), "ALTER TABLE emp ADD " + sql),
				DialectCase.of("add a foreign key to another schema", schema(dept(), inSchema),
						new AddConstraint(inSchema.name(),
								across.withTarget(QualifiedName.of("hr", "dept"), key.referencedColumns())),
						"ALTER TABLE hr.emp ADD CONSTRAINT fk FOREIGN KEY (dept_id) REFERENCES hr.dept (id)"),
				DialectCase.of("drop a foreign key", schema(parent(), with(child(), key)),
						new DropConstraint(EMP, Name.of("fk"), key),
						"ALTER TABLE emp DROP FOREIGN KEY fk" + (mariaDb ? ", DROP INDEX IF EXISTS fk" : "")),
				DialectCase.of("drop a foreign key of indexed columns",
						schema(parent(), with(child(), key).withIndexes(List.of(index("dept_id")))),
						new DropConstraint(EMP, Name.of("fk"), key),
						"ALTER TABLE emp DROP FOREIGN KEY fk" + (mariaDb ? ", DROP INDEX IF EXISTS fk" : "")));
	}

	private static Table dept() {
		return with(Table.of(QualifiedName.of("hr", "dept"), List.of(notNull("id", "bigint"))), primaryKey(null, "id"));
	}

	private static List<DialectCase> droppedConstraints(boolean mariaDb) {
		return List.of(dropped("drop a constraint", unique("uq", "email"), "DROP INDEX uq"),
				dropped("drop a constraint whose name needs quotes", unique("UK `Email`", "email"),
						"DROP INDEX `UK ``Email```"),
				dropped("drop a check", check("ck", "id > 0"), mariaDb ? "DROP CONSTRAINT ck" : "DROP CHECK ck"),
				dropped("drop a primary key", primaryKey("pk_emp", "id"), "DROP PRIMARY KEY"),
				DialectCase
					.of("drop a primary key that is not known", schema(with(child(), primaryKey("pk_emp", "id"))),
							new DropConstraint(EMP, Name.of("pk_emp"), null, false, true),
							"ALTER TABLE emp DROP PRIMARY KEY")
					.irreversible(),
				DialectCase
					.of("drop a constraint that is not known", schema(with(child(), unique("uq", "email"))),
							new DropConstraint(EMP, Name.of("uq"), null), "ALTER TABLE emp DROP CONSTRAINT uq")
					.irreversible());
	}

	private static DialectCase dropped(String title, Constraint constraint, String sql) {
		Name name = constraint.name();
		return DialectCase.of(title, schema(with(child(), constraint)), new DropConstraint(EMP, name, constraint),
				"ALTER TABLE emp " + sql);
	}

	private static List<DialectCase> indexes() {
		IndexElement email = IndexElement.ascending(Name.of("email"));
		return List.of(createIndex("create an index", index("email"), "INDEX ix (email)"),
				createIndex("create an index of two columns", index("email", "id"), "INDEX ix (email, id)"),
				createIndex("create an index without a name", index("email").withName(null), "INDEX (email)")
					.irreversible(),
				createIndex("create an index whose name needs quotes", index("email").withName(Name.of("IX order")),
						"INDEX `IX order` (email)"),
				createIndex("create a descending index", index(email.withOrder(true, true)), "INDEX ix (email DESC)"),
				createIndex("create an index of mixed order",
						index(email, IndexElement.descending(Name.of("id")),
								IndexElement.ascending(Name.of("dept_id"))),
						"INDEX ix (email, id DESC, dept_id)"),
				createIndex("create an index of the first characters",
						index(IndexElement.ascending(Name.of("note")).withLength(20), email.withLength(10)),
						"INDEX ix (note(20), email(10))"),
				createIndex("create a unique index of the first characters",
						new Index(Name.of("ix"), true, List.of(email.withLength(10)), Index.BTREE, List.of(), false,
								null),
						"UNIQUE INDEX ix (email(10))"),
				createIndex("create a unique descending index",
						new Index(Name.of("ix"), true, List.of(email.withOrder(true, true)), Index.BTREE, List.of(),
								false, null),
						"UNIQUE INDEX ix (email DESC)"),
				createIndex("create an index with a method", withMethod("fulltext", "note", "email"),
						"FULLTEXT INDEX ix (note, email)"),
				DialectCase.of("create a spatial index", schema(table("emp", notNull("place", "point"))),
						new CreateIndex(EMP, withMethod("spatial", "place")),
						"ALTER TABLE emp ADD SPATIAL INDEX ix (place)"),
				DialectCase.of("create an index concurrently", schema(child()),
						new CreateIndex(EMP, index("email"), false, true),
						"ALTER TABLE emp ADD INDEX ix (email), ALGORITHM = INPLACE, LOCK = NONE"));
	}

	private static Index withMethod(String method, String... columns) {
		return new Index(Name.of("ix"), false, elements(columns), method, List.of(), false, null);
	}

	private static List<DialectCase> changedIndexes() {
		Index plain = index("email");
		Index once = new Index(Name.of("ix"), true, elements("email"), Index.BTREE, List.of(), false, null);
		Table inSchema = Table.of(QualifiedName.of("hr", "emp"), List.of(column("email", "varchar(9)")));
		return List.of(
				DialectCase.of("drop an index", schema(child().withIndexes(List.of(plain))),
						new DropIndex(EMP, Name.of("ix"), plain), "ALTER TABLE emp DROP INDEX ix"),
				DialectCase.of("drop an index in the schema of its table", schema(inSchema.withIndexes(List.of(plain))),
						new DropIndex(inSchema.name(), Name.of("ix"), plain), "ALTER TABLE hr.emp DROP INDEX ix"),
				DialectCase.of("drop an index concurrently", schema(child().withIndexes(List.of(plain))),
						new DropIndex(EMP, Name.of("ix"), plain, false, true),
						"ALTER TABLE emp DROP INDEX ix, ALGORITHM = INPLACE, LOCK = NONE"),
				DialectCase.of("rename an index", schema(child().withIndexes(List.of(plain))),
						new RenameIndex(EMP, Name.of("ix"), Name.of("ix 2")),
						"ALTER TABLE emp RENAME INDEX ix TO `ix 2`"),
				DialectCase.of("make an index a unique constraint", schema(child().withIndexes(List.of(once))),
						new AddConstraintUsingIndex(EMP, unique("uq", "email"), once),
						"ALTER TABLE emp RENAME INDEX ix TO uq"),
				DialectCase.of("make an index a unique constraint of the same name",
						schema(child().withIndexes(List.of(once))),
						new AddConstraintUsingIndex(EMP, unique("ix", "email"), once)));
	}

	private static List<DialectCase> onlyMariaDb() {
		Index plain = index("email");
		return List.of(
				DialectCase.of("create an index if it is not there", schema(child()),
						new CreateIndex(EMP, plain, true, false), "ALTER TABLE emp ADD INDEX IF NOT EXISTS ix (email)"),
				DialectCase
					.of("drop an index if it is there", schema(child().withIndexes(List.of(plain))),
							new DropIndex(EMP, Name.of("ix"), plain, true, false),
							"ALTER TABLE emp DROP INDEX IF EXISTS ix")
					.irreversible(),
				DialectCase
					.of("drop a constraint if it is there", schema(with(child(), check("ck", "id > 0"))),
							new DropConstraint(EMP, Name.of("ck"), null, true),
							"ALTER TABLE emp DROP CONSTRAINT IF EXISTS ck")
					.irreversible(),
				DialectCase
					.of("drop a foreign key if it is there",
							schema(parent(), with(child(), foreignKey("fk", "dept_id", "dept", "id"))),
							new DropConstraint(EMP, Name.of("fk"), foreignKey("fk", "dept_id", "dept", "id"), true),
							"ALTER TABLE emp DROP FOREIGN KEY IF EXISTS fk, DROP INDEX IF EXISTS fk")
					.irreversible());
	}

	private static List<DialectCase> onlyMySql() {
		return List.of(createIndex("create an index on an expression",
				index(IndexElement.of(Expression.of("lower(email)")), IndexElement.ascending(Name.of("id"))),
				"INDEX ix ((lower(email)), id)"));
	}

	private static DialectCase addConstraint(String title, Constraint constraint, String sql) {
		return DialectCase.of(title, schema(parent(), child()), new AddConstraint(EMP, constraint),
				"ALTER TABLE emp ADD " + sql);
	}

	private static DialectCase createIndex(String title, Index index, String sql) {
		return DialectCase.of(title, schema(child()), new CreateIndex(EMP, index), "ALTER TABLE emp ADD " + sql);
	}

}
