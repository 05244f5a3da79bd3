package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migration.operation.AlterColumn;
import dev.migration.schema.Column;
import dev.migration.schema.Name;
import dev.migration.schema.Table;

import static dev.migration.dialect.MariaDbModels.column;
import static dev.migration.dialect.MariaDbModels.generated;
import static dev.migration.dialect.MariaDbModels.identity;
import static dev.migration.dialect.MariaDbModels.index;
import static dev.migration.dialect.MariaDbModels.notNull;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.table;
import static dev.migration.dialect.Models.withDefault;

/**
 * Rows about changes of a column {@code c} of table {@code t}, which has a column
 * {@code n} and an index of {@code c} besides.
 */
final class MariaDbChangeCases {

	private static final String MODIFY = "ALTER TABLE t MODIFY COLUMN c ";

	private static final String COLUMN = "ALTER TABLE t ALTER COLUMN c ";

	private MariaDbChangeCases() {
	}

	static List<DialectCase> all(boolean mariaDb) {
		List<DialectCase> rows = new ArrayList<>();
		rows.addAll(types());
		rows.addAll(properties());
		rows.addAll(defaults(mariaDb));
		rows.addAll(kept());
		rows.addAll(identities());
		rows.addAll(expressions());
		return rows;
	}

	private static List<DialectCase> types() {
		return List.of(
				change("widen a type", column("c", "varchar(10)"), column("c", "varchar(20)"), MODIFY + "varchar(20)"),
				change("change a type", column("c", "int"), column("c", "bigint"), MODIFY + "bigint"),
				change("change a type that nothing assigns", column("c", "varchar(20)"), column("c", "int"),
						MODIFY + "int"),
				change("change the precision of a number", column("c", "decimal(10,2)"), column("c", "decimal(12,4)"),
						MODIFY + "decimal(12,4)"),
				change("change the sign of a number", column("c", "int"), column("c", "int unsigned"),
						MODIFY + "int unsigned"),
				change("change a type with a time zone", column("c", "datetime(6)"), column("c", "timestamp(3)"),
						MODIFY + "timestamp(3) NULL"),
				change("change a text to an enum", withDefault(column("c", "varchar(10)"), "'ok'"),
						withDefault(column("c", "enum('ok','sad')"), "'ok'"), MODIFY + "enum('ok','sad') DEFAULT 'ok'"),
				change("add a value to an enum", notNull("c", "enum('ok','sad')"),
						notNull("c", "enum('ok','so','sad')"), MODIFY + "enum('ok','so','sad') NOT NULL"),
				change("change a collation", column("c", "varchar(20)"), column("c", "varchar(20) collate utf8mb4_bin"),
						MODIFY + "varchar(20) COLLATE utf8mb4_bin"),
				change("change a character set", column("c", "varchar(20)"),
						column("c", "varchar(20) collate latin1_bin"), MODIFY + "varchar(20) COLLATE latin1_bin"),
				change("hide a column", column("c", "int"), column("c", "int invisible"), MODIFY + "int invisible"),
				change("change a type under a default", withDefault(column("c", "int"), "1"),
						withDefault(column("c", "varchar(9)"), "'1'"), MODIFY + "varchar(9) DEFAULT '1'"),
				change("widen a type under a default", withDefault(column("c", "varchar(5)"), "'1'"),
						withDefault(column("c", "varchar(9)"), "'1'"), MODIFY + "varchar(9) DEFAULT '1'"));
	}

	private static List<DialectCase> properties() {
		return List.of(change("forbid null", column("c", "int"), notNull("c", "int"), MODIFY + "int NOT NULL"),
				change("allow null", notNull("c", "int"), column("c", "int"), MODIFY + "int"),
				change("set a comment", column("c", "int"), column("c", "int").withComment("it's"),
						MODIFY + "int COMMENT 'it''s'"),
				change("remove a comment", column("c", "int").withComment("it's"), column("c", "int"), MODIFY + "int"),
				change("rename a column", column("c", "int"), column("order", "int"),
						"ALTER TABLE t RENAME COLUMN c TO `order`"),
				change("rename with all that belongs to it",
						withDefault(notNull("c", "datetime(6)"), "now(6) ON UPDATE now(6)").withComment("x"),
						withDefault(notNull("d", "datetime(6)"), "now(6) ON UPDATE now(6)").withComment("x"),
						"ALTER TABLE t RENAME COLUMN c TO d"),
				change("change everything", withDefault(column("c", "int"), "1"),
						withDefault(notNull("d", "bigint"), "2").withComment("more"),
						"ALTER TABLE t CHANGE COLUMN c d bigint NOT NULL DEFAULT 2 COMMENT 'more'"),
				change("change nothing", column("c", "int"), column("c", "int")));
	}

