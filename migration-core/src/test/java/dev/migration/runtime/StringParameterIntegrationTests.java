package dev.migration.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.revision.Direction;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.script.ScriptArguments;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Strings as parameters on PostgreSQL: online as in a text.
 */
class StringParameterIntegrationTests {

	private static final String TABLE = """
			CREATE TABLE sample (id integer PRIMARY KEY DEFAULT 1, notes jsonb, mood mood, key uuid, day date,
				number integer, name varchar(40), text text, moods mood[], tags text[], found boolean)
			""";

	static Stream<Sample> samples() {
		return Stream.of(
				new Sample("UPDATE sample SET notes = ?", "notes", "{\"it's\": \"\\\\ ?\"}", "{\"it's\": \"\\\\ ?\"}"),
				new Sample("UPDATE sample SET mood = ?", "mood", "so-so", "so-so"),
				new Sample("UPDATE sample SET key = ?", "key", "5c626978-d652-4000-8000-000000000000",
						"5c626978-d652-4000-8000-000000000000"),
				new Sample("UPDATE sample SET day = ?", "day", "2026-11-20", "2026-11-20"),
				new Sample("UPDATE sample SET number = ?", "number", "42", "42"),
				new Sample("UPDATE sample SET name = ?", "name", "o'neil \\ ?", "o'neil \\ ?"),
				new Sample("UPDATE sample SET text = ?", "text", "", ""),
				new Sample("UPDATE sample SET text = ?", "text", null, null),
				new Sample("UPDATE sample SET notes = ?", "notes", null, null),
				new Sample("UPDATE sample SET name = concat(name, ?)", "name", "b", "ab"),
				new Sample("UPDATE sample SET name = upper(?)", "name", "b", "B"),
				new Sample("UPDATE sample SET notes = jsonb_build_object('a', ?)", "notes", "b", "{\"a\": \"b\"}"),
				new Sample("UPDATE sample SET found = notes ?? ?", "found", "x", "true"),
				new Sample("UPDATE sample SET moods = ?", "moods", List.of("ok", "so-so"), "{ok,so-so}"),
				new Sample("UPDATE sample SET tags = ?", "tags", new String[] { "a,b", null }, "{\"a,b\",NULL}"),
				new Sample("UPDATE sample SET tags = ?", "tags", List.of(), "{}"),
				new Sample("UPDATE sample SET mood = ?", "mood", Mood.ok, "ok"));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void stringIsOnlineWhatItIsInAText(Sample sample) {
		Consumer<Operations> upgrade = (op) -> op.execute(sample.sql(), sample.value());

		assertThat(online(upgrade, sample.column())).isEqualTo(sample.expected());
		assertThat(offline(upgrade, sample.column())).isEqualTo(sample.expected());
	}

	@Test
	void othersAreBound() {
		Consumer<Operations> upgrade = (op) -> op.execute(
				"UPDATE sample SET text = ?, number = ?, found = notes ?? 'x' AND '?' = '?' WHERE name = ? AND id = ?",
				Arrays.asList("it's ??", null, "a", 1).toArray());

		assertThat(online(upgrade, "text || found")).isEqualTo("it's ??true");
		assertThat(offline(upgrade, "text || found")).isEqualTo("it's ??true");
	}

	@Test
	void overloadedFunctionsWantAType() {
		Consumer<Operations> casting = (op) -> op.execute("UPDATE sample SET text = pick(CAST(? AS date))",
				"2026-11-20");
		Consumer<Operations> open = (op) -> op.execute("UPDATE sample SET text = pick(?)", "2026-11-20");

		assertThat(online(casting, "text")).isEqualTo("date");
		assertThat(catchThrowableOfType(RevisionFailedException.class, () -> online(open, "text")))
			.hasMessageContaining("function pick(unknown) is not unique");
	}

	@Test
	void wrongNumberOfValuesIsNamed() {
		assertThat(catchThrowableOfType(RevisionFailedException.class,
				() -> online((op) -> op.execute("UPDATE sample SET text = ?", "a", "b"), "text")))
			.hasMessageContaining("The statement 'UPDATE sample SET text = ?' has '1' parameters but '2' values are"
					+ " given; give one value for each '?'.");
	}

	private static String online(Consumer<Operations> upgrade, String column) {
		try (TestDatabase database = TestDatabase.create()) {
			JdbcClient jdbc = prepared(database);
			MigrationHistory history = MigrationHistory.of(List.of(revision(upgrade)));
			new MigrationRunner(history, TestRevisions.database(database.dataSource()), TestRevisions.options())
				.run((rows) -> history.map().upgrade(rows, RevisionTarget.HEADS));
			return value(jdbc, column);
		}
	}

	private static String offline(Consumer<Operations> upgrade, String column) {
		try (TestDatabase database = TestDatabase.create()) {
			JdbcClient jdbc = prepared(database);
			LoadedRevision revision = revision(upgrade);
			RecordedScript
				.of(MigrationHistory.of(List.of(revision)), revision.node(), Direction.UPGRADE, new PostgreSqlDialect(),
						ScriptArguments.NONE)
				.statements()
				.forEach((sql) -> new JdbcTemplate(database.dataSource())
					.execute((StatementCallback<Boolean>) (statement) -> {
						statement.setEscapeProcessing(false);
						return statement.execute(sql);
					}));
			return value(jdbc, column);
		}
	}

	private static LoadedRevision revision(Consumer<Operations> upgrade) {
		return TestRevisions.revision("a1", List.of(), "first", upgrade, (op) -> {
		});
	}

	private static JdbcClient prepared(TestDatabase database) {
		JdbcClient jdbc = JdbcClient.create(database.dataSource());
		jdbc.sql("CREATE TYPE mood AS ENUM ('ok', 'so-so')").update();
		jdbc.sql(TABLE).update();
		jdbc.sql("INSERT INTO sample (name, notes) VALUES ('a', '{\"x\": 1}')").update();
		jdbc.sql("CREATE FUNCTION pick(a date) RETURNS text LANGUAGE sql AS $$ SELECT 'date' $$").update();
		jdbc.sql("CREATE FUNCTION pick(a integer) RETURNS text LANGUAGE sql AS $$ SELECT 'integer' $$").update();
		return jdbc;
	}

	private static String value(JdbcClient jdbc, String column) {
		return jdbc.sql("SELECT (" + column + ")::text FROM sample")
			.query((result, number) -> result.getString(1))
			.list()
			.get(0);
	}

	private enum Mood {

		ok

	}

	private record Sample(String sql, String column, Object value, String expected) {

	}

}
