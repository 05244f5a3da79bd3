package dev.migration.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migration.operation.AddColumn;
import dev.migration.operation.DropColumn;
import dev.migration.schema.Column;
import dev.migration.schema.Name;

import static dev.migration.dialect.MariaDbModels.child;
import static dev.migration.dialect.MariaDbModels.column;
import static dev.migration.dialect.MariaDbModels.generated;
import static dev.migration.dialect.MariaDbModels.index;
import static dev.migration.dialect.MariaDbModels.notNull;
import static dev.migration.dialect.Models.check;
import static dev.migration.dialect.Models.name;
import static dev.migration.dialect.Models.schema;
import static dev.migration.dialect.Models.unique;
import static dev.migration.dialect.Models.with;
import static dev.migration.dialect.Models.withDefault;

/**
 * Rows about columns that come and go, of every type.
 */
final class MariaDbColumnCases {

	/**
	 * The one spelling of each type.
	 */
	private static final List<String> TYPES = List.of("tinyint", "tinyint(1)", "tinyint unsigned", "smallint",
			"smallint unsigned", "mediumint", "int", "int unsigned", "int(5) unsigned zerofill", "bigint",
			"bigint unsigned", "decimal(10,0)", "decimal(38,2)", "decimal(10,2) unsigned", "float", "float(7,3)",
			"float unsigned", "double", "double(10,3)", "bit(1)", "bit(8)", "char(1)", "char(36)", "varchar(255)",
			"varchar(15000)", "binary(1)", "binary(16)", "varbinary(255)", "tinytext", "text", "mediumtext", "longtext",
			"tinyblob", "blob", "mediumblob", "longblob", "date", "time", "time(3)", "datetime", "datetime(6)",
			"timestamp(3)", "year", "json", "enum('b','a','it''s')", "enum('x\\\\y','ä€')", "set('x','y')", "geometry",
			"point", "polygon", "geometrycollection", "int invisible");

	private static final List<String> ONLY_MARIADB = List.of("uuid", "inet6", "inet4", "varchar(10) compressed");

	private MariaDbColumnCases() {
	}

	static List<DialectCase> all(boolean mariaDb) {
		List<DialectCase> rows = new ArrayList<>();
		rows.addAll(types(mariaDb));
		rows.addAll(plain());
		rows.addAll(defaults());
		rows.addAll(literalsOfLargeTypes(mariaDb));
		if (mariaDb) {
			rows.addAll(conditional());
		}
		return rows;
	}

	private static List<DialectCase> types(boolean mariaDb) {
		Stream<String> types = mariaDb ? Stream.concat(TYPES.stream(), ONLY_MARIADB.stream()) : TYPES.stream();
		return types.map((type) -> {
			String nullability = type.startsWith("timestamp") ? " NULL" : "";
			return addColumn("add a column of type " + type, column("n", type), "n " + type + nullability);
		}).toList();
	}

	private static List<DialectCase> plain() {
		return List.of(addColumn("add a column", column("n", "longtext"), "n longtext"),
				addColumn("add a column that is not null", notNull("n", "longtext"), "n longtext NOT NULL"),
				addColumn("add a column with a comment", column("n", "int").withComment("it's \\ so"),
						"n int COMMENT 'it''s \\\\ so'"),
				addColumn("add a column with a collation", column("n", "varchar(20) collate utf8mb4_bin"),
						"n varchar(20) COLLATE utf8mb4_bin"),
				addColumn("add a column with a character set and a collation",
						column("n", "varchar(20) character set latin1 collate latin1_german1_ci"),
						"n varchar(20) COLLATE latin1_german1_ci"),
				addColumn("add an invisible column with a collation",
						column("n", "varchar(20) collate latin1_bin invisible"),
						"n varchar(20) COLLATE latin1_bin invisible"),
				addColumn("add a generated column", generated("n", "bigint", "dept_id * 2", true),
						"n bigint GENERATED ALWAYS AS (dept_id * 2) STORED"),
				addColumn("add a virtual column", generated("n", "bigint", "dept_id * 2", false),
						"n bigint GENERATED ALWAYS AS (dept_id * 2) VIRTUAL"),
				addColumn("add a generated column with a comment",
						generated("n", "bigint", "dept_id * 2", true).withComment("x"),
						"n bigint GENERATED ALWAYS AS (dept_id * 2) STORED COMMENT 'x'"),
				DialectCase.of("drop a column", schema(child()),
						new DropColumn(name("emp"), Name.of("email"), column("email", "varchar(255)")),
						"ALTER TABLE emp DROP COLUMN email"),
				DialectCase
					.of("drop a column of an index, which keeps its others, and of a check",
							schema(with(child(), check("ck", "email <> ''"), unique("uq", "email"))
								.withIndexes(List.of(index("dept_id", "email", "id")))),
							new DropColumn(name("emp"), Name.of("email"), column("email", "varchar(255)")),
							"ALTER TABLE emp DROP COLUMN email")
					.irreversible());
	}

