package dev.migration.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws scripts of the kinds of statements that people write by hand: data, tables,
 * transactions of their own, settings, variables and temporary tables, with comments and
 * strings that look like something else. Each runs from its beginning to its end, and
 * what it changes shows when it is done twice.
 */
final class RandomScript {

	/**
	 * The tables that each script finds.
	 */
	static final List<String> BEFORE = List.of("CREATE TABLE account (id int PRIMARY KEY, n int)",
			"INSERT INTO account VALUES (1, 11), (2, 22), (3, 33), (4, 44), (5, 55)",
			"CREATE TABLE other (id int PRIMARY KEY, n int)", "INSERT INTO other VALUES (1, 1)",
			"CREATE TABLE trace (n int, v varchar(200))");

	/**
	 * What the text of work in {@code op.run} begins with. It may be done twice.
	 */
	static final String WORK = "op.run ";

	private final Random random;

	private final String dialect;

	private final List<String> statements = new ArrayList<>();

	private final List<String> tables = new ArrayList<>();

	private int number;

	private RandomScript(Random random, String dialect) {
		this.random = random;
		this.dialect = dialect;
	}

	/**
	 * Draw a script.
	 * @param random the source of chance
	 * @param dialect the name of the language
	 * @param length how many statements it has at least
	 * @return the statements
	 */
	static List<String> draw(Random random, String dialect, int length) {
		RandomScript script = new RandomScript(random, dialect);
		while (script.statements.size() < length) {
			script.part();
		}
		return script.statements;
	}

	private void part() {
		this.number++;
		switch (this.random.nextInt(10)) {
			case 0, 1 -> add(data());
			case 2, 3 -> table();
			case 4 -> transaction();
			case 5 -> setting();
			case 6, 7 -> variable();
			default -> temporaryTable();
		}
	}

	private void rest() {
		for (int left = this.random.nextInt(3); left > 0; left--) {
			this.number++;
			if (chance(3)) {
				table();
			}
			else {
				add(data());
			}
		}
	}

	/**
	 * What a variable or a temporary table was computed from is another one afterwards.
	 */
	private void restThatChanges() {
		rest();
		this.number++;
		if (chance(2)) {
			add("UPDATE account SET n = mod(n * 3 + " + this.number + ", 10007)");
		}
	}

	private String data() {
		int one = this.number;
		List<String> all = new ArrayList<>(List.of("INSERT INTO trace VALUES (" + one + ", " + string() + ")",
				"INSERT INTO trace VALUES (" + one + ", 'a'), (" + one + ", " + string() + ")",
				"UPDATE account SET n = mod(n * 3 + " + one + ", 10007)",
				"INSERT INTO trace SELECT " + one + ", max(n) FROM account",
				"DELETE FROM trace WHERE n < " + one + " - 8"));
		if (isMariaDb()) {
			all.add("SET STATEMENT max_statement_time = 100 FOR INSERT INTO trace VALUES (" + one + ", 'for')");
			all.add("/*!40000 INSERT INTO trace VALUES (" + one + ", 'carried out') */");
			all.add("REPLACE INTO other SELECT 3, mod(sum(n), 10007) FROM account");
		}
		else {
			all.add("MERGE INTO other USING (SELECT 2 AS id) s ON other.id = s.id WHEN MATCHED THEN UPDATE SET n = mod("
					+ "other.n + " + one + ", 10007) WHEN NOT MATCHED THEN INSERT VALUES (2, " + one + ")");
		}
		if (isPostgreSql()) {
			all.add("WITH moved AS (DELETE FROM trace RETURNING n) INSERT INTO trace SELECT n + 1, 'moved' FROM moved");
			all.add("DO $$ BEGIN UPDATE account SET n = n + 1; END $$");
		}
		return any(all);
	}

	private void table() {
		if (this.tables.isEmpty() || chance(3)) {
			String created = "t" + this.number;
			this.tables.add(created);
			add(any(List.of("CREATE TABLE " + created + " (id int, v varchar(200))",
					"CREATE TABLE " + created + " (id int, v varchar(200) DEFAULT 'x;y')",
					"CREATE TABLE " + created + " AS SELECT id, cast('x' AS " + (isMariaDb() ? "char" : "varchar")
							+ "(200)) AS v FROM account")));
			return;
		}
		String table = any(this.tables);
		String column = "c" + this.number;
		switch (this.random.nextInt(8)) {
			case 0, 1 -> add("INSERT INTO " + table + " VALUES (" + this.number + ", " + string() + ")");
			case 2 -> {
				add("ALTER TABLE " + table + " ADD COLUMN " + column + " int DEFAULT 7");
				add("UPDATE " + table + " SET " + column + " = " + column + " + id");
				add("ALTER TABLE " + table + " DROP COLUMN " + column);
			}
			case 3 -> {
				add("CREATE INDEX ix" + this.number + " ON " + table + " (id)");
				if (chance(2)) {
					add("DROP INDEX ix" + this.number + (isMariaDb() ? " ON " + table : ""));
				}
			}
			case 4 -> {
				add("CREATE VIEW w" + this.number + " AS SELECT id FROM account WHERE n <> 7");
				add(any(List.of("DROP VIEW w" + this.number, "DROP VIEW IF EXISTS w" + this.number)));
			}
			case 5 -> {
				String renamed = "t" + this.number;
				this.tables.remove(table);
				this.tables.add(renamed);
				add("ALTER TABLE " + table + " RENAME TO " + renamed);
			}
			case 6 -> {
				this.tables.remove(table);
				add(any(List.of("DROP TABLE ", "DROP TABLE IF EXISTS ")) + table);
			}
			default -> {
				add("TRUNCATE TABLE " + table);
				add("INSERT INTO " + table + " SELECT id, 'z' FROM account");
			}
		}
	}

