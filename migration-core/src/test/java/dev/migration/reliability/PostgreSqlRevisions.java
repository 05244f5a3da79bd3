package dev.migration.reliability;

import java.util.List;

import static dev.migration.reliability.CrashHistory.trace;
import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;

/**
 * The history that is crashed on PostgreSQL: 60 revisions, the first of which are about
 * tables.
 */
final class PostgreSqlRevisions {

	private PostgreSqlRevisions() {
	}

	static void addTo(CrashHistory history) {
		addTables(history);
		PostgreSqlObjects.addTo(history);
		PostgreSqlChanges.addTo(history);
		PostgreSqlStatements.addTo(history);
		history.addFiles("postgresql");
	}

	private static void addTables(CrashHistory history) {
		history.add("r01", (op) -> {
			op.createTable("trace", column("note", varchar(80)).notNull());
			op.createTable("counter", column("id", integer()).notNull(), column("n", integer()).notNull(),
					primaryKey("id"));
			op.bulkInsert("counter", rows("id", "n").row(1, 0).row(2, 0));
		}, (op) -> {
			op.dropTable("counter");
			op.dropTable("trace");
		});
		history.add("r02", (op) -> {
			op.createTable("account", column("id", bigint()).identity(), column("name", varchar(40)).notNull(),
					column("email", varchar(100)), primaryKey("id"), unique("email").named("uq_account_email"),
					check("length(name) > 0").named("ck_account_name"));
			op.createTableComment("account", "who buys");
			trace(op, "r02");
		}, (op) -> op.dropTable("account"));
		history.add("r03", (op) -> {
			op.createTable("book", column("id", bigint()).notNull(), column("title", varchar(200)),
					column("owner_id", bigint()), primaryKey("id"));
			op.createForeignKey("book", foreignKey("owner_id").references("account", "id").named("fk_book_owner"));
		}, (op) -> op.dropTable("book"));
		history.add("r04", (op) -> {
			op.addColumn("account", column("phone", varchar(20)));
			op.addColumn("account", column("points", integer()).notNull().defaultValue(0));
		}, (op) -> {
			op.dropColumn("account", "points");
			op.dropColumn("account", "phone");
		});
		history.add("r05",
				(op) -> op.alterColumn("account", "name",
						change().type(varchar(80)).defaultValue("none").comment("shown")),
				(op) -> op.alterColumn("account", "name", change().type(varchar(40)).noDefault().noComment()));
		history.add("r06",
				(op) -> op.alterColumn("book", "title", change().renameTo("name").notNull(), existing(varchar(200))),
				(op) -> op.alterColumn("book", "name", change().renameTo("title").nullable(),
						existing(varchar(200)).notNull()));
		history.add("r07", (op) -> {
			trace(op, "r07 before");
			op.createIndex("account", index("name").named("ix_account_name"));
			trace(op, "r07 after");
		}, (op) -> op.dropIndex("account", "ix_account_name"));
		history.addWithoutTransaction("r08",
				(op) -> op.createIndex("book", index("name").named("ix_book_name").concurrently()),
				(op) -> op.dropIndexConcurrently("book", "ix_book_name"));
		history.addWithoutTransaction("r09", (op) -> {
			op.createIndex("account", index("phone").named("ix_account_phone").unique().concurrently());
			op.createUniqueConstraint("account",
					unique("phone").named("uq_account_phone").usingIndex("ix_account_phone"));
			trace(op, "r09");
		}, (op) -> op.dropConstraint("account", "uq_account_phone"));
		history.add("r10",
				(op) -> op.bulkInsert("account", List.of("id", "name", "email"),
						CrashHistory.numbers(1, 60)
							.map((number) -> List.of((Object) number, "name " + number, number + "@example.com"))
							.toList()),
				(op) -> op.execute("DELETE FROM account"));
		history.add("r11", (op) -> {
			op.execute("UPDATE account SET points = points + 10");
			trace(op, "r11");
		}, (op) -> op.execute("UPDATE account SET points = points - 10"));
		history.add("r12", (op) -> {
			op.addColumn("account", column("label", text()));
			op.run("backfill labels",
					(jdbc) -> jdbc.sql("UPDATE account SET label = coalesce(label, '') || name, points = points + 1")
						.update());
			op.alterColumn("account", "label", change().notNull());
			trace(op, "r12");
		}, (op) -> {
			op.run("take back points", (jdbc) -> jdbc.sql("UPDATE account SET points = points - 1").update());
			op.dropColumn("account", "label");
		});
	}

}
