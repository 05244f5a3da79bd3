package dev.migration.runtime;

import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migration.dialect.Dialects;
import dev.migration.revision.Direction;
import dev.migration.revision.Heads;
import dev.migration.revision.RevisionTarget;
import dev.migration.script.Operations;
import dev.migration.scripts.LoadedRevision;
import dev.migration.testing.Databases;
import dev.migration.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migration.script.Ddl.bigint;
import static dev.migration.script.Ddl.column;
import static dev.migration.script.Ddl.rows;
import static dev.migration.script.Ddl.type;
import static dev.migration.script.Ddl.varchar;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of bulk inserts: the same through a driver as in a text, whether they are
 * strings or of Java's own types.
 */
class TypedRowsIntegrationTests {

	private static final UUID KEY = UUID.fromString("5c626978-d652-4000-8000-000000000000");

	private static final int MANY_ROWS = 200_000;

	private static final String TABLE = """
			CREATE TABLE sample (number integer, key uuid, notes jsonb, mood mood, address inet,
				tags text[], counts integer[], at timestamptz, local timestamp, day date, amount numeric(12, 2),
				content bytea, active boolean)
			""";

	private static final List<Object> STRINGS = List.of("1", KEY.toString(), "{\"it's\": [1, \"\\\\\"]}", "so-so",
			"10.0.0.0/8", "{a,\"b,c\",NULL}", "{1,2}", "2026-11-20T23:29:18.5Z", "2026-11-20 23:29:18.5", "2026-11-20",
			"12.50", "\\x00ff", "true");

	private static final List<Object> VALUES = List.of(2, KEY, "[]", Mood.ok, "::1", Arrays.asList("a", "b,c", null),
			List.of(1, 2), Instant.parse("2026-11-20T23:29:18.5Z"), LocalDateTime.parse("2026-11-20T23:29:18.5"),
			LocalDate.parse("2026-11-20"), new BigDecimal("12.50"), new byte[] { 0, (byte) 0xff }, true);

	private static final List<Object> ARRAYS = List.of(3L, KEY, "null", "ok", "::1", new String[] { "a", "b,c" },
			new int[] { 1, 2 }, OffsetDateTime.parse("2026-11-21T00:29:18.5+01:00"), "infinity", "epoch", 12.5,
			new byte[0], false);

	@Test
	void valuesOfPostgreSqlWithTypesGiven() {
		Consumer<Operations> upgrade = (op) -> {
			op.execute("CREATE TYPE mood AS ENUM ('ok', 'so-so')");
			op.execute(TABLE);
			op.bulkInsert("sample",
					rows(column("number", type("integer")), column("key", type("uuid")), column("notes", type("jsonb")),
							column("mood", type("mood")), column("address", type("inet")),
							column("tags", type("text[]")), column("counts", type("integer[]")),
							column("at", type("timestamptz")), column("local", type("timestamp")),
							column("day", type("date")), column("amount", type("numeric(12, 2)")),
							column("content", type("bytea")), column("active", type("boolean")))
						.from(List.of(STRINGS, VALUES, ARRAYS, Arrays.asList(new Object[13]))));
		};
		try (TestDatabase database = Databases.postgreSql(); TestDatabase text = Databases.postgreSql()) {
			JdbcClient jdbc = run(database, upgrade);
			statements(database, upgrade)
				.forEach((statement) -> JdbcClient.create(text.dataSource()).sql(statement).update());

			List<String> rows = jdbc.sql("SELECT to_jsonb(sample)::text FROM sample").query(String.class).list();
			assertThat(rows).hasSize(4);
			assertThat(rows.get(0)).contains("\"mood\": \"so-so\"", "\"tags\": [\"a\", \"b,c\", null]",
					"\"counts\": [1, 2]", "\"address\": \"10.0.0.0/8\"");
			assertThat(rows.get(1)).contains("\"mood\": \"ok\"", "\"tags\": [\"a\", \"b,c\", null]",
					"\"counts\": [1, 2]", "\"content\": \"\\\\x00ff\"", KEY.toString());
			assertThat(rows.get(2)).contains("\"counts\": [1, 2]", "\"local\": \"infinity\"",
					"\"day\": \"1970-01-01\"");
			assertThat(rows.get(3)).contains("\"tags\": null", "\"key\": null");
			assertThat(jdbc.sql("SELECT count(DISTINCT at) FROM sample").query(Long.class).single()).isEqualTo(1);
			assertThat(JdbcClient.create(text.dataSource())
				.sql("SELECT to_jsonb(sample)::text FROM sample")
				.query(String.class)
				.list()).isEqualTo(rows);
		}
	}

