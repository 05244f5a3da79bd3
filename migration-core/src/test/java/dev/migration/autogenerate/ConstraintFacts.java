package dev.migration.autogenerate;

import java.util.List;
import java.util.function.Consumer;

import dev.migration.schema.Deferral;
import dev.migration.schema.ReferentialAction;
import dev.migration.script.ForeignKeySpec;
import dev.migration.script.Operations;

import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.exclude;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.unique;

/**
 * Facts about keys and other constraints.
 */
final class ConstraintFacts {

	private static final Consumer<Operations> T = (op) -> op.createTable("t", column("a", integer()).notNull(),
			column("b", integer()).notNull());

	private static final Consumer<Operations> T_AND_O = T
		.andThen((op) -> op.createTable("o", column("id", integer()).notNull(), primaryKey("id")));

	private ConstraintFacts() {
	}

	static List<DetectionFact> keys() {
		return List.of(
				DetectionFact.of("columns of the primary key changed")
					.both(T)
					.database((op) -> op.createPrimaryKey("t", primaryKey("a")))
					.model((op) -> op.createPrimaryKey("t", primaryKey("a", "b")))
					.wrong("nothing")
					.ours("drop primary key 'pk_t' on 't(a)'", "add primary key 'pk_t' on 't(a, b)'"),
				DetectionFact.of("primary key added")
					.both(T)
					.model((op) -> op.createPrimaryKey("t", primaryKey("a")))
					.wrong("nothing")
					.ours("add primary key 'pk_t' on 't(a)'"),
				DetectionFact.of("unique constraint added, with a name")
					.both(T)
					.model((op) -> op.createUniqueConstraint("t", unique("a").named("uq_a")))
					.right("add")
					.ours("add unique constraint 'uq_a' on 't(a)'"),
				DetectionFact.of("unique constraint added, without a name")
					.withoutNames()
					.both(T)
					.model((op) -> op.createUniqueConstraint("t", unique("a")))
					.right("add")
					.ours("add unique constraint 'uq_t_a' on 't(a)'"),
				DetectionFact.of("unique constraint removed")
					.both(T)
					.database((op) -> op.createUniqueConstraint("t", unique("a").named("uq_a")))
					.right("drop")
					.ours("drop unique constraint 'uq_a' on 't(a)'"),
				DetectionFact.of("columns of a unique constraint in another order")
					.both(T)
					.database((op) -> op.createUniqueConstraint("t", unique("a", "b").named("uq")))
					.model((op) -> op.createUniqueConstraint("t", unique("b", "a").named("uq")))
					.wrong("nothing")
					.ours("drop unique constraint 'uq' on 't(a, b)'", "add unique constraint 'uq' on 't(b, a)'"),
				DetectionFact.of("unique constraint → unique index of the same name")
					.both(T)
					.database((op) -> op.createUniqueConstraint("t", unique("a").named("uq_a")))
					.model((op) -> op.createIndex("t", index("a").unique().named("uq_a")))
					.right("drop + create")
					.ours("drop unique constraint 'uq_a' on 't(a)'", "create unique index 'uq_a' on 't(a)'"),
				DetectionFact.of("unique constraint made deferrable")
					.both(T)
					.database((op) -> op.createUniqueConstraint("t", unique("a").named("uq_a")))
					.model((op) -> op.createUniqueConstraint("t",
							unique("a").deferral(Deferral.INITIALLY_IMMEDIATE).named("uq_a")))
					.wrong("nothing")
					.ours("drop unique constraint 'uq_a' on 't(a)'",
							"add unique constraint 'uq_a' on 't(a)' deferrable"));
	}