	private void transaction() {
		this.statements.add(any(List.of("BEGIN", "begin", "-- mine\nBEGIN")));
		add(data());
		if (chance(3)) {
			this.statements.add("SAVEPOINT middle");
			add(data());
			this.statements.add("ROLLBACK TO SAVEPOINT middle");
			add(data());
		}
		this.statements.add(any(List.of("COMMIT", "commit /* ; */", "ROLLBACK", "rollback")));
		rest();
	}

	private void setting() {
		int one = this.number;
		switch (this.dialect) {
			case "postgresql" -> {
				add(any(List.of("SET my.x = '" + one + "'", "SELECT set_config('my.x', '" + one + "', false)",
						"SELECT 1, set_config('my.x', '" + one + "', false)")));
				rest();
				add("INSERT INTO trace SELECT " + one + ", current_setting('my.x')");
			}
			case "mariadb" -> {
				this.statements.add("/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='ANSI_QUOTES' */");
				rest();
				this.statements.add("INSERT INTO \"trace\" VALUES (" + one + ", 'quoted')");
				this.statements.add("/*!40101 SET SQL_MODE=@OLD_SQL_MODE */");
			}
			default -> {
				add("SET SCHEMA INFORMATION_SCHEMA");
				add("INSERT INTO public.trace VALUES (" + one + ", " + string() + ")");
				add("SET SCHEMA PUBLIC");
			}
		}
	}

	private void variable() {
		int one = this.number;
		if (isPostgreSql()) {
			add("PREPARE p" + one + " AS INSERT INTO trace VALUES ($1, 'prepared')");
			rest();
			add("EXECUTE p" + one + "(" + one + ")");
			return;
		}
		add(any(List.of("SET @a" + one + " = " + one, "SET @a" + one + " = (SELECT max(n) FROM account)")));
		restThatChanges();
		add("INSERT INTO trace VALUES (@a" + one + ", 'variable')");
	}

	private void temporaryTable() {
		int one = this.number;
		String create = "CREATE " + ("h2".equals(this.dialect) ? "LOCAL " : "") + "TEMPORARY TABLE s" + one;
		if (chance(2)) {
			add(create + " AS SELECT " + any(List.of("5 AS id", "max(n) AS id FROM account")));
		}
		else {
			add(create + " (id int)");
			add("INSERT INTO s" + one + " SELECT min(n) FROM account");
		}
		restThatChanges();
		if (chance(3)) {
			this.statements
				.add(WORK + "UPDATE other SET n = coalesce((SELECT max(id) FROM s" + one + "), -1) WHERE id = 1");
		}
		add("INSERT INTO trace SELECT id, 'temporary' FROM s" + one);
		if (chance(2)) {
			add("DROP " + (isMariaDb() ? "TEMPORARY " : "") + "TABLE s" + one);
		}
		rest();
	}

	private String string() {
		List<String> all = new ArrayList<>(List.of("'a;b'", "'it''s'", "'-- no'", "'/* x'", "'BEGIN; COMMIT'",
				"'set @x=1'", "'$$'", "'#'", "'set_config('", "''", "'\"'", "'last_insert_id()'", "'from s1'"));
		if (isMariaDb()) {
			all.addAll(List.of("'a\\'b; -- '", "'\\\\'"));
		}
		else {
			all.add("$$it's; /* $$");
		}
		return any(all);
	}

	/**
	 * Add a statement with comments in front, in the middle or behind.
	 */
	private void add(String sql) {
		List<String> comments = new ArrayList<>(
				List.of("/* c */", "-- c\n", "/* ; ' */", "-- it's \"\n", "/* set @x=1; */", "-- BEGIN\n", "/**/"));
		if (isMariaDb()) {
			comments.addAll(List.of("# c'\n", "/* a /* b */"));
		}
		else {
			comments.add("/* /* set */ ; */");
		}
		String text = sql;
		if (!sql.startsWith("/*!") && chance(4)) {
			text = text.replaceFirst(" ", " " + any(comments) + " ");
		}
		if (chance(3)) {
			text = any(comments) + text;
		}
		this.statements.add(chance(4) ? text + any(List.of(";", " ;", " /* e */", " -- e")) : text);
	}

	private boolean isMariaDb() {
		return "mariadb".equals(this.dialect);
	}

	private boolean isPostgreSql() {
		return "postgresql".equals(this.dialect);
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

	private <T> T any(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

}