	private static List<DialectCase> defaults(boolean mariaDb) {
		Column plain = column("c", "int");
		Column moment = column("c", "datetime(6)");
		Column now = withDefault(moment, "current_timestamp(6)");
		return List.of(change("set a default", plain, withDefault(plain, "1 + 1"), COLUMN + "SET DEFAULT (1 + 1)"),
				change("change a default", withDefault(plain, "1"), withDefault(plain, "2"), COLUMN + "SET DEFAULT 2"),
				change("drop a default", withDefault(plain, "1"), plain, COLUMN + "SET DEFAULT NULL"),
				change("drop a default of a column that is not null", withDefault(notNull("c", "int"), "1"),
						notNull("c", "int"), COLUMN + "DROP DEFAULT"),
				change("change a default of a text", withDefault(column("c", "varchar(9)"), "'a'"),
						withDefault(column("c", "varchar(9)"), "concat('a', 'b')"),
						COLUMN + "SET DEFAULT (concat('a', 'b'))"),
				change("drop a default that is an expression", withDefault(column("c", "varchar(36)"), "uuid()"),
						column("c", "varchar(36)"), COLUMN + "SET DEFAULT NULL"),
				change("set the current time as default", moment, now,
						MODIFY + "datetime(6) DEFAULT current_timestamp(6)"),
				change("drop the current time as default", now, moment, MODIFY + "datetime(6)"),
				change("change the current time as default", now, withDefault(moment, "'2026-01-02'"),
						MODIFY + "datetime(6) DEFAULT '2026-01-02'"),
				change("tell the last update", now,
						withDefault(moment, "current_timestamp(6) ON UPDATE current_timestamp(6)"),
						MODIFY + "datetime(6) DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6)"),
				change("tell the last update no more", withDefault(notNull("c", "timestamp"), "now() ON UPDATE now()"),
						withDefault(notNull("c", "timestamp"), "now()"), MODIFY + "timestamp NOT NULL DEFAULT now()"),
				changeOf("set a default of a document", column("c", "json"), withDefault(column("c", "json"), "'{}'"),
						COLUMN + "SET DEFAULT " + (mariaDb ? "'{}'" : "('{}')")));
	}

	/**
	 * What a change must not lose because it does not speak of it.
	 */
	private static List<DialectCase> kept() {
		Column full = withDefault(notNull("c", "varchar(10) collate latin1_german1_ci"), "'x'").withComment("it's");
		Column updated = withDefault(notNull("c", "datetime"), "now() ON UPDATE now()").withComment("last");
		return List.of(
				change("widen a type with all that belongs to it", full,
						full.withType(column("c", "varchar(20) collate latin1_german1_ci").type()),
						MODIFY + "varchar(20) COLLATE latin1_german1_ci NOT NULL DEFAULT 'x' COMMENT 'it''s'"),
				change("allow null with all that belongs to it", full, full.withNullable(true),
						MODIFY + "varchar(10) COLLATE latin1_german1_ci DEFAULT 'x' COMMENT 'it''s'"),
				change("set a comment with all that belongs to it", full, full.withComment("new"),
						MODIFY + "varchar(10) COLLATE latin1_german1_ci NOT NULL DEFAULT 'x' COMMENT 'new'"),
				change("change a default with all that belongs to it", full, withDefault(full, "'y'"),
						COLUMN + "SET DEFAULT 'y'"),
				change("rename and change with all that belongs to it", full,
						full.withName(Name.of("d")).withComment("new"),
						"ALTER TABLE t CHANGE COLUMN c d varchar(10) COLLATE latin1_german1_ci NOT NULL DEFAULT 'x'"
								+ " COMMENT 'new'"),
				change("change the type of what tells the last update", updated,
						updated.withType(column("c", "datetime(3)").type())
							.withDefault(withDefault(updated, "now(3) ON UPDATE now(3)").defaultValue()),
						MODIFY + "datetime(3) NOT NULL DEFAULT now(3) ON UPDATE now(3) COMMENT 'last'"),
				change("set a comment of what tells the last update", updated, updated.withComment("new"),
						MODIFY + "datetime NOT NULL DEFAULT now() ON UPDATE now() COMMENT 'new'"),
				change("set a comment of an identity", identity("c", 1), identity("c", 1).withComment("x"),
						MODIFY + "bigint NOT NULL AUTO_INCREMENT COMMENT 'x'"),
				change("set a comment of an unsigned number", column("c", "int(5) unsigned zerofill"),
						column("c", "int(5) unsigned zerofill").withComment("x"),
						MODIFY + "int(5) unsigned zerofill COMMENT 'x'"),
				change("set a comment of an enum", column("c", "enum('a','it''s')"),
						column("c", "enum('a','it''s')").withComment("x"), MODIFY + "enum('a','it''s') COMMENT 'x'"),
				change("set a comment of an invisible column", column("c", "int invisible"),
						column("c", "int invisible").withComment("x"), MODIFY + "int invisible COMMENT 'x'"),
				change("set a comment of a generated column", generated("c", "int", "n * 2", true),
						generated("c", "int", "n * 2", true).withComment("x"),
						MODIFY + "int GENERATED ALWAYS AS (n * 2) STORED COMMENT 'x'"));
	}

