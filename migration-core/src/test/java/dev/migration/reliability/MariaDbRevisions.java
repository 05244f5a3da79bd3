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
import static dev.migration.script.Ddl.sequence;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;

/**
 * The history that is crashed on MariaDB: 40 revisions, the first of which are about
 * tables.
 */
final class MariaDbRevisions {

	private MariaDbRevisions() {
	}

	static void addTo(CrashHistory history) {
		addTables(history);
		addData(history);
		addNames(history);
		MariaDbStatements.addTo(history);
		history.addFiles("mariadb");
	}

	private static void addTables(CrashHistory history) {
		history.add("r01", (op) -> {
			op.createTable("trace", column("note", varchar(80)).notNull());
			op.createTable("counter", column("id", integer()).notNull(), column("n", integer()).notNull(),
					primaryKey("id"));
			op.bulkInsert("counter", rows("id", "n").row(1, 0).row(2, 0));
			trace(op, "r01");
		}, (op) -> {
			op.dropTable("counter");
			op.dropTable("trace");
		});
		history.add("r02", (op) -> {
			op.createTable("account", column("id", bigint()).identity(), column("name", varchar(40)).notNull(),
					column("email", varchar(100)), primaryKey("id"), unique("email").named("uq_account_email"));
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
			trace(op, "r04");
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
			op.createIndex("book", index("name").named("ix_book_name").unique());
		}, (op) -> {
			op.dropIndex("book", "ix_book_name");
			op.dropIndex("account", "ix_account_name");
		});
		// The foreign key steps aside: one operation of several statements
		history.add("r08", (op) -> op.alterColumn("account", "id", change().comment("number")),
				(op) -> op.alterColumn("account", "id", change().noComment()));
	}

	private static void addData(CrashHistory history) {
		history.add("r09",
				(op) -> op.bulkInsert("account", List.of("id", "name", "email"),
						CrashHistory.numbers(1, 60)
							.map((number) -> List.of((Object) number, "name " + number, number + "@example.com"))
							.toList()),
				(op) -> op.execute("DELETE FROM account"));
		history.add("r10", (op) -> {
			op.execute("UPDATE account SET points = points + 10");
			trace(op, "r10");
		}, (op) -> op.execute("UPDATE account SET points = points - 10"));
		history.add("r11", (op) -> {
			op.addColumn("account", column("label", varchar(100)));
			op.run("backfill labels",
					(jdbc) -> jdbc
						.sql("UPDATE account SET label = concat(coalesce(label, ''), name), points = points + 1")
						.update());
			op.alterColumn("account", "label", change().notNull());
			op.run("count labels", (jdbc) -> jdbc.sql("UPDATE counter SET n = n + 1 WHERE id = 2").update());
			trace(op, "r11");
		}, (op) -> {
			op.run("take back points", (jdbc) -> jdbc.sql("UPDATE account SET points = points - 1").update());
			op.dropColumn("account", "label");
		});
		history.add("r12", (op) -> op.createCheckConstraint("account", check("points >= 0").named("ck_points")),
				(op) -> op.dropConstraint("account", "ck_points"));
		history.add("r13", (op) -> {
			op.dropConstraint("account", "ck_points");
			trace(op, "r13");
			op.createCheckConstraint("account", check("points >= -1").named("ck_points"));
		}, (op) -> {
			op.dropConstraint("account", "ck_points");
			op.createCheckConstraint("account", check("points >= 0").named("ck_points"));
		});
		history.add("r14", (op) -> {
			op.createTable("mass", column("id", integer()).notNull(), column("name", varchar(40)), primaryKey("id"));
			op.bulkInsert("mass", List.of("id", "name"),
					CrashHistory.numbers(1, 2000).map((number) -> List.of((Object) number, "mass " + number)).toList());
			op.execute("UPDATE mass SET name = concat(name, '!')");
			op.createIndex("mass", index("name").named("ix_mass_name").unique());
		}, (op) -> op.dropTable("mass"));
	}

	private static void addNames(CrashHistory history) {
		history.add("r15", (op) -> {
			op.renameTable("book", "volume");
			op.bulkInsert("volume", rows("id", "name", "owner_id").row(1, "one", 1).row(2, "two", 2));
		}, (op) -> {
			op.execute("DELETE FROM volume WHERE id IN (1, 2)");
			op.renameTable("volume", "book");
		});
		history.add("r16", (op) -> op.renameIndex("account", "ix_account_name", "ix_name"),
				(op) -> op.renameIndex("account", "ix_name", "ix_account_name"));
		history.add("r17", (op) -> op.addColumn("account", column("twice", integer()).generatedAs("points * 2")),
				(op) -> op.dropColumn("account", "twice"));
		history.add("r18", (op) -> op.batch("account", (table) -> {
			table.alterColumn("email", change().type(varchar(150)).comment("where"));
			table.addColumn(column("city", varchar(40)));
			table.createIndex(index("city").named("ix_account_city"));
			table.alterColumn("city", change().renameTo("town"));
		}), (op) -> op.batch("account", (table) -> {
			table.alterColumn("town", change().renameTo("city"));
			table.dropIndex("ix_account_city");
			table.dropColumn("city");
			table.alterColumn("email", change().type(varchar(100)).noComment());
		}));
		history.add("r19", (op) -> op.createSequence(sequence("book_seq").incrementBy(50)),
				(op) -> op.dropSequence("book_seq"));
		history.add("r20",
				(op) -> op.alterSequence(sequence("book_seq").incrementBy(10), sequence("book_seq").incrementBy(50)),
				(op) -> op.alterSequence(sequence("book_seq").incrementBy(50), sequence("book_seq").incrementBy(10)));
		history.add("r21", (op) -> op.renameSequence("book_seq", "shelf_seq"),
				(op) -> op.renameSequence("shelf_seq", "book_seq"));
		history.add("r22", (op) -> {
			op.dropConstraint("volume", "fk_book_owner");
			op.alterColumn("volume", "owner_id", change().notNull(), existing(bigint()));
			op.createForeignKey("volume", foreignKey("owner_id").references("account", "id").named("fk_volume_owner"));
		}, (op) -> {
			op.dropConstraint("volume", "fk_volume_owner");
			op.alterColumn("volume", "owner_id", change().nullable(), existing(bigint()).notNull());
			op.createForeignKey("volume", foreignKey("owner_id").references("account", "id").named("fk_book_owner"));
		});
	}

}
