package dev.migration.reliability;

import java.util.List;

import static dev.migration.reliability.CrashHistory.trace;
import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.function;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.procedure;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.trigger;
import static dev.migration.script.Ddl.varchar;
import static dev.migration.script.Ddl.view;

/**
 * Revisions of objects, branches and raw SQL.
 */
final class MariaDbStatements {

	private MariaDbStatements() {
	}

	static void addTo(CrashHistory history) {
		addObjects(history);
		addBranches(history);
		addRaw(history);
	}

	private static void addObjects(CrashHistory history) {
		history.add("r23", (op) -> op.createOrReplace(view("named", "SELECT id, name FROM account")),
				(op) -> op.drop(view("named")));
		history.add("r24", (op) -> {
			trace(op, "r24 before");
			op.createOrReplace(view("named", "SELECT id, name, email FROM account"));
			trace(op, "r24 after");
		}, (op) -> op.restore(view("named")));
		history.add("r25", (op) -> op.drop(view("named")), (op) -> op.restore(view("named")));
		history.add("r26", (op) -> {
			op.createOrReplace(function("doubled(n int)", "RETURNS int DETERMINISTIC RETURN n * 2"));
			op.createOrReplace(function("doubled(n int)", "RETURNS int DETERMINISTIC RETURN n + n"));
			trace(op, "r26");
		}, (op) -> op.restore(function("doubled(n int)")));
		history.add("r27", (op) -> {
			op.createOrReplace(trigger("account_touch", "account",
					"AFTER UPDATE ON account FOR EACH ROW UPDATE counter" + " SET n = n + 1 WHERE id = 2"));
			op.execute("UPDATE account SET points = points + 1");
			trace(op, "r27");
		}, (op) -> {
			op.execute("UPDATE account SET points = points - 1");
			op.drop(trigger("account_touch", "account"));
		});
		history.add("r28", (op) -> {
			op.createOrReplace(
					procedure("give(p int)", "BEGIN\n\tUPDATE account SET points = points + p WHERE id = 2;\nEND"));
			op.execute("CALL give(5)");
			trace(op, "r28");
		}, (op) -> {
			op.execute("CALL give(-5)");
			op.drop(procedure("give(p int)"));
		});
	}

	private static void addBranches(CrashHistory history) {
		history.add("r29", List.of("r28"), List.of(), true,
				(op) -> op.createTable("note", column("id", bigint()).notNull(), primaryKey("id")),
				(op) -> op.dropTable("note"));
		history.add("r30", List.of("r28"), List.of(), true, (op) -> {
			op.createTable("tag", column("name", varchar(20)).notNull(), primaryKey("name"));
			op.bulkInsert("tag", rows("name").row("new").row("old"));
		}, (op) -> op.dropTable("tag"));
		history.add("r31", List.of("r29", "r30"), List.of(), true, (op) -> trace(op, "r31"),
				(op) -> trace(op, "r31 down"));
	}

	private static void addRaw(CrashHistory history) {
		history.add("r32", (op) -> {
			op.execute("CREATE TABLE raw_one (id integer PRIMARY KEY, n integer NOT NULL DEFAULT 0)");
			op.execute("INSERT INTO raw_one (id) VALUES (1), (2), (3)");
			op.execute("UPDATE raw_one SET n = n + 1");
			op.execute("ALTER TABLE raw_one ADD COLUMN note varchar(20)");
			trace(op, "r32");
		}, (op) -> op.execute("DROP TABLE raw_one"));
		history.addWithoutTransaction("r33", (op) -> {
			op.execute("SET SESSION group_concat_max_len = 4096");
			op.execute("BEGIN");
			op.execute("UPDATE raw_one SET n = n + 1");
			op.execute("INSERT INTO trace (note) VALUES ('r33')");
			op.execute("COMMIT");
			op.execute("ALTER TABLE raw_one RENAME COLUMN note TO remark");
		}, (op) -> op.execute("ALTER TABLE raw_one RENAME COLUMN remark TO note"));
		history.add("r34", (op) -> {
			op.execute("CREATE TABLE IF NOT EXISTS raw_two (id integer PRIMARY KEY)");
			op.execute("INSERT INTO raw_two SELECT id FROM raw_one");
			op.execute("ALTER TABLE raw_two ADD COLUMN IF NOT EXISTS n integer, ADD INDEX ix_raw_two (n)");
			op.execute("CREATE INDEX ix_raw_two_again ON raw_two (n, id)");
			trace(op, "r34");
		}, (op) -> op.dropTable("raw_two"));
		history.add("r35", (op) -> {
			op.execute("RENAME TABLE raw_two TO raw_three");
			op.execute("ALTER TABLE raw_three COMMENT 'renamed'");
			op.execute("UPDATE raw_three SET n = coalesce(n, 0) + 1");
		}, (op) -> {
			op.execute("ALTER TABLE raw_three COMMENT ''");
			op.execute("RENAME TABLE raw_three TO raw_two");
		});
		history.add("r36", (op) -> {
			op.execute("""
					CREATE TABLE event (id bigint NOT NULL, day date NOT NULL, PRIMARY KEY (id, day))
					PARTITION BY RANGE (year(day)) (PARTITION p2026 VALUES LESS THAN (2027),
						PARTITION rest VALUES LESS THAN MAXVALUE)""");
			op.execute("INSERT INTO event VALUES (1, '2026-01-01'), (2, '2027-01-01')");
		}, (op) -> op.execute("DROP TABLE event"));
		// The table is there again under its own name: only what is in it tells the two
		// apart
		history.add("r37", (op) -> {
			op.execute("CREATE OR REPLACE TABLE raw_four (id integer PRIMARY KEY, n integer)");
			op.execute("INSERT INTO raw_four VALUES (1, 1)");
			op.execute("ALTER TABLE raw_four ADD COLUMN m integer");
			op.execute("ALTER TABLE raw_four DROP COLUMN m");
			op.execute("ALTER TABLE raw_four ADD COLUMN m integer DEFAULT 7");
			trace(op, "r37");
		}, (op) -> op.dropTable("raw_four"));
	}

}