	private static List<DialectCase> defaults() {
		return List.of(
				addColumn("add a column with a default", withDefault(notNull("n", "int"), "0"),
						"n int NOT NULL DEFAULT 0"),
				addColumn("add a column with a default of text", withDefault(notNull("n", "varchar(20)"), "'it''s'"),
						"n varchar(20) NOT NULL DEFAULT 'it''s'"),
				addColumn("add a column with a default that is an expression",
						withDefault(column("n", "varchar(36)"), "uuid()"), "n varchar(36) DEFAULT (uuid())"),
				addColumn("add a column with a default that ends in a comment",
						withDefault(notNull("n", "int"), "(0) -- nothing"),
						"n int NOT NULL DEFAULT ((0) -- nothing\n)"),
				addColumn("add a column with a default in parentheses", withDefault(column("n", "int"), "(1 + 1)"),
						"n int DEFAULT (1 + 1)"),
				addColumn("add a column with a truth as default", withDefault(notNull("n", "bit"), "false"),
						"n bit(1) NOT NULL DEFAULT false"),
				addColumn("add a column with bits as default", withDefault(notNull("n", "bit(8)"), "b'101'"),
						"n bit(8) NOT NULL DEFAULT b'101'"),
				addColumn("add a column with a negative default", withDefault(column("n", "decimal(5,2)"), "-1.50"),
						"n decimal(5,2) DEFAULT -1.50"),
				addColumn("add a column with a date as default", withDefault(column("n", "date"), "date '2026-01-02'"),
						"n date DEFAULT date '2026-01-02'"),
				addColumn("add a column with the current time as default",
						withDefault(notNull("n", "datetime(6)"), "current_timestamp(6)"),
						"n datetime(6) NOT NULL DEFAULT current_timestamp(6)"),
				addColumn("add a column that tells the last update",
						withDefault(notNull("n", "datetime(6)"), "current_timestamp(6) on update current_timestamp(6)"),
						"n datetime(6) NOT NULL DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6)"),
				addColumn("add a column that tells the last update only",
						withDefault(column("n", "datetime"), "NULL ON UPDATE now()"),
						"n datetime DEFAULT NULL ON UPDATE now()"),
				addColumn("add an enum column with a default", withDefault(notNull("n", "enum('ok','sad')"), "'ok'"),
						"n enum('ok','sad') NOT NULL DEFAULT 'ok'"));
	}

	private static List<DialectCase> literalsOfLargeTypes(boolean mariaDb) {
		return List.of(
				addColumn("add a text with a default", withDefault(column("n", "longtext"), "'x'"),
						"n longtext DEFAULT " + (mariaDb ? "'x'" : "('x')")),
				addColumn("add a document with a default", withDefault(column("n", "json"), "'{}'"),
						"n json DEFAULT " + (mariaDb ? "'{}'" : "('{}')")));
	}

	private static List<DialectCase> conditional() {
		return List.of(DialectCase.of("add a column if it is not there", schema(child()),
				new AddColumn(name("emp"), column("n", "int"), true), "ALTER TABLE emp ADD COLUMN IF NOT EXISTS n int"),
				DialectCase
					.of("drop a column if it is there", schema(child()),
							new DropColumn(name("emp"), Name.of("email"), null, true),
							"ALTER TABLE emp DROP COLUMN IF EXISTS email")
					.irreversible());
	}

	private static DialectCase addColumn(String title, Column column, String sql) {
		return DialectCase.of(title, schema(child()), new AddColumn(name("emp"), column),
				"ALTER TABLE emp ADD COLUMN " + sql);
	}

}
