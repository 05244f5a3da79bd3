package dev.migration.reliability;

import java.util.List;

import static dev.migration.reliability.CrashHistory.trace;
import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.exclude;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.type;
import static dev.migration.script.Ddl.varchar;

/**
 * Revisions of constraints, indexes, names and branches.
 */
final class PostgreSqlChanges {

	private PostgreSqlChanges() {
	}

	static void addTo(CrashHistory history) {
		addConstraints(history);
		addNames(history);
		addBranches(history);
	}

	private static void addConstraints(CrashHistory history) {
		history.add("r28", (op) -> {
			op.addColumn("book", column("reader_id", bigint()));
			op.createForeignKey("book",
					foreignKey("reader_id").references("account", "id").named("fk_book_reader").notValid());
		}, (op) -> {
			op.dropConstraint("book", "fk_book_reader");
			op.dropColumn("book", "reader_id");
		});
		history.add("r29", (op) -> op.validateConstraint("book", "fk_book_reader"), (op) -> {
			op.dropConstraint("book", "fk_book_reader");
			op.createForeignKey("book",
					foreignKey("reader_id").references("account", "id").named("fk_book_reader").notValid());
		});
		history.add("r30", (op) -> op.createCheckConstraint("account", check("points >= 0").named("ck_account_points")),
				(op) -> op.dropConstraint("account", "ck_account_points"));
		history.add("r31", (op) -> op.renameConstraint("account", "ck_account_points", "ck_points"),
				(op) -> op.renameConstraint("account", "ck_points", "ck_account_points"));
		history.add("r32", (op) -> {
			op.dropConstraint("account", "ck_points");
			trace(op, "r32");
		}, (op) -> op.createCheckConstraint("account", check("points >= 0").named("ck_points")));
		history
			.add("r33",
					(op) -> op.createTable("stay", column("id", bigint()).notNull(), column("span", type("int4range")),
							primaryKey("id"), exclude("span", "&&").named("ex_stay_span")),
					(op) -> op.dropTable("stay"));
		history.add("r34", (op) -> op.renameIndex("account", "ix_account_name", "ix_name"),
				(op) -> op.renameIndex("account", "ix_name", "ix_account_name"));
		history.addWithoutTransaction("r35", (op) -> op.dropIndexConcurrently("book", "ix_book_name"),
				(op) -> op.createIndex("book", index("name").named("ix_book_name").concurrently()));
	}

	private static void addNames(CrashHistory history) {
		history.add("r36", (op) -> {
			op.renameTable("book", "volume");
			op.bulkInsert("volume", rows("id", "name", "owner_id").row(1, "one", 1).row(2, "two", 2));
		}, (op) -> {
			op.execute("DELETE FROM volume WHERE id IN (1, 2)");
			op.renameTable("volume", "book");
		});
		history.add("r37", (op) -> {
			op.createSchema("sales");
			op.createTable("sales.invoice", column("id", bigint()).notNull(), column("total", integer()),
					primaryKey("id"));
			op.bulkInsert("sales.invoice", rows("id", "total").row(1, 10));
		}, (op) -> {
			op.dropTable("sales.invoice");
			op.dropSchema("sales");
		});
		history.add("r38", (op) -> op.addColumn("account", column("twice", integer()).generatedAs("points * 2")),
				(op) -> op.dropColumn("account", "twice"));
		history.add("r39", (op) -> {
			op.dropPrimaryKey("sales.invoice", "invoice_pkey");
			op.createPrimaryKey("sales.invoice", primaryKey("id").named("pk_invoice"));
		}, (op) -> {
			op.dropPrimaryKey("sales.invoice", "pk_invoice");
			op.createPrimaryKey("sales.invoice", primaryKey("id").named("invoice_pkey"));
		});
		history.add("r40", (op) -> {
			op.createTableComment("volume", "what is read");
			op.batch("account", (table) -> {
				table.alterColumn("email", change().type(text()), existing(varchar(100)));
				table.addColumn(column("city", varchar(40)));
				table.createIndex(index("city").named("ix_account_city"));
			});
			trace(op, "r40");
		}, (op) -> {
			op.batch("account", (table) -> {
				table.dropIndex("ix_account_city");
				table.dropColumn("city");
				table.alterColumn("email", change().type(varchar(100)), existing(text()));
			});
			op.dropTableComment("volume");
		});
	}

	private static void addBranches(CrashHistory history) {
		history.add("r41", List.of("r40"), List.of(), true,
				(op) -> op.createTable("note", column("id", bigint()).notNull(), primaryKey("id")),
				(op) -> op.dropTable("note"));
		history.add("r42", List.of("r40"), List.of(), true, (op) -> {
			op.createTable("tag", column("name", varchar(20)).notNull(), primaryKey("name"));
			op.bulkInsert("tag", rows("name").row("new").row("old"));
		}, (op) -> op.dropTable("tag"));
		history.add("r43", List.of("r41", "r42"), List.of(), true, (op) -> trace(op, "r43"),
				(op) -> trace(op, "r43 down"));
	}

}