	static List<DetectionFact> foreignKeys() {
		return List.of(
				DetectionFact.of("foreign key added")
					.both(T_AND_O)
					.model(key(plain()))
					.right("add")
					.ours("add foreign key 'fk_t_a' on 't(a)' to 'o(id)'"),
				DetectionFact.of("foreign key removed")
					.both(T_AND_O)
					.database(key(plain()))
					.right("drop")
					.ours("drop foreign key 'fk_t_a' on 't(a)' to 'o(id)'"),
				DetectionFact.of("only the name of a foreign key changed")
					.both(T_AND_O)
					.database(key(plain().named("f1")))
					.model(key(plain().named("f2")))
					.wrong("nothing")
					.ours("rename constraint 't.f1' to 'f2'"),
				changed("foreign key: on delete cascade added", plain().onDelete(ReferentialAction.CASCADE))
					.right("drop + add")
					.ours("drop foreign key 'f1' on 't(a)' to 'o(id)'",
							"add foreign key 'f1' on 't(a)' to 'o(id)' on delete cascade"),
				changed("foreign key: on delete no action spelt out, which is the same",
						plain().onDelete(ReferentialAction.NO_ACTION))
					.right("nothing"),
				changed("foreign key made deferrable", plain().deferral(Deferral.INITIALLY_IMMEDIATE))
					.right("drop + add")
					.ours("drop foreign key 'f1' on 't(a)' to 'o(id)'",
							"add foreign key 'f1' on 't(a)' to 'o(id)' deferrable"),
				changed("foreign key: match full added", plain().matchFull()).wrong("nothing")
					.ours("drop foreign key 'f1' on 't(a)' to 'o(id)'",
							"add foreign key 'f1' on 't(a)' to 'o(id)' match full"));
	}

	static List<DetectionFact> others() {
		return List.of(
				DetectionFact.of("check added, with a name")
					.both(T)
					.model((op) -> op.createCheckConstraint("t", check("a > 0").named("ck")))
					.right("add")
					.ours("add check constraint 'ck' on 't': a > 0"),
				DetectionFact.of("text of a check changed")
					.both(T)
					.database((op) -> op.createCheckConstraint("t", check("a > 0").named("ck")))
					.model((op) -> op.createCheckConstraint("t", check("a > 1").named("ck")))
					.wrong("nothing")
					.ours("drop check constraint 'ck' on 't': a > 0", "add check constraint 'ck' on 't': a > 1"),
				DetectionFact.of("check removed")
					.both(T)
					.database((op) -> op.createCheckConstraint("t", check("a > 0").named("ck")))
					.right("drop")
					.ours("drop check constraint 'ck' on 't': a > 0"),
				DetectionFact.of("check added, without a name")
					.withoutNames()
					.both(T)
					.model((op) -> op.createCheckConstraint("t", check("a > 0")))
					.wrong("nothing")
					.ours("add check constraint 'ck_t_a' on 't': a > 0"),
				DetectionFact.of("check without a name on both sides, named by the server")
					.withoutNames()
					.byHand("CREATE TABLE t (a integer CHECK (a > 0))")
					.model((op) -> op.createTable("t", column("a", integer()), check("a > 0")))
					.wrong("drop"),
				DetectionFact.of("exclusion constraint in the database only")
					.both(T)
					.byHand("ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING btree (a WITH =)")
					.wrong("nothing")
					.ours("Not compared: Table 't' has the constraint 'ex', for which mappings have no words."),
				DetectionFact.of("exclusion constraint in the model only")
					.both(T)
					.model((op) -> op.createExcludeConstraint("t", exclude("a", "=").using("btree").named("ex")))
					.wrong("nothing")
					.ours("add exclusion constraint 'ex' on 't(a)'"));
	}

	private static DetectionFact changed(String title, ForeignKeySpec after) {
		return DetectionFact.of(title).both(T_AND_O).database(key(plain().named("f1"))).model(key(after.named("f1")));
	}

	private static ForeignKeySpec plain() {
		return foreignKey("a").references("o", "id");
	}

	private static Consumer<Operations> key(ForeignKeySpec key) {
		return (op) -> op.createForeignKey("t", key);
	}

}
