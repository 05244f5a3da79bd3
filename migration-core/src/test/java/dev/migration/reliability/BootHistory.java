package dev.migration.reliability;

import dev.migration.runtime.MigrationHistory;
import dev.migration.script.Operations;

import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.text;

/**
 * What many instances want at once: 30 revisions with tables and rows, concurrent
 * indexes, and data that must not be filled in twice. The text of each statement occurs
 * once.
 */
final class BootHistory {

	private static final int REVISIONS = 30;

	private BootHistory() {
	}

	static MigrationHistory create() {
		CrashHistory history = new CrashHistory();
		for (int number = 1; number <= REVISIONS; number += 3) {
			String table = "boot_%02d".formatted(number);
			String first = "b%02d".formatted(number);
			String second = "b%02d".formatted(number + 1);
			String third = "b%02d".formatted(number + 2);
			history.add(first, (op) -> createTable(op, table), (op) -> op.dropTable(table));
			history.addWithoutTransaction(second, (op) -> createIndexes(op, table), (op) -> {
			});
			history.add(third, (op) -> backfill(op, table), (op) -> {
			});
		}
		return history.history();
	}

	private static void createTable(Operations op, String table) {
		op.createTable(table, column("id", integer()).notNull(), column("n", integer()).notNull(),
				column("name", text()), primaryKey("id"));
		op.execute("INSERT INTO " + table + " SELECT g, 0, 'name ' || g FROM generate_series(1, 500) g");
	}

	private static void createIndexes(Operations op, String table) {
		op.createIndex(table, index("name").named("ix_" + table + "_name").unique().concurrently());
		op.createIndex(table, index("n").named("ix_" + table + "_n").concurrently());
	}

	private static void backfill(Operations op, String table) {
		op.execute("UPDATE " + table + " SET n = n + 1");
		op.run("fill in names", (jdbc) -> jdbc.sql("UPDATE " + table + " SET name = name || '!'").update());
	}

}
