package dev.migration.runtime;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import dev.migration.revision.Direction;
import dev.migration.revision.RevisionNode;
import dev.migration.script.Operations;
import dev.migration.script.RevisionScript;
import dev.migration.scripts.LoadedRevision;
import dev.migration.scripts.ScriptLocations;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.change;
import static dev.migration.script.Ddl.check;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.comment;
import static dev.migration.script.Ddl.existing;
import static dev.migration.script.Ddl.foreignKey;
import static dev.migration.script.Ddl.index;
import static dev.migration.script.Ddl.integer;
import static dev.migration.script.Ddl.primaryKey;
import static dev.migration.script.Ddl.sequence;
import static dev.migration.script.Ddl.text;
import static dev.migration.script.Ddl.timestamp;
import static dev.migration.script.Ddl.type;
import static dev.migration.script.Ddl.unique;
import static dev.migration.script.Ddl.varchar;

/**
 * Revisions with everything in them that could come out differently when somebody else
 * runs their text: two roots, branches, a merge, dependencies, labels, both kinds of
 * script.
 */
final class OfflineCorpus {

	private static final String NASTY = "O'Brien \\ \"q\" -- :name $$ ; 100% ?? ä😀\n\\! \r\n\t$1 /* */";

	private OfflineCorpus() {
	}

	static MigrationHistory in(Path directory) throws IOException {
		List<LoadedRevision> revisions = new ArrayList<>(
				List.of(account(), shop(), values(), settings(), concurrent()));
		Files.writeString(directory.resolve("b1_functions.sql"), FUNCTIONS);
		Files.writeString(directory.resolve("m1_merge.sql"), MERGE);
		Files.writeString(directory.resolve("x1_dump.sql"), DUMP);
		revisions
			.addAll(new ScriptLocations(List.of("file:" + directory), OfflineCorpus.class.getClassLoader()).load());
		return MigrationHistory.of(revisions);
	}

	private static LoadedRevision account() {
		return revision(node("a1", List.of(), List.of(), List.of(), "create account, it's \\ -- \"new\"\n:name"), true,
				(op) -> op.createTable("account", column("id", bigint()).identity(),
						column("email", varchar(255)).notNull(), column("note", text()).defaultValue(NASTY),
						column("tags", text().array()), primaryKey("id"), unique("email"),
						check("email <> ':name'").named("ck_account_email"), comment(NASTY)),
				(op) -> op.dropTable("account"));
	}

	private static LoadedRevision shop() {
		return revision(node("b2", List.of("a1"), List.of(), List.of("shop", "store"), ""), true, (op) -> {
			op.createEnumType("state", "NEW", "it's", "SOLD");
			op.createSequence(sequence("invoice_number").startWith(100));
			op.createTable("invoice", column("id", integer()), column("account", bigint()),
					column("state", type("state")), column("at", timestamp()), primaryKey("id"),
					foreignKey("account").references("account", "id"));
			op.createIndex("invoice", index("account"));
			op.alterColumn("invoice", "id", change().type(bigint()), existing(integer()).notNull());
		}, (op) -> {
			op.dropTable("invoice");
			op.dropSequence("invoice_number");
			op.dropEnumType("state");
		});
	}

