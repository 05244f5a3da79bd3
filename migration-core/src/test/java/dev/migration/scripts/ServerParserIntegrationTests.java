package dev.migration.scripts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

import dev.migration.testing.Seeds;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares with the parser of the server itself: in the simple query mode the driver
 * sends a text as it is, and the server answers once for each statement in it.
 */
class ServerParserIntegrationTests {

	/** What a query may select; after each it may go on. */
	private static final List<String> VALUES = List.of("1", "'a;b'", "'it''s;'", "'C:\\'", "E'a\\';b'", "e'\\\\'",
			"E'a'\n'\\';'", "'a'\n'b;'", "U&'\\003B;'", "B'01'", "x'3b'", "N'a;'", "$$a;'b$$", "$x$;$$;$x$", "$é$;$é$",
			"(1)", "case when true then 2 end", "(select 1)", "- -1", "1--;\n", "1 as \"a;\"\"b\"", "1 as a$$b",
			"1 as end", "1 as ü$$", "array[1]", "'[1;2]'", "1/*;/*'*/$$*/", "1 as \u00a0", "$_1$\n-- upgrade\n;$_1$",
			"'\n-- downgrade\n'", "1::text", "'{}'::json", "@ -1", "1 <> 2", "2 ^ 3", "''", "E''", "$$$$");

	private static final List<String> SPACES = List.of(" ", "\n", "\t", "\r\n", "\f", "/**/", "/* ; */",
			"/* /* ' */ ; */", "--\n", "-- ;'$$\n", "--\r", "/*--*/", "/*\n-- upgrade\n*/");

	private static final List<String> ENDS = List.of(";", ";", ";", " ;", ";;", "\n;\n", ";--\n", "; /* ; */ ");

	private static final List<String> OTHERS = List.of("begin", "commit", "do $$begin perform ';'; end$$",
			"do $a$begin if true then null; end if; end$a$",
			"create or replace function f() returns int begin atomic select 1; select case when true then 2 end; end",
			"CREATE OR REPLACE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC SELECT 1; END",
			"create or replace function begin() returns int language sql return 1",
			"create or replace function f() returns int language sql as 'select 1; select 2'",
			"create or replace rule r as on insert to t do also (delete from t; delete from t)",
			"comment on table t is 'a;\\'", "select");

	private static final List<String> MUTATIONS = List.of("'", "\"", "$", "$$", ";", "-", "--", "/*", "*/", "/", "*",
			"\n", "\\", "E", "(", ")", "begin", "end", "case", " ", "é", "\u00a0", "1");

	private static TestDatabase database;

	private static Connection connection;

	@BeforeAll
	static void connect() throws SQLException {
		database = TestDatabase.create();
		Properties properties = new Properties();
		PGProperty.USER.set(properties, database.user());
		PGProperty.PASSWORD.set(properties, database.password());
		PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
		connection = new Driver().connect(database.url(), properties);
		try (Statement statement = connection.createStatement()) {
			statement.execute("create table t (a int)");
		}
	}

	@AfterAll
	static void disconnect() throws SQLException {
		connection.close();
		database.close();
	}

	@Test
	@Tag("campaign")
	void understandsWhatTheServerUnderstands() {
		Seeds.of(20_261_121, 20).check((seed) -> {
			Random random = Seeds.random(seed);
			for (int i = 0; i < 100; i++) {
				String text = text(random);

				assertThat(statements(text)).as(text).hasSize(count(text));
			}
		});
	}

	@Test
	@Tag("campaign")
	void agreesWithTheServerAboutTextsWithMistakes() {
		Seeds.of(20_261_121, 20).check((seed) -> {
			Random random = Seeds.random(seed);
			int accepted = 0;
			for (int i = 0; i < 200; i++) {
				String text = mutated(text(random), random);
				int expected = count(text);
				if (expected >= 0) {
					// The server answers once to nothing as well
					assertThat(Math.max(1, statements(text).size())).as(text).isEqualTo(expected);
					accepted++;
				}
			}
			assertThat(accepted).isGreaterThan(20);
		});
	}

	private static List<String> statements(String text) {
		PlaceholderText plain = new Placeholders("a.sql", Map.of()).replace(text);
		List<SqlToken> tokens = new StatementCheck("a.sql", plain, SqlRules.POSTGRESQL).tokens();
		return new SqlSplitter(SqlRules.POSTGRESQL, text).pieces(tokens)
			.stream()
			.filter((piece) -> !piece.stream().allMatch((token) -> token.isBlank() || token.in(text).equals(";")))
			.map((piece) -> text.substring(piece.get(0).start(), piece.get(piece.size() - 1).end()))
			.toList();
	}

	/**
	 * Return how many statements the server finds, or a negative number if it refuses the
	 * text.
	 */
	private static int count(String text) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			int count = 0;
			boolean result = statement.execute(text);
			while (result || statement.getUpdateCount() != -1) {
				count++;
				result = statement.getMoreResults();
			}
			return count;
		}
		catch (SQLException ex) {
			return -1;
		}
		finally {
			try (Statement statement = connection.createStatement()) {
				statement.execute("rollback");
			}
		}
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		int statements = 1 + random.nextInt(4);
		for (int i = 0; i < statements; i++) {
			text.append(spaces(random, 0)).append(statement(random)).append(any(ENDS, random));
		}
		return text + (random.nextBoolean() ? spaces(random, 0) : "select" + spaces(random, 1) + any(VALUES, random));
	}

	private static String statement(Random random) {
		if (random.nextInt(4) == 0) {
			return any(OTHERS, random);
		}
		StringBuilder query = new StringBuilder("select");
		int values = 1 + random.nextInt(3);
		for (int i = 0; i < values; i++) {
			query.append((i > 0) ? "," : "").append(spaces(random, 1)).append(any(VALUES, random));
		}
		return query.append(spaces(random, 0)).toString();
	}

	private static String spaces(Random random, int least) {
		StringBuilder spaces = new StringBuilder();
		int count = least + random.nextInt(3);
		for (int i = 0; i < count; i++) {
			spaces.append(any(SPACES, random));
		}
		return spaces.toString();
	}

	private static String mutated(String text, Random random) {
		StringBuilder mutated = new StringBuilder(text);
		int changes = 1 + random.nextInt(2);
		for (int i = 0; i < changes; i++) {
			int position = random.nextInt(mutated.length());
			if (random.nextBoolean()) {
				mutated.insert(position, any(MUTATIONS, random));
			}
			else {
				mutated.deleteCharAt(position);
			}
		}
		return mutated.toString();
	}

	private static String any(List<String> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

}
