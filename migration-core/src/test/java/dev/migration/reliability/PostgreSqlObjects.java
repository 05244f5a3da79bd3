package dev.migration.reliability;

import static dev.migration.reliability.CrashHistory.trace;
import static dev.migration.script.Ddl.after;
import static dev.migration.script.Ddl.attribute;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.compositeType;
import static dev.migration.script.Ddl.function;
import static dev.migration.script.Ddl.materializedView;
import static dev.migration.script.Ddl.procedure;
import static dev.migration.script.Ddl.sequence;
import static dev.migration.script.Ddl.trigger;
import static dev.migration.script.Ddl.type;
import static dev.migration.script.Ddl.varchar;
import static dev.migration.script.Ddl.view;

/**
 * Revisions of sequences, types, views, routines and triggers.
 */
final class PostgreSqlObjects {

	private PostgreSqlObjects() {
	}

	static void addTo(CrashHistory history) {
		addSequences(history);
		addTypes(history);
		addViews(history);
		addRoutines(history);
	}

	private static void addSequences(CrashHistory history) {
		history.add("r13", (op) -> op.createSequence(sequence("book_seq").incrementBy(50)),
				(op) -> op.dropSequence("book_seq"));
		history.add("r14",
				(op) -> op.alterSequence(sequence("book_seq").incrementBy(10), sequence("book_seq").incrementBy(50)),
				(op) -> op.alterSequence(sequence("book_seq").incrementBy(50), sequence("book_seq").incrementBy(10)));
		history.add("r15", (op) -> op.renameSequence("book_seq", "shelf_seq"),
				(op) -> op.renameSequence("shelf_seq", "book_seq"));
	}

	private static void addTypes(CrashHistory history) {
		history.add("r16", (op) -> {
			op.createEnumType("mood", "ok", "sad");
			op.addColumn("account", column("mood", type("mood")).notNull().defaultValue("ok"));
			trace(op, "r16");
		}, (op) -> {
			op.dropColumn("account", "mood");
			op.dropEnumType("mood");
		});
		history.add("r17", (op) -> op.addEnumValue("mood", "new", after("ok")),
				(op) -> op.dropEnumValue("mood", "new", after("ok")));
		history.add("r18", (op) -> {
			op.renameEnumValue("mood", "sad", "blue");
			op.execute("UPDATE account SET mood = 'blue' WHERE id % 2 = 0");
		}, (op) -> op.renameEnumValue("mood", "blue", "sad"));
		history.add("r19",
				(op) -> op.createCompositeType(
						compositeType("address", attribute("city", varchar(50)), attribute("zip", varchar(10)))),
				(op) -> op.dropCompositeType("address"));
		history.add("r20",
				(op) -> op.alterCompositeType(
						compositeType("address", attribute("city", varchar(80)), attribute("country", varchar(2))),
						compositeType("address", attribute("city", varchar(50)), attribute("zip", varchar(10)))),
				(op) -> op.alterCompositeType(
						compositeType("address", attribute("city", varchar(50)), attribute("zip", varchar(10))),
						compositeType("address", attribute("city", varchar(80)), attribute("country", varchar(2)))));
	}

	private static void addViews(CrashHistory history) {
		history.add("r21", (op) -> op.createOrReplace(view("named", "SELECT id, name FROM account")),
				(op) -> op.drop(view("named")));
		history.add("r22", (op) -> {
			op.createOrReplace(view("named", "SELECT id, name, email FROM account"));
			op.execute("GRANT SELECT ON named TO PUBLIC");
		}, (op) -> op.restore(view("named")));
		history.add("r23", (op) -> op.drop(view("named")), (op) -> op.restore(view("named")));
		history.add("r24", (op) -> {
			op.createOrReplace(materializedView("rich", "SELECT id, points FROM account WHERE points > 10"));
			trace(op, "r24");
		}, (op) -> op.drop(materializedView("rich")));
	}

	private static void addRoutines(CrashHistory history) {
		history.add("r25", (op) -> {
			op.createOrReplace(function("touch()", """
					RETURNS trigger LANGUAGE plpgsql AS $$
					BEGIN
						UPDATE counter SET n = n + 1 WHERE id = 2;
						RETURN NULL;
					END $$"""));
			op.createOrReplace(trigger("account_touch", "account",
					"AFTER INSERT OR UPDATE OR DELETE ON account FOR EACH STATEMENT EXECUTE FUNCTION touch()"));
			op.execute("UPDATE account SET points = points + 1 WHERE id = 1");
		}, (op) -> {
			op.execute("UPDATE account SET points = points - 1 WHERE id = 1");
			op.drop(trigger("account_touch", "account"));
			op.drop(function("touch()"));
		});
		history.add("r26", (op) -> {
			op.createOrReplace(procedure("give(p integer)",
					"LANGUAGE sql AS 'UPDATE account SET points = points + p WHERE id = 2'"));
			op.execute("CALL give(5)");
			trace(op, "r26");
		}, (op) -> {
			op.execute("CALL give(-5)");
			op.drop(procedure("give(p integer)"));
		});
		history.addWithoutTransaction("r27", (op) -> {
			trace(op, "r27 before");
			op.createOrReplace(
					function("doubled(n integer)", "RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2'"));
			op.createOrReplace(
					function("doubled(n integer)", "RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n + n'"));
			trace(op, "r27 after");
		}, (op) -> {
			op.restore(function("doubled(n integer)"));
			trace(op, "r27 down");
		});
	}

}