	private static LoadedRevision values() {
		return revision(node("v1", List.of(), List.of("shop"), List.of("data"), "values"), true, (op) -> {
			op.createTable("sample", column("id", integer()), column("t", text()), column("n", type("numeric")),
					column("d", type("double precision")), column("b", type("boolean")), column("bytes", type("bytea")),
					column("u", type("uuid")), column("day", type("date")), column("time", type("time")),
					column("timetz", type("timetz")), column("ts", type("timestamp")),
					column("tstz", type("timestamptz")), column("i", type("interval")), column("ta", text().array()),
					column("ia", integer().array()), primaryKey("id"));
			List<String> columns = List.of("id", "t", "n", "d", "b", "bytes", "u", "day", "time", "timetz", "ts",
					"tstz", "i", "ta", "ia");
			op.bulkInsert("sample", columns,
					List.of(List.of(1, NASTY, new BigDecimal("-12.50"), Double.NaN, true, new byte[] { 0, 92, -1 },
							UUID.fromString("00000000-0000-0000-0000-00000000002a"), LocalDate.of(2026, 11, 20),
							LocalTime.of(23, 29, 18), OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(2)),
							LocalDateTime.of(2026, 11, 20, 23, 29), TestRevisions.NOW, Duration.ofMinutes(90),
							List.of(NASTY, "NULL", ""), new int[] { 1, -2 }),
							Arrays.asList(2, 'c', new BigInteger("12345678901234567890"), 1.5f, null, null, null,
									LocalDate.MAX, null, null, null, TestRevisions.NOW.atZone(ZoneId.of("Asia/Tokyo")),
									null, List.of(), null),
							Arrays.asList((short) 3, Direction.UPGRADE, 5L, null, false, null, null, null, null, null,
									null, null, null, Arrays.asList("a", null), null)));
			op.bulkInsert("sample", columns, List.of());
			op.execute("INSERT INTO sample (id, t, n, b, bytes, tstz, ta) VALUES (?, ?, ?, ?, ?, ?, ?)", 4, NASTY,
					new BigDecimal("0.1"), true, new byte[] { 39, 92 }, TestRevisions.NOW, List.of("a'b", "\\"));
			op.execute("INSERT INTO sample (id, t, tstz) VALUES (5, '" + "\\n ? :name" + "', '2026-07-01 12:00')");
			op.execute("UPDATE sample SET t = t || ? WHERE id = - ? -- ? :name ;", "x", -5);
			op.execute("UPDATE sample SET i = ? WHERE id = 5", Duration.ofSeconds(-90, 500_000_000));
			op.execute(
					"INSERT INTO sample (id, t) VALUES (6, now()::date::text); UPDATE sample SET t = 'd' WHERE id = 6;");
			op.execute("UPDATE sample SET ia = (ARRAY[1,2,3,4])[:2], ta = ta[id:n::int] WHERE id = 1 /* ; */");
			op.execute("INSERT INTO sample (id, t) VALUES (7, ?)", op.arguments().get("tenant") + " " + op.tag());
		}, (op) -> op.dropTable("sample"));
	}

	/** Leaves its session in another state than it found it in. */
	private static LoadedRevision settings() {
		return revision(node("s1", List.of("v1"), List.of(), List.of(), "settings"), true, (op) -> {
			op.execute("SET search_path = ''");
			op.execute("CREATE SCHEMA \"" + op.arguments().get("user") + "\"");
		}, (op) -> {
			op.execute("DROP SCHEMA IF EXISTS \"" + op.arguments().get("user") + "\"");
			op.execute("RESET ALL");
		});
	}

	private static LoadedRevision concurrent() {
		return revision(node("n1", List.of("m1"), List.of("s1"), List.of(), "index"), false, (op) -> {
			op.execute("CREATE TABLE beside_the_schema_of_the_user (id bigint)");
			op.execute("CREATE INDEX CONCURRENTLY ix_note ON account (note) -- not in a transaction");
			op.execute("SET search_path TO pg_catalog");
			op.execute("VACUUM pg_class");
		}, (op) -> {
			op.execute("DROP INDEX CONCURRENTLY ix_note");
			op.execute("DROP TABLE beside_the_schema_of_the_user");
		});
	}

	private static RevisionNode node(String id, List<String> parents, List<String> dependsOn, List<String> labels,
			String message) {
		return new RevisionNode(id, parents, dependsOn, labels, message, TestRevisions.NOW, "R" + id);
	}

	private static LoadedRevision revision(RevisionNode node, boolean transactional, Consumer<Operations> upgrade,
			Consumer<Operations> downgrade) {
		return new LoadedRevision(node, transactional, () -> new RevisionScript() {

			@Override
			public void upgrade(Operations op) {
				upgrade.accept(op);
			}

			@Override
			public void downgrade(Operations op) {
				downgrade.accept(op);
			}

		});
	}

	private static final String FUNCTIONS = """
			-- revision: b1
			-- down_revision: a1
			-- message: functions; 'quoted' -- :name

			-- upgrade
			CREATE FUNCTION slice(x int[], n int) RETURNS int[] LANGUAGE sql AS $body$
				SELECT x[1:n]; -- '
			$body$;
			CREATE FUNCTION sliced(x int[], n int) RETURNS int[] LANGUAGE sql
			BEGIN ATOMIC
				SELECT CASE WHEN n > 0 THEN x[1:n] ELSE x[n:2] END;
			END;
			/* a ; comment '
			   /* nested */ */
			CREATE VIEW "it's \\ a view" AS SELECT 'a;b' || E'\\';c' || U&'\\00e4' || $$;'$$ AS "c;""d" FROM account;
			CREATE RULE r AS ON INSERT TO account DO ALSO (SELECT 1; SELECT 2);
			COMMENT ON RULE r ON account IS 'ä😀 100% \\d';
			CREATE PROCEDURE tidy() LANGUAGE plpgsql AS $a$ BEGIN PERFORM 1; END; $a$;
			CREATE FUNCTION "begin"("case" int) RETURNS int LANGUAGE sql RETURN CASE WHEN "case" > 0 THEN 1 ELSE 2 END;
			CREATE TABLE "t:n" ("a:name" int, "end;" text DEFAULT ':n' || E'\\:name');
			INSERT INTO "t:n" SELECT (x[n:name])[1], $q$:name $$ ; \\d$q$ FROM (SELECT ARRAY[1:: int,2], 1, 2) AS s (x, n, name);
			ALTER TABLE account ADD COLUMN since timestamptz DEFAULT '2026-07-01 12:00';
			INSERT INTO account (email, note) VALUES ('a@example.org', 'line
			break\\'), ('b', ':name'::text) -- the last one
			;

			-- downgrade
			DELETE FROM account;
			ALTER TABLE account DROP COLUMN since;
			DROP RULE r ON account;
			DROP VIEW "it's \\ a view";
			DROP FUNCTION sliced, slice;
			DROP TABLE "t:n";
			DROP FUNCTION "begin";
			DROP PROCEDURE tidy;
			""";

	private static final String MERGE = """
			-- revision: m1
			-- down_revision: b1, b2
			-- message: merge

			-- upgrade
			-- downgrade
			""";

	private static final String DUMP = """
			-- revision: x1
			-- down_revision: n1
			-- message: dump

			-- upgrade
			SELECT pg_catalog.set_config('search_path', '', true);
			SET LOCAL statement_timeout = 0;
			CREATE SCHEMA elsewhere;
			CREATE TABLE elsewhere.dumped (id bigint);
			DO $$ BEGIN EXECUTE format('DROP SCHEMA %I', current_user); END $$;

			-- downgrade
			DROP SCHEMA elsewhere CASCADE;
			""";

}
