package dev.migration.reliability;

import java.util.List;

import static dev.migration.reliability.CrashHistory.trace;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.function;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.varchar;

/**
 * Revisions that no transaction holds, raw SQL, and much data.
 */
final class PostgreSqlStatements {

	private PostgreSqlStatements() {
	}

	static void addTo(CrashHistory history) {
		addMixed(history);
		addRaw(history);
		addRest(history);
	}

	private static void addMixed(CrashHistory history) {
		history.addWithoutTransaction("r44", (op) -> {
			op.addColumn("account", column("nick", varchar(60)));
			op.execute("UPDATE account SET points = points + 1");
			trace(op, "r44 before");
			op.createIndex("account", index("nick").named("ix_account_nick").concurrently());
			// Outside of a transaction such work has to be repeatable
			op.run("fill in nicknames",
					(jdbc) -> jdbc.sql("UPDATE volume SET name = name || ' of ' || id WHERE name NOT LIKE '% of %'")
						.update());
			op.alterColumn("account", "nick", change().defaultValue("nobody"), existing(varchar(60)));
			op.createIndex("account", index("points", "nick").named("ix_account_points").concurrently());
			trace(op, "r44 after");
		}, (op) -> {
			op.dropIndexConcurrently("account", "ix_account_points");
			trace(op, "r44 down");
			op.dropIndexConcurrently("account", "ix_account_nick");
			op.execute("UPDATE account SET points = points - 1");
			op.dropColumn("account", "nick");
		});
		history.addWithoutTransaction("r45", (op) -> {
			op.execute("SET work_mem = '8MB'");
			op.execute("CREATE TABLE raw_one (id integer PRIMARY KEY, n integer NOT NULL DEFAULT 0)");
			op.execute("INSERT INTO raw_one SELECT generate_series(1, 20)");
			op.execute("UPDATE raw_one SET n = n + 1");
			op.execute("ALTER TABLE raw_one ADD COLUMN note text");
			trace(op, "r45");
		}, (op) -> op.execute("DROP TABLE raw_one"));
		history.addWithoutTransaction("r46", (op) -> {
			op.execute("BEGIN");
			op.execute("UPDATE raw_one SET n = n + 1");
			op.execute("ALTER TABLE raw_one RENAME COLUMN note TO remark");
			op.execute("COMMIT");
			trace(op, "r46");
		}, (op) -> {
			op.execute("ALTER TABLE raw_one RENAME COLUMN remark TO note");
			op.execute("UPDATE raw_one SET n = n - 1");
		});
		history.addWithoutTransaction("r47", (op) -> {
			op.execute("UPDATE raw_one SET n = n + 1");
			op.execute("VACUUM raw_one");
			trace(op, "r47");
		}, (op) -> op.execute("UPDATE raw_one SET n = n - 1"));
	}

	private static void addRaw(CrashHistory history) {
		history.add("r48", (op) -> {
			op.execute("CREATE TABLE event (id bigint NOT NULL, day date NOT NULL) PARTITION BY RANGE (day)");
			op.execute("CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
			op.execute("INSERT INTO event SELECT n, DATE '2026-01-01' + n FROM generate_series(1, 50) n");
		}, (op) -> op.execute("DROP TABLE event"));
		history.addWithoutTransaction("r49", (op) -> {
			op.execute("CREATE INDEX CONCURRENTLY ix_raw_n ON raw_one (n)");
			op.execute("CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_raw_remark ON raw_one (remark)");
			op.execute("CREATE INDEX CONCURRENTLY ON raw_one (n, remark)");
			trace(op, "r49");
		}, (op) -> {
			op.execute("DROP INDEX CONCURRENTLY raw_one_n_remark_idx");
			op.execute("DROP INDEX CONCURRENTLY ix_raw_remark");
			op.execute("DROP INDEX CONCURRENTLY ix_raw_n");
		});
		history.add("r50", List.of(), List.of("r49"), true,
				(op) -> op.createTable("apart", column("id", integer()).notNull(), primaryKey("id")),
				(op) -> op.dropTable("apart"));
		history.addWithoutTransaction("r51", (op) -> {
			op.execute("ALTER TABLE event DETACH PARTITION event_2026 CONCURRENTLY");
			trace(op, "r51");
		}, (op) -> op
			.execute("ALTER TABLE event ATTACH PARTITION event_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')"));
		history.addWithoutTransaction("r52", (op) -> {
			op.execute("REINDEX TABLE CONCURRENTLY raw_one");
			trace(op, "r52");
		}, (op) -> trace(op, "r52 down"));
	}

	private static void addRest(CrashHistory history) {
		history.add("r53", (op) -> op.execute("""
				DO $$
				BEGIN
					FOR i IN 1..3 LOOP
						EXECUTE format('CREATE TABLE part_%s (id integer)', i);
						EXECUTE format('INSERT INTO part_%s VALUES (%s)', i, i);
					END LOOP;
				END $$"""), (op) -> {
			op.dropTable("part_3");
			op.dropTable("part_2");
			op.dropTable("part_1");
		});
		history.addWithoutTransaction("r54", (op) -> {
			op.createTable("mass", column("id", integer()).notNull(), column("name", text()), primaryKey("id"));
			op.bulkInsert("mass", List.of("id", "name"),
					CrashHistory.numbers(1, 2000).map((number) -> List.of((Object) number, "mass " + number)).toList());
			op.execute("UPDATE mass SET name = name || '!'");
			op.createIndex("mass", index("name").named("ix_mass_name").unique().concurrently());
		}, (op) -> op.dropTable("mass"));
		history.add("r55", (op) -> {
			op.dropColumn("account", "phone");
			op.alterColumn("account", "id", change().identityAlways());
			trace(op, "r55");
		}, (op) -> {
			op.alterColumn("account", "id", change().identity());
			op.addColumn("account", column("phone", varchar(20)));
			op.execute("CREATE UNIQUE INDEX uq_account_phone_again ON account (phone)");
			op.execute("ALTER TABLE account ADD CONSTRAINT uq_account_phone UNIQUE USING INDEX uq_account_phone_again");
		});
		history.addWithoutTransaction("r56", (op) -> {
			op.createOrReplace(
					function("doubled(n integer)", "RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * n'"));
			op.execute("COMMENT ON FUNCTION doubled(integer) IS 'twice as much'");
			trace(op, "r56");
		}, (op) -> op.restore(function("doubled(n integer)")));
		history.add("r57", (op) -> op.run("points by name", (jdbc) -> {
			List<Long> ids = jdbc.sql("SELECT id FROM account ORDER BY id").query(Long.class).list();
			ids.forEach((id) -> jdbc.sql("UPDATE account SET points = points + ? WHERE id = ?").params(1, id).update());
		}), (op) -> op.execute("UPDATE account SET points = points - 1"));
	}

}