	private static List<DialectCase> identities() {
		Column plain = notNull("c", "bigint");
		return List.of(change("add an identity", plain, identity("c", 1), MODIFY + "bigint NOT NULL AUTO_INCREMENT"),
				change("add an identity to a nullable column with a default", withDefault(column("c", "bigint"), "0"),
						identity("c", 1), MODIFY + "bigint NOT NULL AUTO_INCREMENT"),
				change("add an identity to another type", notNull("c", "varchar(9)"), identity("c", 1),
						MODIFY + "bigint NOT NULL AUTO_INCREMENT"),
				change("drop an identity", identity("c", 1), plain, MODIFY + "bigint NOT NULL"),
				change("shrink the type of an identity", identity("c", 1),
						notNull("c", "int").withIdentity(identity("c", 1).identity()),
						MODIFY + "int NOT NULL AUTO_INCREMENT"),
				change("rename an identity", identity("c", 1), identity("d", 1), "ALTER TABLE t RENAME COLUMN c TO d"),
				change("rename an identity that is new", plain, identity("d", 1),
						"ALTER TABLE t CHANGE COLUMN c d bigint NOT NULL AUTO_INCREMENT"));
	}

	private static List<DialectCase> expressions() {
		Column stored = generated("c", "int", "n * 2", true);
		Column virtual = generated("c", "int", "n * 2", false);
		String drop = "ALTER TABLE t DROP COLUMN c";
		String add = "ALTER TABLE t ADD COLUMN ";
		return List.of(
				change("change the expression of a generated column", stored, generated("c", "int", "n * 3", true),
						MODIFY + "int GENERATED ALWAYS AS (n * 3) STORED"),
				change("change the expression of a virtual column", virtual, generated("c", "int", "n * 3", false),
						MODIFY + "int GENERATED ALWAYS AS (n * 3) VIRTUAL"),
				change("keep the values of a generated column", stored, notNull("c", "int"), MODIFY + "int NOT NULL"),
				change("generate a column", withDefault(notNull("c", "int"), "1").withComment("x"),
						stored.withComment("x"), MODIFY + "int GENERATED ALWAYS AS (n * 2) STORED COMMENT 'x'"),
				change("change the type of a generated column", stored, generated("c", "varchar(9)", "n * 2", true),
						MODIFY + "varchar(9) GENERATED ALWAYS AS (n * 2) STORED"),
				change("widen a generated column", generated("c", "varchar(5)", "'a'", true),
						generated("c", "varchar(9)", "'a'", true),
						MODIFY + "varchar(9) GENERATED ALWAYS AS ('a') STORED"),
				change("rename a generated column", stored, stored.withName(Name.of("d")),
						"ALTER TABLE t RENAME COLUMN c TO d"),
				changeOf("keep the values of a virtual column", virtual,
						withDefault(notNull("d", "int"), "1").withComment("x"),
						drop + ", ADD COLUMN d int GENERATED ALWAYS AS (n * 2) STORED",
						"ALTER TABLE t MODIFY COLUMN d int NOT NULL DEFAULT 1 COMMENT 'x'"),
				changeOf("store a virtual column", virtual, stored, drop,
						add + "c int GENERATED ALWAYS AS (n * 2) STORED"),
				changeOf("compute a column when it is read", column("c", "int"), virtual,
						drop + " /* its values give way to computed ones */",
						add + "c int GENERATED ALWAYS AS (n * 2) VIRTUAL"));
	}

	private static DialectCase change(String title, Column from, Column to, String... sql) {
		return row(title, table("t", from, column("n", "int")).withIndexes(List.of(index(from.name().text()))), from,
				to, sql);
	}

	/**
	 * Of a column that no index can follow or that has none.
	 */
	private static DialectCase changeOf(String title, Column from, Column to, String... sql) {
		return row(title, table("t", from, column("n", "int")), from, to, sql);
	}

	private static DialectCase row(String title, Table before, Column from, Column to, String... sql) {
		return DialectCase.of(title, schema(before), new AlterColumn(name("t"), from, to, null, null), sql);
	}

}