	@Test
	void valuesOfH2WithTypesGiven() {
		Consumer<Operations> upgrade = (op) -> {
			op.execute("CREATE TABLE sample (number integer, id uuid, notes json, tags varchar(20) array,"
					+ " at timestamp with time zone)");
			op.bulkInsert("sample",
					rows(column("number", type("integer")), column("id", type("uuid")), column("notes", type("json")),
							column("tags", type("varchar(20) array")), column("at", type("timestamp with time zone")))
						.from(List.of(
								List.of("1", KEY.toString(), "{\"it's\":[1,\"\\\\\"]}", List.of("a", "b,c"),
										"2026-11-20 23:29:18.5Z"),
								List.of(2, KEY, "[]", new String[] { "a" }, Instant.parse("2026-11-20T23:29:18.5Z")),
								Arrays.asList(new Object[5]))));
		};
		try (TestDatabase database = Databases.h2(); TestDatabase text = Databases.h2()) {
			JdbcClient jdbc = run(database, upgrade);
			statements(database, upgrade)
				.forEach((statement) -> JdbcClient.create(text.dataSource()).sql(statement).update());

			String query = "SELECT concat(number, ' ', id, ' ', CAST(notes AS varchar), ' ', CAST(tags AS varchar), ' ',"
					+ " at AT TIME ZONE 'UTC') FROM sample ORDER BY number NULLS LAST";
			List<String> rows = jdbc.sql(query).query(String.class).list();
			assertThat(rows).containsExactly("1 " + KEY + " {\"it's\":[1,\"\\\\\"]} [a, b,c] 2026-11-20 23:29:18.5+00",
					"2 " + KEY + " [] [a] 2026-11-20 23:29:18.5+00", "    ");
			assertThat(JdbcClient.create(text.dataSource()).sql(query).query(String.class).list()).isEqualTo(rows);
		}
	}

	@Test
	void rowsAreReadOnceAndNotHeld() {
		List<WeakReference<String>> names = new ArrayList<>();
		Consumer<Operations> upgrade = (op) -> {
			op.createTable("sample", column("id", bigint()), column("name", varchar(20)));
			op.bulkInsert("sample", rows("id", "name").from(() -> names(names)));
		};
		try (TestDatabase database = Databases.postgreSql()) {
			JdbcClient jdbc = run(database, upgrade);

			assertThat(jdbc.sql("SELECT count(*) FROM sample").query(Integer.class).single()).isEqualTo(MANY_ROWS);
			assertThat(names).hasSize(MANY_ROWS + 1);
			assertThat(names.get(MANY_ROWS)).isNotNull();
		}
	}

	private static Stream<List<Object>> names(List<WeakReference<String>> names) {
		return IntStream.rangeClosed(1, MANY_ROWS).mapToObj((number) -> {
			String name = "name " + number;
			names.add(new WeakReference<>(name));
			if (number == MANY_ROWS) {
				System.gc();
				long held = names.stream().filter((one) -> one.get() != null).count();
				// At most a batch, and what the driver still has of it
				assertThat(held).isLessThan(5000);
				names.add(new WeakReference<>(name));
			}
			return List.of(number, name);
		});
	}

	private static JdbcClient run(TestDatabase database, Consumer<Operations> upgrade) {
		MigrationHistory history = history(upgrade);
		new MigrationRunner(history,
				new MigrationDatabase("default", database.dataSource(), () -> Dialects.ofUrl(database.url()), null,
						MigrationDatabase.DEFAULT_VERSION_TABLE),
				TestRevisions.options())
			.run((heads) -> history.map().upgrade(Heads.none(), RevisionTarget.HEADS));
		return JdbcClient.create(database.dataSource());
	}

	private static List<String> statements(TestDatabase database, Consumer<Operations> upgrade) {
		MigrationHistory history = history(upgrade);
		return RecordedScript
			.of(history, history.map().heads().get(0), Direction.UPGRADE, Dialects.ofUrl(database.url()).orElseThrow(),
					TestRevisions.options().scriptArguments())
			.statements();
	}

	private static MigrationHistory history(Consumer<Operations> upgrade) {
		LoadedRevision revision = TestRevisions.revision("a1", List.of(), "samples", upgrade, (op) -> {
		});
		return MigrationHistory.of(List.of(revision));
	}

	private enum Mood {

		ok

	}

}
